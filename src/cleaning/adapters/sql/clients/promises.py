"""Reads of what was promised, wished, and who has not come for long."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Select, Text, exists, func, or_, select, tuple_

from cleaning.adapters.sql.clients.habits import local_day
from cleaning.adapters.sql.clients.tables import client_rhythms, clients, follow_ups, interactions
from cleaning.adapters.sql.identity.tables import users
from cleaning.adapters.sql.premises.tables import premises
from cleaning.adapters.sql.visits.tables import visits
from cleaning.application.clients.promises import FollowUpRow
from cleaning.domain.clients.values import InteractionKind
from cleaning.domain.visits.values import Stage

ELSEWHERE = {"client": clients.c.name, "phone": clients.c.phone, "assignee": users.c.name}


def tasks(seen: list[ColumnElement[bool]], until: date | None, user_id: int | None, done: bool) -> Select[Any]:
    """Tasks of the clients seen; open ones by day, done ones the latest first."""
    shown = [
        ELSEWHERE[name].label(name) if name in ELSEWHERE else follow_ups.c[name]
        for name in FollowUpRow.__struct_fields__
    ]
    joined = follow_ups.join(clients, clients.c.id == follow_ups.c.client_id)
    joined = joined.outerjoin(users, users.c.id == follow_ups.c.assignee_id)
    wanted = select(*shown).select_from(joined).where(*seen)
    if user_id is not None:
        wanted = wanted.where(or_(follow_ups.c.assignee_id == user_id, follow_ups.c.assignee_id.is_(None)))
    if done:
        return wanted.where(follow_ups.c.done_at.is_not(None)).order_by(follow_ups.c.id.desc())
    if until is not None:
        wanted = wanted.where(follow_ups.c.due_on <= until)
    return wanted.where(follow_ups.c.done_at.is_(None)).order_by(follow_ups.c.due_on, follow_ups.c.id)


def past(cursor: list[Any], done: bool) -> ColumnElement[bool]:
    """The rows after the last one shown."""
    if done:
        return follow_ups.c.id < cursor[1]
    return tuple_(follow_ups.c.due_on, follow_ups.c.id) > tuple_(date.fromisoformat(cursor[0]), cursor[1])


def told() -> Any:
    """The words of the wishes that hold for the place a query is about."""
    here = or_(interactions.c.premises_id.is_(None), interactions.c.premises_id == premises.c.id)
    wishes = (
        select(interactions.c.text)
        .where(interactions.c.client_id == premises.c.client_id, interactions.c.kind == InteractionKind.WISH, here)
        .where(interactions.c.corrected_at.is_(None), interactions.c.ended_at.is_(None))
        .order_by(interactions.c.at.desc())
        .limit(20)
        .correlate(premises)
    )
    return func.array(wishes.scalar_subquery(), type_=ARRAY(Text, as_tuple=True))


def exceeded(today: date) -> ColumnElement[bool]:
    """The usual interval of a client (joined by its rhythm) is exceeded, and no visit is planned."""
    ahead = exists().where(
        visits.c.client_id == client_rhythms.c.client_id,
        visits.c.stage.in_((Stage.PLANNED, Stage.UNDERWAY)),
        local_day(visits.c.starts_at) >= today,
    )
    return (client_rhythms.c.lapses_on <= today) & ~ahead


def lapsed(seen: list[ColumnElement[bool]], today: date) -> Select[Any]:
    """Clients one should call, the latest to lapse first: who is gone for a year is history."""
    fresh = client_rhythms.c.last_on >= today - func.make_interval(0, 0, 0, 180)
    return (
        select(
            clients.c.id, clients.c.name, clients.c.phone,
            client_rhythms.c.usual, client_rhythms.c.last_on, client_rhythms.c.lapses_on,
        )
        .select_from(client_rhythms.join(clients, clients.c.id == client_rhythms.c.client_id))
        .where(*seen, clients.c.archived_at.is_(None), exceeded(today), fresh)
        .order_by(client_rhythms.c.lapses_on.desc(), clients.c.id)
    )  # fmt: skip
