"""What happens to a contract in force: an annex, a rest, notice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec

from cleaning.application.sales.contract_inputs import ContractLineInputs, TermsInputs
from cleaning.application.sales.contract_lines import ContractLines
from cleaning.application.sales.ports import Contracts
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.sales.agreement import Change, Suspension
from cleaning.domain.sales.contract import Contract
from cleaning.domain.sales.termination import Notice, Termination
from cleaning.domain.shared.ids import ContractId


class AnnexInputs(msgspec.Struct, frozen=True, kw_only=True):
    """All lines as they should be from ``effective_on``; those with ``line_id`` take that line's place.

    ``ends_on`` is the end of the contract from then on, None without one; ``terms`` None stay as they are.
    """

    effective_on: date
    lines: tuple[ContractLineInputs, ...]
    ends_on: date | None = None
    terms: TermsInputs | None = None
    signed_on: date | None = None
    reason: str = ""


class Resting(msgspec.Struct, frozen=True, kw_only=True):
    """From ``starts_on`` up to and without ``resumes_on``; ``visits_off``: nobody comes meanwhile."""

    starts_on: date
    reason: str
    resumes_on: date | None = None
    visits_off: bool = True


@dataclass(frozen=True, slots=True)
class OpenContract:
    """The contract to change, once the viewer may."""

    contracts: Contracts
    access: Access

    def __call__(self, contract_id: ContractId, version: int | None) -> Contract:
        contract = self.contracts.get(contract_id)
        self.access.require(Permission.SALES_CONTRACT_EDIT, branch=contract.branch_id)
        contract.expect(version)
        return contract


@dataclass(frozen=True, slots=True)
class MakeAnnex:
    """From a day on something else is agreed; plan, visits and fees follow. Returns its number."""

    work: Work
    open: OpenContract
    lines: ContractLines
    clock: Clock

    def __call__(self, contract_id: ContractId, said: AnnexInputs, *, version: int | None = None) -> int:
        with self.work:
            contract = self.open(contract_id, version)
            before = contract.lines_from(said.effective_on)
            lines = self.lines(contract.client_id, contract.branch_id, said.lines, said.effective_on, before)
            change = Change(
                effective_on=said.effective_on, reason=said.reason, ends_on=said.ends_on,
                lines=tuple(lines),
                terms=None if said.terms is None else said.terms.read(),
            )  # fmt: skip
            today = self.clock.today()
            return contract.change(change, signed_on=said.signed_on or today, today=today).number


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
