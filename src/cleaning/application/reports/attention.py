"""What needs a person now, worst first, of everything the viewer may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.inventory.queries import InventoryQueries, ItemFilter
from cleaning.application.messaging.inbox import InboxQueries
from cleaning.application.messaging.queries import MessageQueries
from cleaning.application.orders.queries import OrderQueries
from cleaning.application.premises.tag_queries import TagQueries
from cleaning.application.reports.clients_waiting import ClientsWaiting
from cleaning.application.reports.day import Day
from cleaning.application.reports.need import EACH, Attention, Need
from cleaning.application.reports.orders_in_danger import orders_in_danger
from cleaning.application.sales.contract_queries import ContractFilter
from cleaning.application.sales.queries import SalesQueries
from cleaning.application.shared.access import Permission, Scope, Viewer
from cleaning.application.treasury.queries import Debt, TreasuryQueries
from cleaning.application.visits.queries import VisitQueries
from cleaning.domain.messaging.values import Stage as MessageStage
from cleaning.domain.sales.values import ContractStage
from cleaning.domain.shared.money import Money

ENDING_DAYS = 60
LATELY = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class WhatNeedsAPerson:
    """Each kind is asked for only where the viewer may do something about it; one query each."""

    visits: VisitQueries
    treasury: TreasuryQueries
    inventory: InventoryQueries
    sales: SalesQueries
    messages: MessageQueries
    clients: ClientQueries
    company: CompanyQueries
    waiting: ClientsWaiting
    inbox: InboxQueries
    tags: TagQueries
    orders: OrderQueries

    def __call__(self, viewer: Viewer, day: Day) -> list[Attention]:
        scope = viewer.scope
        found: list[Attention] = []
        if viewer.can(Permission.VISITS_ASSIGN):
            found += self._late(scope, day)
            found += self._unassigned(scope, day)
        if viewer.can(Permission.ORDERS_EDIT):
            found += orders_in_danger(self.orders, scope, day)
        found += self.waiting(viewer, day)
        if viewer.can(Permission.PREMISES_REPORT_ANSWER):
            found += self._site_reports(scope, day.now)
        if viewer.can(Permission.PAYMENTS_VIEW):
            found += self._overdue(scope, day.date)
        if viewer.can(Permission.INVENTORY_STOCK_MOVE):
            found += self._stock(scope)
        if viewer.can(Permission.MESSAGES_SEND):
            found += self._messages(scope, day.now)
            found += self._texts(scope)
        if viewer.can(Permission.SALES_CONTRACT_EDIT):
            found += self._ending(scope, day.date)
            found += self._margins(scope)
        order = list(Need)
        return sorted(found, key=lambda one: order.index(one.need))

    def _late(self, scope: Scope, day: Day) -> Iterable[Attention]:
        return [
            Attention(
                need=Need.LATE,
                record_id=visit.id,
                subject=visit.premises_name,
                facts={"client": visit.client_name, "crew": visit.crew_name, "since": day.now - visit.starts_at},
            )
            for visit in self.visits.late(scope, day.now, since=day.start)[:EACH]
            if visit.people
        ]

    def _unassigned(self, scope: Scope, day: Day) -> Iterable[Attention]:
        return [
            Attention(
                need=Need.UNASSIGNED,
                record_id=visit.id,
                subject=visit.premises_name,
                facts={
                    "client": visit.client_name,
                    "address": visit.address,
                    "start": visit.starts_at,
                    "end": visit.ends_at,
                },
            )
            for visit in self.visits.unassigned(scope, day.start, day.end)[:EACH]
        ]

    def _site_reports(self, scope: Scope, now: datetime) -> Iterable[Attention]:
        """What people at the places said and nobody answered, from the first minute on; ``left`` until it is late."""
        return [
            Attention(
                need=Need.SITE_REPORT,
                record_id=one.id,
                subject=one.premises,
                facts={
                    "client": one.client,
                    "text": one.text or one.spot,
                    "stars": one.stars,
                    "left": one.due_at - now,
                    "late": now > one.due_at,
                },
            )
            for one in self.tags.waiting(scope, EACH)
            if one.due_at is not None
        ]

    def _overdue(self, scope: Scope, today: date) -> Iterable[Attention]:
        """One line per client: what is late altogether and since when."""
        by_client: dict[int, list[Debt]] = {}
        for debt in self.treasury.overdue(scope=scope, today=today, limit=200):
            if debt.client_id is not None and debt.open > Money.ZERO:
                by_client.setdefault(debt.client_id, []).append(debt)
        lines = [
            Attention(
                need=Need.OVERDUE,
                record_id=client_id,
                subject=debts[0].party,
                facts={
                    "sum": sum((debt.open for debt in debts), Money.ZERO),
                    "count": len(debts),
                    "days": max((today - debt.due_on).days for debt in debts),
                },
            )
            for client_id, debts in by_client.items()
        ]
        return sorted(lines, key=lambda one: (-one.facts["days"], one.subject))[:EACH]

    def _stock(self, scope: Scope) -> Iterable[Attention]:
        items = self.inventory.items(scope, ItemFilter(below_minimum=True), limit=EACH).rows
        return [
            Attention(
                need=Need.STOCK,
                record_id=item.id,
                subject=item.name,
                facts={"left": item.on_hand, "minimum": item.minimum, "unit": item.unit},
            )
            for item in items
        ]

    def _messages(self, scope: Scope, now: datetime) -> Iterable[Attention]:
        troubled = self.messages.troubled(scope, now - LATELY, EACH)
        names = self.clients.names([one.client_id for one in troubled if one.client_id is not None])
        return [
            Attention(
                need=Need.MESSAGE_UNCLEAR if one.stage is MessageStage.UNKNOWN else Need.MESSAGE_FAILED,
                record_id=one.id,
                subject=names[one.client_id].name if one.client_id in names else one.recipient,
                facts={"text": one.text, "at": one.created_at},
            )
            for one in troubled
        ]

    def _texts(self, scope: Scope) -> Iterable[Attention]:
        """What people wrote and nobody has read."""
        texts = self.inbox.unread(scope, EACH)
        names = self.clients.names([one.client_id for one in texts if one.client_id is not None])
        return [
            Attention(
                need=Need.TEXT,
                record_id=one.id,
                subject=names[one.client_id].name if one.client_id in names else one.sender,
                facts={"text": one.text, "at": one.received_at},
            )
            for one in texts
        ]

    def _ending(self, scope: Scope, today: date) -> Iterable[Attention]:
        near = ContractFilter(stage=ContractStage.ACTIVE, ends_before=today + timedelta(days=ENDING_DAYS))
        ending = self.sales.contracts(near, scope=scope, limit=EACH).rows
        names = self.clients.names([one.client_id for one in ending])
        soon = [
            Attention(
                need=Need.CONTRACT,
                record_id=one.id,
                subject=names[one.client_id].name if one.client_id in names else one.number,
                facts={"number": one.number, "monthly": one.monthly, "days": (one.ends_on - today).days},
            )
            for one in ending
            if one.ends_on is not None
        ]
        return sorted(soon, key=lambda one: one.facts["days"])

    def _margins(self, scope: Scope) -> Iterable[Attention]:
        """Running contracts that now earn less than the company's floor, with the price that would mend it."""
        rates = self.company.pricing_defaults()
        floor, goal = rates.margin_floor, rates.margin
        sunk = [one for one in self.sales.drift(scope=scope, limit=EACH) if _under(one.margin_now, floor)]
        names = self.clients.names([one.client_id for one in sunk])
        return [
            Attention(
                need=Need.MARGIN,
                record_id=one.contract_id,
                subject=names[one.client_id].name if one.client_id in names else one.number,
                facts={"number": one.number, "now": one.margin_now, "then": one.margin_then, "floor": floor}
                | {"goal": goal, "price": one.priced_for(goal)},
            )
            for one in sunk
        ]


def _under(margin: Decimal | None, floor: Decimal) -> bool:
    return margin is not None and margin < floor
