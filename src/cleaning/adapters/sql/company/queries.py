"""Reads of the company, in Core."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.dialects.postgresql import distinct_on

from cleaning.adapters.sql.company.tables import branches, companies, number_series, settings, vat_rates
from cleaning.adapters.sql.reads import Reads
from cleaning.application.company.queries import BranchRow, CompanyProfile, SeriesRow, VatRateRow
from cleaning.application.company.set_pricing import from_plain
from cleaning.application.shared.access import Scope
from cleaning.domain.company.company import ZONE
from cleaning.domain.company.values import PricingDefaults, VatCode
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId

WORDS = ("legal_name", "eik", "vat_number", "address", "city", "accountable", "phone", "email", "bank", "iban", "bic")
NOBODY_YET = CompanyProfile(name="cleaning", zone=ZONE, vat_registered=False, **dict.fromkeys(WORDS, ""))
PROFILE = select(*[companies.c[name] for name in CompanyProfile.__struct_fields__])


@dataclass(frozen=True, slots=True)
class SqlCompanyQueries:
    reads: Reads

    def profile(self) -> CompanyProfile:
        return self.reads.once(("companies",), "profile", self._profile)

    def _profile(self) -> CompanyProfile:
        row = self.reads.first(PROFILE)
        return NOBODY_YET if row is None else CompanyProfile(**row._mapping)

    def branches(self, scope: Scope, *, closed: bool = False) -> list[BranchRow]:
        wanted = [branches.c[name] for name in BranchRow.__struct_fields__]
        mine = select(*wanted).where(branches.c.id.in_(scope.branch_ids)).order_by(branches.c.name)
        if not closed:
            mine = mine.where(branches.c.active)
        return [BranchRow(**row._mapping) for row in self.reads.all(mine)]

    def branch_names(self) -> dict[BranchId, str]:
        return {BranchId(row.id): row.name for row in self.reads.all(select(branches.c.id, branches.c.name))}

    def vat_rates(self, on: date | None = None) -> list[VatRateRow]:
        return self.reads.once(("vat_rates",), ("rates", on), lambda: self._vat_rates(on))

    def _vat_rates(self, on: date | None) -> list[VatRateRow]:
        wanted = [vat_rates.c[name] for name in VatRateRow.__struct_fields__]
        rates = select(*wanted).order_by(vat_rates.c.valid_from.desc(), vat_rates.c.percent.desc(), vat_rates.c.code)
        if on is not None:
            rates = rates.where(*_in_force(on)).order_by(None)
            newest = rates.ext(distinct_on(vat_rates.c.code))
            rates = newest.order_by(vat_rates.c.code, vat_rates.c.valid_from.desc())
        return [VatRateRow(**row._mapping) for row in self.reads.all(rates)]

    def vat_percent(self, code: VatCode | str, on: date) -> Decimal:
        return self.reads.once(("vat_rates",), ("percent", str(code), on), lambda: self._vat_percent(code, on))

    def _vat_percent(self, code: VatCode | str, on: date) -> Decimal:
        newest = select(vat_rates.c.percent).where(vat_rates.c.code == code, *_in_force(on))
        row = self.reads.first(newest.order_by(vat_rates.c.valid_from.desc()).limit(1))
        if row is None:
            raise RuleBroken("vat.no_rate", rate=str(code), on=on)
        return row.percent

    def series(self) -> list[SeriesRow]:
        wanted = [number_series.c[name] for name in SeriesRow.__struct_fields__ if name != "branch"]
        joined = select(*wanted, branches.c.name.label("branch")).select_from(number_series.outerjoin(branches))
        rows = self.reads.all(joined.order_by(number_series.c.series, branches.c.name.nulls_first()))
        return [SeriesRow(**{**row._mapping, "next": int(row.next)}) for row in rows]

    def setting(self, key: str) -> dict[str, Any] | None:
        return self.reads.once(
            ("settings",), key, lambda: self.reads.scalar(select(settings.c.value).where(settings.c.key == key))
        )

    def pricing_defaults(self) -> PricingDefaults:
        return from_plain(self.setting("pricing") or {})

    def payment_days(self) -> int:
        return self.pricing_defaults().payment_days


def _in_force(on: date) -> tuple[Any, ...]:
    return vat_rates.c.valid_from <= on, or_(vat_rates.c.valid_to.is_(None), vat_rates.c.valid_to > on)
