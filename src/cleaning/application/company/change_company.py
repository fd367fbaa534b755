"""Enter or correct the company's data."""

from dataclasses import dataclass

from cleaning.application.company.ports import Companies
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.company.company import Company, Details


@dataclass(frozen=True, slots=True)
class ChangeCompany:
    """Papers issued before keep what they were issued with."""

    work: Work
    companies: Companies
    access: Access

    def __call__(self, details: Details, *, version: int | None = None) -> None:
        with self.work:
            self.access.require(Permission.COMPANY_SETTINGS_EDIT)
            company = self.companies.the()
            if company is None:
                company = Company(legal_name=details.legal_name, name=details.name)
                self.companies.add(company)
            else:
                company.expect(version)
            company.change(details)
