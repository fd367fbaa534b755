"""What sales does by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from cleaning.application.sales.keep_papers import KeepPapers
from cleaning.application.sales.ports import Contracts, Quotes
from cleaning.application.sales.repricing.letters import PrintLetters
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.sales.near_end import near, warn
from cleaning.domain.sales.terms import LONGEST_DAYS

FARTHEST_NOTICE = timedelta(days=LONGEST_DAYS + 1)


@dataclass(frozen=True, slots=True)
class ExpireQuotes:
    """Every night sent offers whose last day has passed are closed."""

    name: ClassVar[str] = "sales.expire_quotes"
    every: ClassVar[str] = "10 1 * * *"

    work: Work
    quotes: Quotes
    clock: Clock

    def __call__(self, **arguments: object) -> None:
        with self.work:
            for quote in self.quotes.run_out(self.clock.today()):
                quote.expire(at=self.clock.now(), today=self.clock.today())


@dataclass(frozen=True, slots=True)
class KeepContracts:
    """Every night: those nobody refused in time are renewed, stages become what the day makes them, ends are told of.

    Run twice a day it changes nothing more; run after a week without it, it catches up.
    """

    name: ClassVar[str] = "sales.keep_contracts"
    every: ClassVar[str] = "20 1 * * *"

    work: Work
    contracts: Contracts
    clock: Clock

    def __call__(self, **arguments: object) -> None:
        today = self.clock.today()
        with self.work:
            for contract in self.contracts.ending(today + FARTHEST_NOTICE):
                while contract.renew(today):
                    pass
        with self.work:
            for contract in self.contracts.unsettled(today):
                contract.settle(today)
        with self.work:
            for contract in self.contracts.ending(today + FARTHEST_NOTICE):
                coming = near(contract, today)
                if coming is not None and self.contracts.tell_once(contract, *coming):
                    warn(contract, *coming)


JOBS = (ExpireQuotes, KeepContracts, KeepPapers, PrintLetters)
