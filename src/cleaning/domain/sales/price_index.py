"""Indexes that prices follow: numbers with dates, typed by the company."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from dateutil.relativedelta import relativedelta

from cleaning.domain.sales.events import PriceIndexChanged
from cleaning.domain.sales.values import IndexKind
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken

FOUR_PLACES = Decimal("0.0001")
ALL = Decimal(100)


@dataclass(eq=False, kw_only=True)
class IndexValue:
    id: int | None = None
    index_id: int | None = None
    on: date
    value: Decimal


@dataclass(eq=False, kw_only=True)
class PriceIndex(Aggregate):
    """``level``: the value itself (a minimum wage, a chained index); ``percent``: its change over the last year."""

    id: int | None = None
    code: str
    name: str
    kind: IndexKind = IndexKind.PERCENT
    values: list[IndexValue] = field(default_factory=list)
    version: int = 1

    @classmethod
    def begin(cls, *, code: str, name: str, kind: IndexKind) -> PriceIndex:
        if not code.strip():
            raise RuleBroken("field.required", field="code")
        if not name.strip():
            raise RuleBroken("field.required", field="name")
        index = cls(code=code.strip(), name=name.strip(), kind=kind)
        index.record(PriceIndexChanged(code=index.code, name=index.name))
        return index

    def set(self, on: date, value: Decimal) -> None:
        """What it was on a day; said again, the later word counts."""
        if self.kind is IndexKind.LEVEL and value <= 0:
            raise RuleBroken("index.level", field="value", value=value)
        if not -ALL < value < 1_000_000:
            raise RuleBroken("index.value", field="value", value=value)
        known = next((one for one in self.values if one.on == on), None)
        if known is None:
            self.values.append(IndexValue(on=on, value=value))
        else:
            known.value = value
        self.record(PriceIndexChanged(code=self.code, name=self.name, on=on, value=value))


def change_of(kind: IndexKind, values: Iterable[tuple[date, Decimal]], day: date, months: int) -> Decimal | None:
    """By how many percent the index moved in the ``months`` before ``day``; None when its values do not say."""
    before = day - relativedelta(months=months)
    known = sorted(values)
    latest = [value for on, value in known if on <= day]
    if kind is IndexKind.PERCENT:
        recent = [value for on, value in known if before < on <= day]
        return recent[-1] if recent else None
    earlier = [value for on, value in known if on <= before]
    if not latest or not earlier:
        return None
    return ((latest[-1] - earlier[-1]) * ALL / earlier[-1]).quantize(FOUR_PLACES, ROUND_HALF_UP)
