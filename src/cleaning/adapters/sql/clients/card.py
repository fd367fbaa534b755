"""Everything a client's card shows of the client itself, in one question: its parts come as JSON lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

import msgspec
from sqlalchemy import (
    Column,
    ColumnElement,
    Row,
    ScalarSelect,
    Select,
    Table,
    Text,
    cast,
    func,
    literal,
    literal_column,
    select,
    type_coerce,
    union,
)
from sqlalchemy.dialects.postgresql import JSONB, aggregate_order_by

from cleaning.adapters.sql.clients.habits import local_day
from cleaning.adapters.sql.clients.tables import clients, consents, contacts, follow_ups, interactions
from cleaning.adapters.sql.company.own_fields import ORDER
from cleaning.adapters.sql.company.own_tables import own_fields
from cleaning.adapters.sql.company.tables import branches, settings
from cleaning.adapters.sql.foundation.tables import facts
from cleaning.adapters.sql.orders.tables import orders
from cleaning.application.clients.promises import FollowUp, WishRow
from cleaning.application.clients.queries import ClientCard, ConsentRow, ContactRow
from cleaning.domain.clients.interaction import CALLS
from cleaning.domain.clients.values import InteractionKind
from cleaning.domain.orders.values import OrderStage
from cleaning.domain.shared.own.field import Field, Subject

C = TypeVar("C", bound=ClientCard)
LATELY = 500
"""So many of the newest facts and interactions are looked at for who wrote the history."""
A_YEAR = func.make_interval(1)
STANDS = interactions.c.corrected_at.is_(None)


def _part(kind: type, table: Table, order: Column[Any], *conditions: ColumnElement[bool]) -> ScalarSelect[Any]:
    fields = [piece for name in kind.__struct_fields__ for piece in (name, table.c[name])]
    made = func.jsonb_agg(aggregate_order_by(func.jsonb_build_object(*fields), order))
    return select(made).where(table.c.client_id == clients.c.id, *conditions).correlate(clients).scalar_subquery()


def _calls() -> ScalarSelect[Any]:
    day = local_day(interactions.c.at)
    lately = interactions.c.at > func.now() - A_YEAR
    days = select(func.jsonb_agg(day)).where(
        interactions.c.client_id == clients.c.id, interactions.c.kind.in_(CALLS), STANDS, lately
    )
    return days.correlate(clients).scalar_subquery()


def _ordered() -> ScalarSelect[Any]:
    lately = orders.c.created_at > func.now() - A_YEAR
    days = select(func.jsonb_agg(local_day(orders.c.created_at))).where(
        orders.c.client_id == clients.c.id, orders.c.stage != OrderStage.CANCELLED, lately
    )
    return days.correlate(clients).scalar_subquery()


def _actors() -> ScalarSelect[Any]:
    newest = [
        select(table.c.actor)
        .where(table.c.client_id == clients.c.id, table.c.actor != "")
        .order_by(order.desc())
        .limit(LATELY)
        .correlate(clients)
        .subquery()
        for table, order in ((facts, facts.c.at), (interactions, interactions.c.at))
    ]
    both = union(*(select(part.c.actor) for part in newest)).subquery()
    return select(func.jsonb_agg(aggregate_order_by(both.c.actor, both.c.actor))).scalar_subquery()


def _own_fields() -> ScalarSelect[Any]:
    names = [name for name in Field.__dataclass_fields__ if name != "archived"]
    fields = [piece for name in names for piece in (name, own_fields.c[name])]
    made = func.jsonb_build_object(*fields, "archived", own_fields.c.archived_at.is_not(None))
    ordered = aggregate_order_by(made, *ORDER)
    return select(func.jsonb_agg(ordered)).where(own_fields.c.subject == Subject.CLIENT).scalar_subquery()


def _demanded() -> ScalarSelect[Any]:
    """From the settings of the kind, where the rules of clients are kept under ``client_<kind>``."""
    mine = settings.c.key == literal("client_").concat(cast(clients.c.kind, Text))
    fields = type_coerce(settings.c.value.op("->")(literal_column("'required'")), JSONB())
    return select(fields).where(mine).correlate(clients).scalar_subquery()


PARTS: dict[str, tuple[type, Any]] = {
    "contacts": (ContactRow, _part(ContactRow, contacts, contacts.c.position)),
    "consents": (ConsentRow, _part(ConsentRow, consents, consents.c.at)),
    "follow_ups": (FollowUp, _part(FollowUp, follow_ups, follow_ups.c.due_on, follow_ups.c.done_at.is_(None))),
    "wishes": (
        WishRow,
        _part(
            WishRow,
            interactions,
            interactions.c.id,
            interactions.c.kind == InteractionKind.WISH,
            STANDS,
            interactions.c.ended_at.is_(None),
        ),
    ),
    "calls": (date, _calls()),
    "ordered": (date, _ordered()),
    "actors": (str, _actors()),
    "own_fields": (Field, _own_fields()),
    "demanded": (str, _demanded()),
}


def card_of(kind: type[ClientCard], client_id: int, seen: Sequence[ColumnElement[bool]]) -> Select[Any]:
    names = kind.__struct_fields__
    plain = [clients.c[name] for name in names if name not in (*PARTS, "branch")]
    parts = [made.label(name) for name, (_, made) in PARTS.items() if name in names]
    return (
        select(*plain, *parts, branches.c.name.label("branch"))
        .select_from(clients.join(branches, branches.c.id == clients.c.branch_id))
        .where(clients.c.id == client_id, *seen)
    )


def made_of(kind: type[C], row: Row[Any]) -> C:
    parts = {
        name: msgspec.convert(row._mapping[name] or [], list[part], strict=False)  # type: ignore[valid-type]
        for name, (part, _) in PARTS.items()
        if name in kind.__struct_fields__
    }
    return kind(**{**row._mapping, **parts})
