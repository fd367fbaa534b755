"""A contract rests for a while, and goes on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec

from cleaning.application.sales.open_contract import OpenContract
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.sales.agreement import Suspension
from cleaning.domain.shared.ids import ContractId


class Resting(msgspec.Struct, frozen=True, kw_only=True):
    """From ``starts_on`` up to and without ``resumes_on``; ``visits_off``: nobody comes meanwhile."""

    starts_on: date
    reason: str
    resumes_on: date | None = None
    visits_off: bool = True


@dataclass(frozen=True, slots=True)
class SuspendContract:
    """The monthly fee rests by the day; visits are taken off the board or kept, as said."""

    work: Work
    open: OpenContract
    clock: Clock

    def __call__(self, contract_id: ContractId, said: Resting, *, version: int | None = None) -> None:
        with self.work:
            contract = self.open(contract_id, version)
            contract.suspend(
                Suspension(
                    starts_on=said.starts_on, resumes_on=said.resumes_on, reason=said.reason.strip(),
                    visits_off=said.visits_off,
                )
            )  # fmt: skip
            contract.settle(self.clock.today())


@dataclass(frozen=True, slots=True)
class ResumeContract:
    """Work goes on from a day, today when none is said."""

    work: Work
    open: OpenContract
    clock: Clock

    def __call__(self, contract_id: ContractId, on: date | None = None, *, version: int | None = None) -> None:
        with self.work:
            contract = self.open(contract_id, version)
            contract.resume(on or self.clock.today())
            contract.settle(self.clock.today())
