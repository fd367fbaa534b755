"""What sales does by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cleaning.application.sales.keep_papers import KeepPapers
from cleaning.application.sales.ports import Quotes
from cleaning.application.shared.ports import Clock, Work


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


JOBS = (ExpireQuotes, KeepPapers)
