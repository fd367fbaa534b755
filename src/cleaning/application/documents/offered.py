"""Records of a client that papers can be made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

import msgspec

from cleaning.application.orders.queries import OrderQueries, OrderRow
from cleaning.application.sales.contract_queries import ContractFilter
from cleaning.application.sales.queries import SalesQueries
from cleaning.application.shared.access import Access, Permission, Scope
from cleaning.application.shared.ports import Clock
from cleaning.application.visits.queries import VisitQueries
from cleaning.domain.documents.sets import Origin
from cleaning.domain.documents.values import Kind
from cleaning.domain.orders.values import OrderStage
from cleaning.domain.shared.ids import ClientId, PlanId, PremisesId
from cleaning.domain.visits.values import Stage

BACK, AHEAD = timedelta(days=60), timedelta(days=60)


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """A paper that can be made of a record: ``about`` tells several apart in words."""

    kind: Kind
    subject_kind: str
    subject_id: int
    about: str = ""

    @property
    def kept_as(self) -> tuple[str, int, Kind]:
        return (self.subject_kind, self.subject_id, self.kind)


class PlannedPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place with a plan; ``keys``: there are some, with us or given back."""

    plan_id: PlanId
    premises_id: PremisesId
    name: str
    keys: bool


class PlannedPlaces(Protocol):
    def of_contract(self, contract_id: int, scope: Scope) -> list[PlannedPlace]: ...


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """``at`` is when a visit begins."""

    origin: Origin
    subject_id: int
    title: str = ""
    at: datetime | None = None
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class Origins:
    """What the viewer may see of a client's contracts, quotes, orders and visits, one of each."""

    sales: SalesQueries
    places: PlannedPlaces
    visits: VisitQueries
    orders: OrderQueries
    clock: Clock

    def of_client(self, client_id: ClientId, access: Access) -> Iterator[Record]:
        if access.viewer.can(Permission.SALES_CONTRACT_VIEW):
            yield from self._contract(client_id, access)
        if access.viewer.can(Permission.SALES_QUOTE_VIEW):
            yield from self._quote(client_id, access)
        order = self._order(client_id, access) if access.viewer.can(Permission.ORDERS_VIEW) else None
        if order is not None:
            offers = (_offer(Kind.ORDER, "order", order.id),)
            yield Record(
                origin=Origin.ORDER, subject_id=order.id, title=order.number, offers=offers, at=order.starts_at
            )  # fmt: skip
        if access.viewer.can(Permission.VISITS_VIEW):
            yield from self._visits(client_id, access, order)

    def _contract(self, client_id: ClientId, access: Access) -> Iterator[Record]:
        scope = access.viewer.scope
        for row in self.sales.contracts(ContractFilter(client_id=client_id), scope=scope, limit=1).rows:
            offers = [_offer(Kind.CONTRACT, "contract", row.id)]
            for place in self.places.of_contract(row.id, scope):
                offers.append(_offer(Kind.SPECIFICATION, "plan", place.plan_id, place.name))
                if place.keys:
                    offers.append(_offer(Kind.KEYS, "premises", place.premises_id, place.name))
            yield Record(origin=Origin.CONTRACT, subject_id=row.id, title=row.number or row.title, offers=tuple(offers))

    def _quote(self, client_id: ClientId, access: Access) -> Iterator[Record]:
        for row in self.sales.quotes(scope=access.viewer.scope, client_id=client_id, limit=1).rows:
            offers = (_offer(Kind.QUOTE, "quote", row.id), _offer(Kind.STATEMENT, "client", client_id))
            yield Record(origin=Origin.QUOTE, subject_id=row.id, title=row.number, offers=offers)

    def _order(self, client_id: ClientId, access: Access) -> OrderRow | None:
        """The newest that was not called off."""
        scope, now, today = access.viewer.scope, self.clock.now(), self.clock.today()
        last = self.orders.of_client(client_id, scope=scope, now=now, today=today)
        return next((one for one in last if one.stage is not OrderStage.CANCELLED), None)

    def _visits(self, client_id: ClientId, access: Access, order: OrderRow | None) -> Iterator[Record]:
        now = self.clock.now()
        near = self.visits.of_client(client_id, access.viewer.scope, start=now - BACK, end=now + AHEAD)
        ahead = [visit for visit in near if visit.stage is Stage.PLANNED and visit.starts_at >= now][:1]
        done = [visit for visit in near if visit.stage is Stage.DONE][-1:]
        for visit in [*ahead, *done]:
            over = visit.stage is Stage.DONE
            offers = [] if visit.order_id else [_offer(Kind.ORDER, "visit", visit.id)]
            if visit.order_id and order is not None and visit.order_id != order.id:
                offers.append(_offer(Kind.ORDER, "order", visit.order_id))
            if over:
                offers += [_offer(Kind.ACCEPTANCE, "visit", visit.id), _offer(Kind.INVOICE, "client", client_id)]
            yield Record(
                origin=Origin.VISIT, subject_id=visit.id, offers=tuple(offers), at=visit.starts_at,
                title=visit.premises_name,
            )  # fmt: skip


def _offer(kind: Kind, subject_kind: str, subject_id: int, about: str = "") -> Offer:
    return Offer(kind=kind, subject_kind=subject_kind, subject_id=subject_id, about=about)
