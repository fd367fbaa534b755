"""Persons against firms, from the books: revenue, what it cost, what was paid, what is owed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec

from cleaning.application.ledger.queries import KindMonth, KindOwed, LedgerQueries
from cleaning.application.reports.margin import Months
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.clients.values import ClientKind
from cleaning.domain.reports.margin import NOTHING, Margin
from cleaning.domain.shared.money import Money


class KindFigures(msgspec.Struct, frozen=True, kw_only=True):
    """One kind over the whole period; ``settled`` was paid or credited in it, ``owed`` is open at its end."""

    kind: ClientKind
    margin: Margin
    settled: Money
    owed: Money
    owing: int
    months: dict[date, Margin]


class KindReport(msgspec.Struct, frozen=True, kw_only=True):
    months: list[date]
    kinds: list[KindFigures]

    @property
    def revenue(self) -> Money:
        return sum((one.margin.revenue for one in self.kinds), Money.ZERO)


@dataclass(frozen=True, slots=True)
class ReportKinds:
    """Two questions, however many clients there are."""

    ledger: LedgerQueries
    access: Access

    def __call__(self, months: Months) -> KindReport:
        self.access.require(Permission.REPORTS_MARGIN_VIEW)
        scope = self.access.viewer.scope
        rows = self.ledger.by_kind(months.first, months.end, scope=scope)
        owed = {one.kind: one for one in self.ledger.owed_by_kind(months.end, scope=scope)}
        kinds = [_figures(kind, [row for row in rows if row.kind is kind], owed.get(kind)) for kind in ClientKind]
        return KindReport(months=months.all(), kinds=kinds)


def _figures(kind: ClientKind, rows: list[KindMonth], owed: KindOwed | None) -> KindFigures:
    by_month = {row.month: Margin(revenue=row.revenue, materials=row.materials, labour=row.labour) for row in rows}
    return KindFigures(
        kind=kind,
        margin=sum(by_month.values(), NOTHING),
        settled=sum((row.settled for row in rows), Money.ZERO),
        owed=owed.balance if owed else Money.ZERO,
        owing=owed.owing if owed else 0,
        months=by_month,
    )
