"""Six figures of a period, beside the same length of time before it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

import msgspec

from cleaning.application.ledger.queries import LedgerQueries
from cleaning.application.reports.day import Day, midnight
from cleaning.application.reports.margin import next_month
from cleaning.application.shared.access import Permission, Scope, Viewer
from cleaning.application.treasury.queries import TreasuryQueries
from cleaning.application.visits.queries import Performance, PerformanceQueries
from cleaning.domain.reports.margin import NOTHING, Margin
from cleaning.domain.shared.money import Money

TENTH = Decimal("0.1")


class Span(StrEnum):
    """The periods there are to choose from; each runs up to today."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"

    def days(self, today: date) -> tuple[date, date]:
        """First and last day, both included."""
        starts = {
            Span.DAY: today,
            Span.WEEK: today - timedelta(days=today.weekday()),
            Span.MONTH: today.replace(day=1),
            Span.YEAR: today.replace(month=1, day=1),
        }
        return starts[self], today

    def before(self, today: date) -> tuple[date, date]:
        """The same stretch of the period before: 1–24 October for 1–24 November."""
        start, _ = self.days(today)
        length = today - start
        if self is Span.MONTH:
            earlier = (start - timedelta(days=1)).replace(day=1)
            return earlier, min(earlier + length, next_month(earlier) - timedelta(days=1))
        if self is Span.YEAR:
            earlier = start.replace(year=start.year - 1)
            return earlier, earlier + length
        earlier = start - timedelta(days=7 if self is Span.WEEK else 1)
        return earlier, earlier + length


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """Money is None for viewers who may not see it; ``trend`` is revenue and margin of the last six months."""

    start: date
    end: date
    before: tuple[date, date]
    margin: Margin | None
    margin_before: Margin | None
    trend: list[Margin]
    work: Performance
    work_before: Performance
    overdue: Money | None
    overdue_clients: int
    overdue_long: int

    @property
    def revenue_change(self) -> Decimal | None:
        """In percent of the revenue before; None when there was none."""
        if self.margin is None or self.margin_before is None or self.margin_before.revenue <= Money.ZERO:
            return None
        before = self.margin_before.revenue.amount
        return ((self.margin.revenue.amount - before) / before * 100).quantize(TENTH, ROUND_HALF_UP)

    @property
    def margin_change(self) -> Decimal | None:
        """In percentage points."""
        if self.margin is None or self.margin_before is None:
            return None
        now, then = self.margin.percent, self.margin_before.percent
        return None if now is None or then is None else now - then


@dataclass(frozen=True, slots=True)
class SixFigures:
    ledger: LedgerQueries
    treasury: TreasuryQueries
    performance: PerformanceQueries

    def __call__(self, viewer: Viewer, span: Span, day: Day) -> Figures:
        scope = viewer.scope
        (start, end), before = span.days(day.date), span.before(day.date)
        money = viewer.can(Permission.REPORTS_MARGIN_VIEW)
        late = self.treasury.ageing(scope=scope, today=day.date) if viewer.can(Permission.PAYMENTS_VIEW) else None
        overdue = [row for row in late or [] if row.total - row.not_due > Money.ZERO]
        return Figures(
            start=start,
            end=end,
            before=before,
            margin=self._margin(scope, start, end) if money else None,
            margin_before=self._margin(scope, *before) if money else None,
            trend=self._trend(scope, day.date) if money else [],
            work=self._work(scope, start, end, day),
            work_before=self._work(scope, *before, day),
            overdue=None if late is None else sum((row.total - row.not_due for row in overdue), Money.ZERO),
            overdue_clients=len(overdue),
            overdue_long=sum(1 for row in overdue if row.to_90 + row.over_90 > Money.ZERO),
        )

    def _margin(self, scope: Scope, start: date, end: date) -> Margin:
        rows = self.ledger.by_client(start, end, scope=scope)
        parts = (Margin(revenue=row.revenue, materials=row.materials, labour=row.labour) for row in rows)
        return sum(parts, NOTHING)

    def _trend(self, scope: Scope, today: date) -> list[Margin]:
        months = [today.replace(day=1)]
        while len(months) < 6:
            months.insert(0, (months[0] - timedelta(days=1)).replace(day=1))
        by_month = dict.fromkeys(months, NOTHING)
        for row in self.ledger.by_client(months[0], today, scope=scope):
            by_month[row.month] += Margin(revenue=row.revenue, materials=row.materials, labour=row.labour)
        return list(by_month.values())

    def _work(self, scope: Scope, start: date, end: date, day: Day) -> Performance:
        until = midnight(end + timedelta(days=1), day.zone)
        return self.performance.of(scope, midnight(start, day.zone), until)
