"""One side gives notice, and may take it back."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.sales.open_contract import OpenContract
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.sales.termination import Notice, Termination
from cleaning.domain.shared.ids import ContractId


@dataclass(frozen=True, slots=True)
class TerminateContract:
    """Notice is given; it runs on until the notice is over."""

    work: Work
    open: OpenContract
    clock: Clock

    def __call__(self, contract_id: ContractId, notice: Notice, *, version: int | None = None) -> Termination:
        with self.work:
            contract = self.open(contract_id, version)
            termination = contract.terminate(notice)
            contract.settle(self.clock.today())
            return termination


@dataclass(frozen=True, slots=True)
class WithdrawNotice:
    """The notice is taken back: the contract ends when it would have."""

    work: Work
    open: OpenContract

    def __call__(self, contract_id: ContractId, *, version: int | None = None) -> None:
        with self.work:
            self.open(contract_id, version).withdraw()
