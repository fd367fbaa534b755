"""One order: itself, its lines, conditions, visits and documents, a question each."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, func, literal, select, true

from cleaning.adapters.sql.billing.tables import invoices
from cleaning.adapters.sql.clients.tables import clients
from cleaning.adapters.sql.identity.tables import users
from cleaning.adapters.sql.orders.lights import bills
from cleaning.adapters.sql.orders.rows import facts_of, lit, seen
from cleaning.adapters.sql.orders.tables import order_conditions, order_lines, orders
from cleaning.adapters.sql.premises.tables import premises
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.sales.tables import contracts, quotes
from cleaning.adapters.sql.treasury.tables import debts
from cleaning.adapters.sql.types import MoneyType
from cleaning.adapters.sql.visits.tables import visit_members, visits
from cleaning.adapters.sql.workforce.tables import crews, employees
from cleaning.application.orders.order_card import (
    OrderCard,
    OrderConditionCard,
    OrderInvoice,
    OrderLineCard,
    OrderVisit,
)
from cleaning.application.shared.access import Scope
from cleaning.domain.shared.errors import NotFound

PARTS = ("lines", "conditions", "visits", "invoices")
ELSEWHERE = ("client", "premises", "contract", "quote", "execution", "payment", *PARTS)


def card_of(reads: Reads, order_id: int, scope: Scope, now: datetime, today: date) -> OrderCard:
    row = reads.first(_head(scope).where(orders.c.id == order_id))
    if row is None:
        raise NotFound("order", order_id)
    found: dict[str, Any] = dict(row._mapping)
    plain = {name: found[name] for name in OrderCard.__struct_fields__ if name in found}
    return OrderCard(
        **plain, **lit(found, now, today), lines=_lines(reads, order_id), conditions=_conditions(reads, order_id),
        visits=_visits(reads, order_id), invoices=_invoices(reads, order_id),
    )  # fmt: skip


def _head(scope: Scope) -> Any:
    billed = bills()
    own = [orders.c[name] for name in OrderCard.__struct_fields__ if name not in ELSEWHERE]
    facts = [column for column in facts_of(billed) if column not in own]
    return (
        select(
            *own, clients.c.name.label("client"), premises.c.name.label("premises"),
            contracts.c.number.label("contract"), quotes.c.number.label("quote"), *facts,
        )
        .select_from(
            orders.join(clients, clients.c.id == orders.c.client_id)
            .join(premises, premises.c.id == orders.c.premises_id)
            .outerjoin(contracts, contracts.c.id == orders.c.contract_id)
            .outerjoin(quotes, quotes.c.id == orders.c.quote_id)
            .join(billed, true())
        )
        .where(*seen(scope))
    )  # fmt: skip


def _lines(reads: Reads, order_id: int) -> list[OrderLineCard]:
    columns = [order_lines.c[name] for name in OrderLineCard.__struct_fields__]
    mine = select(*columns).where(order_lines.c.order_id == order_id)
    return reads.structs(OrderLineCard, mine.order_by(order_lines.c.position, order_lines.c.id))


def _conditions(reads: Reads, order_id: int) -> list[OrderConditionCard]:
    c = order_conditions.c
    columns = [c[name] for name in OrderConditionCard.__struct_fields__ if name != "by"]
    found = (
        select(*columns, users.c.name.label("by"))
        .select_from(order_conditions.outerjoin(users, users.c.id == c.confirmed_by))
        .where(c.order_id == order_id)
        .order_by(c.position, c.id)
    )
    return reads.structs(OrderConditionCard, found)


def _visits(reads: Reads, order_id: int) -> list[OrderVisit]:
    people = (
        select(func.string_agg(employees.c.name, literal(", ")))
        .where(visit_members.c.visit_id == visits.c.id, employees.c.id == visit_members.c.employee_id)
        .scalar_subquery()
    )
    found = (
        select(visits.c.id, visits.c.starts_at, visits.c.ends_at, visits.c.stage,
               func.coalesce(crews.c.name, people, "").label("crew"))
        .select_from(visits.outerjoin(crews, crews.c.id == visits.c.crew_id))
        .where(visits.c.order_id == order_id)
        .order_by(visits.c.starts_at, visits.c.id)
    )  # fmt: skip
    return reads.structs(OrderVisit, found)


def _invoices(reads: Reads, order_id: int) -> list[OrderInvoice]:
    settled = func.coalesce(debts.c.settled, 0, type_=MoneyType()).label("paid")
    own = ("id", "kind", "stage", "number", "issued_on", "total", "due_on")
    of_invoice = and_(debts.c.source_kind == "invoice", debts.c.source_id == invoices.c.id)
    found = (
        select(*(invoices.c[name] for name in own), settled)
        .select_from(invoices.outerjoin(debts, of_invoice))
        .where(invoices.c.order_id == order_id)
        .order_by(invoices.c.id)
    )
    return reads.structs(OrderInvoice, found)
