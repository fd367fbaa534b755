"""A stored contract that the viewer may change."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.sales.ports import Contracts
from cleaning.application.shared.access import Access, Permission
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
