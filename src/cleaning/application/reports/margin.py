"""Revenue, cost and margin by client and month, from the books."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import msgspec

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.ledger.queries import ClientMonth, LedgerQueries, LineFilter, LineRow
from cleaning.application.shared.access import Access, Permission, Scope
from cleaning.application.shared.paging import Page
from cleaning.domain.reports.margin import NOTHING, Margin
from cleaning.domain.shared.errors import RuleBroken

MOST_MONTHS = 60


class Measure(StrEnum):
    """What of the report is opened, and the account it comes from."""

    REVENUE = "revenue"
    MATERIALS = "materials"
    LABOUR = "labour"

    @property
    def account(self) -> str:
        return {"revenue": "703", "materials": "601", "labour": "604"}[self.value]


class Months(msgspec.Struct, frozen=True, kw_only=True):
    """Whole months from ``first`` to ``last``, both first days."""

    first: date
    last: date

    @classmethod
    def between(cls, first: date, last: date) -> Months:
        """From the month of one day to the month of another; at most five years."""
        months = cls(first=first.replace(day=1), last=last.replace(day=1))
        if months.first > months.last:
            raise RuleBroken("report.months", field="from", first=months.first, last=months.last)
        if (last.year - first.year) * 12 + last.month - first.month >= MOST_MONTHS:
            raise RuleBroken("report.too_long", field="from", most=MOST_MONTHS)
        return months

    @property
    def end(self) -> date:
        """The last day of the last month."""
        return next_month(self.last) - timedelta(days=1)

    def all(self) -> list[date]:
        months, month = [], self.first
        while month <= self.last:
            months.append(month)
            month = next_month(month)
        return months

    @classmethod
    def lately(cls, today: date, count: int = 6) -> Months:
        """The month of ``today`` and those before it."""
        first = last = today.replace(day=1)
        for _ in range(count - 1):
            first = (first - timedelta(days=1)).replace(day=1)
        return cls(first=first, last=last)

    def around(self, today: date, count: int = 24) -> list[date]:
        """Months to choose from, newest first: the last ``count`` and those of this stretch."""
        lately = self.lately(today, count).all()
        return sorted({*lately, self.first, self.last}, reverse=True)


def next_month(month: date) -> date:
    return (month.replace(day=1) + timedelta(days=32)).replace(day=1)


class ClientMargin(msgspec.Struct, frozen=True, kw_only=True):
    """A client's figures over the period, and by month."""

    client_id: int
    name: str
    total: Margin
    months: dict[date, Margin]


class MarginReport(msgspec.Struct, frozen=True, kw_only=True):
    """Clients by revenue, months in order (also empty ones), and the total; amounts without VAT."""

    months: dict[date, Margin]
    clients: list[ClientMargin]
    total: Margin


@dataclass(frozen=True, slots=True)
class ReportMargin:
    """The figures and what lies behind each of them."""

    ledger: LedgerQueries
    clients: ClientQueries
    access: Access

    def __call__(self, months: Months, *, client_id: int | None = None) -> MarginReport:
        scope = self._allowed()
        rows = self.ledger.by_client(months.first, months.end, scope=scope, client_id=client_id)
        names = self.clients.names([row.client_id for row in rows])
        by_month = dict.fromkeys(months.all(), NOTHING)
        by_client: dict[int, dict[date, Margin]] = {}
        for row in rows:
            figures = _figures(row)
            by_month[row.month] += figures
            by_client.setdefault(row.client_id, {})[row.month] = figures
        found = [
            ClientMargin(
                client_id=one,
                name=names[one].name if one in names else "–",
                total=_sum(client_months.values()),
                months=client_months,
            )
            for one, client_months in by_client.items()
        ]
        found.sort(key=lambda client: (-client.total.revenue.amount, client.name))
        return MarginReport(months=by_month, clients=found, total=_sum(by_month.values()))

    def behind(
        self, measure: Measure, months: Months, client_id: int, *, after: str | None = None, limit: int | None = None
    ) -> Page[LineRow]:
        """The posted lines of one number, newest first."""
        wanted = LineFilter(start=months.first, end=months.end, client_id=client_id)
        return self.ledger.lines(measure.account, wanted, scope=self._allowed(), after=after, limit=limit)

    def _allowed(self) -> Scope:
        self.access.require(Permission.REPORTS_MARGIN_VIEW)
        return self.access.viewer.scope


def _figures(row: ClientMonth) -> Margin:
    return Margin(revenue=row.revenue, materials=row.materials, labour=row.labour)


def _sum(figures: Iterable[Margin]) -> Margin:
    return sum(figures, NOTHING)
