"""The numbers papers get, one after the other."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.domain.company.events import SeriesChanged
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId

LEGAL = {"invoice": 10}
"""Series whose width the law fixes: ten digits on invoices and notices (ППЗДДС чл. 78)."""


@dataclass(eq=False, kw_only=True)
class NumberSeries(Aggregate):
    """``next`` only grows: a number given is never given again."""

    id: int | None = None
    series: str
    branch_id: BranchId | None = None
    prefix: str = ""
    next: int = 1
    width: int = 10
    version: int = 1

    def change(self, *, prefix: str, next: int, width: int) -> None:
        if next < self.next:
            raise RuleBroken("series.goes_forward", field="next", next=self.next)
        if not 1 <= width <= 18:
            raise RuleBroken("number.range", field="width", least=1, most=18)
        if self.series in LEGAL and (prefix or width != LEGAL[self.series]):
            raise RuleBroken("series.legal_form", field="prefix" if prefix else "width", width=LEGAL[self.series])
        if (self.prefix, self.next, self.width) != (prefix.strip(), next, width):
            self.prefix, self.next, self.width = prefix.strip(), next, width
            self.record(SeriesChanged(series=self.series, next=next))
