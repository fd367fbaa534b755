"""Rename, move or close a branch."""

from dataclasses import dataclass

from cleaning.application.company.ports import Branches
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.company.branch import BranchDetails
from cleaning.domain.shared.ids import BranchId


@dataclass(frozen=True, slots=True)
class ChangeBranch:
    work: Work
    branches: Branches
    access: Access

    def __call__(self, branch_id: BranchId, details: BranchDetails, *, version: int | None = None) -> None:
        with self.work:
            self.access.require(Permission.COMPANY_SETTINGS_EDIT, branch=branch_id)
            branch = self.branches.get(branch_id)
            branch.expect(version)
            branch.change(details)
