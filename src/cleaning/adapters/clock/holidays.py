"""Public holidays of Bulgaria, with the Mondays given for holidays on a weekend (КТ чл. 154)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from holidays import country_holidays


@cache
def _of_year(year: int) -> frozenset[date]:
    return frozenset(country_holidays("BG", years=year))


@dataclass(frozen=True, slots=True)
class BulgarianHolidays:
    """A year is worked out once per process."""

    def between(self, first: date, last: date) -> frozenset[date]:
        years = range(first.year, last.year + 1)
        return frozenset(day for year in years for day in _of_year(year) if first <= day <= last)
