"""Write a contract by hand: draft it, change the draft, sign it or throw it away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.sales.contract_inputs import ContractInputs
from cleaning.application.sales.contract_lines import ContractLines
from cleaning.application.sales.open_contract import OpenContract
from cleaning.application.sales.ports import Contracts
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Numbers, Work
from cleaning.domain.sales.contract import Contract, Heading
from cleaning.domain.sales.terms import LONGEST_MONTHS
from cleaning.domain.sales.values import ContractStage
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ContractId

SERIES = "contract"


def take_number(numbers: Numbers) -> str:
    """Contracts of every origin share one series; a draft has no number."""
    return numbers.take(SERIES, prefix="Д", width=6)


def heading_of(said: ContractInputs) -> Heading:
    if said.months is not None and not 0 < said.months <= LONGEST_MONTHS:
        raise RuleBroken("contract.months", field="months", value=said.months)
    months = None if said.months is None else said.starts_on + relativedelta(months=said.months)
    return Heading(
        title=said.title, starts_on=said.starts_on, ends_on=said.ends_on or months, terms=said.terms.read(),
        note=said.note.strip(), responsible_id=said.responsible_id,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class DraftContract:
    """It belongs to its client's branch; nothing follows from it until it is signed."""

    work: Work
    contracts: Contracts
    lines: ContractLines
    clients: ClientQueries
    access: Access

    def __call__(self, said: ContractInputs) -> ContractId:
        with self.work:
            branch_id = self.clients.party(said.client_id).branch_id
            self.access.require(Permission.SALES_CONTRACT_EDIT, branch=branch_id)
            contract = Contract.draft(
                branch_id=branch_id, client_id=said.client_id, heading=heading_of(said),
                lines=self.lines(said.client_id, branch_id, said.lines, said.starts_on),
            )  # fmt: skip
            self.contracts.add(contract)
            return contract.known_id


@dataclass(frozen=True, slots=True)
class ReviseContract:
    """Everything a draft says, anew."""

    work: Work
    open: OpenContract
    lines: ContractLines

    def __call__(self, contract_id: ContractId, said: ContractInputs, *, version: int | None = None) -> None:
        with self.work:
            contract = self.open(contract_id, version)
            if contract.stage is not ContractStage.DRAFT:
                raise RuleBroken("contract.stage", stage=contract.stage, needed=ContractStage.DRAFT)
            heading = heading_of(said)
            lines = self.lines(contract.client_id, contract.branch_id, said.lines, said.starts_on, contract.lines)
            for line in lines:
                line.replaces_id = None
            contract.revise(heading, lines)


@dataclass(frozen=True, slots=True)
class ActivateContract:
    """Both sides signed: it has its number, and plan, visits and fees follow by reaction."""

    work: Work
    open: OpenContract
    numbers: Numbers
    clock: Clock

    def __call__(self, contract_id: ContractId, *, signed_on: date | None = None, version: int | None = None) -> str:
        with self.work:
            contract = self.open(contract_id, version)
            today = self.clock.today()
            if signed_on is not None and signed_on > today:
                raise RuleBroken("contract.signed_ahead", field="signed_on", value=signed_on)
            number = take_number(self.numbers)
            contract.activate(number=number, signed_on=signed_on or today)
            contract.settle(today)
            return number


@dataclass(frozen=True, slots=True)
class DiscardContract:
    """A draft nobody wants."""

    work: Work
    open: OpenContract
    contracts: Contracts

    def __call__(self, contract_id: ContractId, *, version: int | None = None) -> None:
        with self.work:
            contract = self.open(contract_id, version)
            if contract.stage is not ContractStage.DRAFT:
                raise RuleBroken("contract.stage", stage=contract.stage, needed=ContractStage.DRAFT)
            self.contracts.discard(contract)
