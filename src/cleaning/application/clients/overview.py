"""What is to be known of a client before one picks up the phone, gathered from every context that knows something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

import msgspec

from cleaning.application.clients.masks import without_secrets
from cleaning.application.clients.queries import ClientCard, ClientQueries
from cleaning.application.ledger.queries import LedgerQueries
from cleaning.application.premises.queries import PremisesQueries, PremisesRow
from cleaning.application.sales.queries import SalesQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock
from cleaning.application.treasury.queries import Standing, TreasuryQueries
from cleaning.application.visits.queries import VisitQueries, VisitRow
from cleaning.domain.shared.ids import ClientId
from cleaning.domain.shared.money import Money

BACK, AHEAD = timedelta(days=120), timedelta(days=60)
FEWEST_DAYS = 3


class Rhythm(msgspec.Struct, frozen=True, kw_only=True):
    """Days that usually lie between two visits (the median), and days since the last one was done."""

    usual: int
    since_last: int

    @property
    def lapsing(self) -> bool:
        """More than twice the usual time has passed."""
        return self.since_last > 2 * max(self.usual, 1)


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """None where the viewer may not see it, or where there is nothing to compute it from."""

    client: ClientCard
    premises: list[PremisesRow]
    balance: Money | None
    standing: Standing | None
    days_late: int
    monthly: Money | None
    rhythm: Rhythm | None
    upcoming: list[VisitRow] | None


@dataclass(frozen=True, slots=True)
class ReadClient:
    """The card of a client: seven questions at most."""

    access: Access
    clock: Clock
    clients: ClientQueries
    premises: PremisesQueries
    visits: VisitQueries
    sales: SalesQueries
    ledger: LedgerQueries
    treasury: TreasuryQueries

    def __call__(self, client_id: ClientId) -> Overview:
        self.access.require(Permission.CLIENTS_VIEW)
        viewer, now, today = self.access.viewer, self.clock.now(), self.clock.today()
        client = without_secrets(self.clients.card(client_id, scope=viewer.scope), viewer)
        money = Permission.INVOICES_VIEW in viewer.permissions
        standing = self.treasury.standing(client_id, today=today) if money else None
        visits = self._visits(client_id, now)
        return Overview(
            client=client,
            premises=self.premises.of_client(client_id, scope=viewer.scope),
            balance=self.ledger.balance(client_id) if money else None,
            standing=standing,
            days_late=standing.days_late(today) if standing else 0,
            monthly=self._monthly(client_id),
            rhythm=rhythm(visits or [], now),
            upcoming=None if visits is None else [v for v in visits if v.starts_at >= now and v.stage == "planned"],
        )

    def _visits(self, client_id: ClientId, now: datetime) -> list[VisitRow] | None:
        viewer = self.access.viewer
        if Permission.VISITS_VIEW not in viewer.permissions:
            return None
        return self.visits.of_client(client_id, viewer.scope, start=now - BACK, end=now + AHEAD)

    def _monthly(self, client_id: ClientId) -> Money | None:
        sees = Permission.SALES_CONTRACT_VIEW in self.access.viewer.permissions
        return self.sales.active_value(client_id) if sees else None


def rhythm(visits: list[VisitRow], now: datetime) -> Rhythm | None:
    """From the days with finished visits; None when there are too few to say."""
    days = sorted({visit.starts_at.date() for visit in visits if visit.completed_at is not None})
    if len(days) < FEWEST_DAYS:
        return None
    gaps = sorted((later - earlier).days for earlier, later in pairwise(days))
    return Rhythm(usual=gaps[len(gaps) // 2], since_last=(now.date() - days[-1]).days)
