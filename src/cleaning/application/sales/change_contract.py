"""Let a contract rest, go on, or end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cleaning.application.sales.ports import Contracts
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.sales.contract import Contract
from cleaning.domain.shared.ids import ContractId


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
class SuspendContract:
    work: Work
    open: OpenContract

    def __call__(self, contract_id: ContractId, *, version: int | None = None) -> None:
        with self.work:
            self.open(contract_id, version).suspend()


@dataclass(frozen=True, slots=True)
class ResumeContract:
    work: Work
    open: OpenContract

    def __call__(self, contract_id: ContractId, *, version: int | None = None) -> None:
        with self.work:
            self.open(contract_id, version).resume()


@dataclass(frozen=True, slots=True)
class EndContract:
    """``on`` is the first day without work."""

    work: Work
    open: OpenContract

    def __call__(self, contract_id: ContractId, on: date, *, version: int | None = None) -> None:
        with self.work:
            self.open(contract_id, version).end(on)
