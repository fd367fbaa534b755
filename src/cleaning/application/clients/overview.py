"""What is to be known of a client before one picks up the phone, gathered from every context that knows something."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

import msgspec

from cleaning.application.clients.masks import without_secrets
from cleaning.application.clients.missing import missing_of
from cleaning.application.clients.queries import ClientQueries, ClientSheet
from cleaning.application.ledger.queries import LedgerQueries
from cleaning.application.premises.queries import PremisesQueries, PremisesRow
from cleaning.application.sales.request_queries import Dealings, RequestLink, RequestQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock
from cleaning.application.treasury.queries import Standing, TreasuryQueries
from cleaning.application.visits.queries import VisitQueries, VisitRow
from cleaning.domain.clients.rhythm import rhythm
from cleaning.domain.shared.ids import ClientId
from cleaning.domain.shared.money import Money

BACK, AHEAD = timedelta(days=120), timedelta(days=60)
A_YEAR, A_QUARTER = timedelta(days=365), timedelta(days=90)
TENTH = Decimal("0.1")


class Habit(msgspec.Struct, frozen=True, kw_only=True):
    """Days that usually lie between two times and days since the last; ``exceeded``: more than twice the usual.

    ``lately`` counts the times of the last ninety days.
    """

    usual: int
    since_last: int
    exceeded: bool
    lately: int


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """None where the viewer may not see it, or where there is nothing to compute it from.

    ``orders`` counts days of finished visits and of orders. ``missing`` are fields the company demands of the kind and
    this client lacks; ``margin`` is the percent of a year's revenue that is left after materials and pay.
    """

    client: ClientSheet
    missing: tuple[str, ...]
    premises: list[PremisesRow]
    balance: Money | None
    margin: Decimal | None
    standing: Standing | None
    days_late: int
    monthly: Money | None
    requests: list[RequestLink]
    orders: Habit | None
    calls: Habit | None
    upcoming: list[VisitRow] | None


@dataclass(frozen=True, slots=True)
class ReadClient:
    """The card of a client: seven questions at most, the history is one more."""

    access: Access
    clock: Clock
    clients: ClientQueries
    premises: PremisesQueries
    visits: VisitQueries
    sales: RequestQueries
    ledger: LedgerQueries
    treasury: TreasuryQueries

    def __call__(self, client_id: ClientId) -> Overview:
        self.access.require(Permission.CLIENTS_VIEW)
        viewer, now, today = self.access.viewer, self.clock.now(), self.clock.today()
        client = without_secrets(self.clients.sheet(client_id, scope=viewer.scope), viewer)
        money = Permission.INVOICES_VIEW in viewer.permissions
        standing = self.treasury.standing(client_id, today=today) if money else None
        books = self.ledger.client_figures(client_id, today - A_YEAR, today) if money else None
        visits = self._visits(client_id, now)
        dealings = self._dealings(client_id)
        sees_margin = Permission.REPORTS_MARGIN_VIEW in viewer.permissions
        ordered = client.ordered if viewer.can(Permission.ORDERS_VIEW) else []
        return Overview(
            client=client,
            missing=missing_of(client),
            premises=self.premises.of_client(client_id, scope=viewer.scope),
            balance=books.balance if books else None,
            margin=left_of(books.revenue, books.cost) if books and sees_margin else None,
            standing=standing,
            days_late=standing.days_late(today) if standing else 0,
            monthly=dealings.monthly if dealings else None,
            requests=dealings.requests if dealings and viewer.can(Permission.SALES_REQUEST_VIEW) else [],
            orders=habit([*worked(visits or [], ordered), *ordered], today),
            calls=habit(client.calls, today),
            upcoming=None if visits is None else [v for v in visits if v.starts_at >= now and v.stage == "planned"],
        )

    def _visits(self, client_id: ClientId, now: datetime) -> list[VisitRow] | None:
        viewer = self.access.viewer
        if Permission.VISITS_VIEW not in viewer.permissions:
            return None
        return self.visits.of_client(client_id, viewer.scope, start=now - BACK, end=now + AHEAD)

    def _dealings(self, client_id: ClientId) -> Dealings | None:
        sees = Permission.SALES_CONTRACT_VIEW in self.access.viewer.permissions
        return self.sales.dealings(client_id, today=self.clock.today()) if sees else None


def worked(visits: Iterable[VisitRow], ordered: Sequence[date]) -> list[date]:
    """Days of finished visits; a visit of an order is not counted beside the day on which it was ordered."""
    done = [visit for visit in visits if visit.completed_at is not None]
    return [visit.starts_at.date() for visit in done if visit.order_id is None or not ordered]


def habit(days: Iterable[date], today: date) -> Habit | None:
    """How often, from the days something happened; None when they are too few to say."""
    known = list(days)
    if (found := rhythm(known)) is None:
        return None
    lately = sum(1 for day in known if today - day <= A_QUARTER)
    return Habit(usual=found.usual, since_last=found.since(today), exceeded=found.is_exceeded(today), lately=lately)


def left_of(revenue: Money, cost: Money) -> Decimal | None:
    """Percent of revenue left after cost, one place; None without revenue."""
    if revenue <= Money.ZERO:
        return None
    return ((revenue - cost).amount / revenue.amount * 100).quantize(TENTH, ROUND_HALF_UP)
