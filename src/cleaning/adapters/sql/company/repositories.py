"""The few records of company, by SQLAlchemy."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from cleaning.adapters.sql.company.tables import vat_rates
from cleaning.domain.company.branch import Branch
from cleaning.domain.company.company import Company
from cleaning.domain.company.series import NumberSeries
from cleaning.domain.company.setting import Setting
from cleaning.domain.company.values import VatCode
from cleaning.domain.company.vat_rate import VatRate
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import BranchId


@dataclass(frozen=True, slots=True)
class SqlCompanies:
    session: Session

    def the(self) -> Company | None:
        return self.session.get(Company, 1)

    def add(self, company: Company) -> None:
        self.session.add(company)


@dataclass(frozen=True, slots=True)
class SqlBranches:
    session: Session

    def get(self, branch_id: BranchId) -> Branch:
        if (branch := self.session.get(Branch, branch_id)) is None:
            raise NotFound("branch", branch_id)
        return branch

    def add(self, branch: Branch) -> None:
        self.session.add(branch)
        self.session.flush()


@dataclass(frozen=True, slots=True)
class SqlSettings:
    session: Session

    def get(self, key: str) -> Setting:
        setting = self.session.get(Setting, key, with_for_update=True)
        if setting is None:
            setting = Setting(key=key)
            self.session.add(setting)
        return setting


@dataclass(frozen=True, slots=True)
class SqlVatRates:
    session: Session

    def current(self, code: VatCode, on: date) -> VatRate | None:
        open_then = or_(vat_rates.c.valid_to.is_(None), vat_rates.c.valid_to > on)
        found = select(VatRate).where(vat_rates.c.code == code, vat_rates.c.valid_from <= on, open_then)
        return self.session.scalars(found.order_by(vat_rates.c.valid_from.desc()).with_for_update()).first()

    def add(self, rate: VatRate) -> None:
        self.session.add(rate)


@dataclass(frozen=True, slots=True)
class SqlSeries:
    session: Session

    def get(self, series_id: int) -> NumberSeries:
        series = self.session.get(NumberSeries, series_id, with_for_update=True)
        if series is None:
            raise NotFound("series", series_id)
        return series
