"""Open a place to work from."""

from dataclasses import dataclass

from cleaning.application.company.ports import Branches
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.company.branch import Branch, BranchDetails
from cleaning.domain.shared.ids import BranchId


@dataclass(frozen=True, slots=True)
class OpenBranch:
    work: Work
    branches: Branches
    access: Access

    def __call__(self, details: BranchDetails) -> BranchId:
        with self.work:
            self.access.require(Permission.COMPANY_SETTINGS_EDIT)
            branch = Branch.open(details)
            self.branches.add(branch)
            return branch.known_id
