"""A client's history: the facts that concern it and what people wrote down, in one order of time."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    cast,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    tuple_,
    union_all,
)

from cleaning.adapters.sql.clients.alias import parts_of
from cleaning.adapters.sql.clients.habits import local_day
from cleaning.adapters.sql.clients.tables import clients, follow_ups, interactions
from cleaning.adapters.sql.foundation.tables import facts
from cleaning.adapters.sql.premises.tables import premises
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.shapes import built_once
from cleaning.application.clients.history import Happening, HistoryFilter, HistoryPart
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, decode_cursor, encode_cursor

SHOWN_OTHERWISE = ("clients.InteractionLogged", "clients.InteractionCorrected", "clients.FollowUpSet")


@built_once("part", "limit")
def stretch(
    client_id: int, scope: Scope, part: HistoryPart | None, wanted: HistoryFilter, after: tuple[Any, ...], limit: int
) -> Select[Any]:
    """Newest first; each part is cut before they are put together."""
    ids = clients.c.branch_id.in_(scope.branch_ids)
    mine = clients.c.id == client_id if scope.client_id is None else clients.c.id == scope.client_id
    visible = exists().where(clients.c.id == client_id, mine, ids)
    halves = []
    if part is None or part.contexts:
        of_facts = _within(facts, wanted)
        halves.append(_facts(facts.c.client_id == client_id, part).where(*of_facts))
        halves.append(_facts(facts.c.client_id.in_(parts_of(client_id)), part).where(*of_facts))
    if part is None or part.interactions or part.talks:
        halves.append(_interactions(client_id, part).where(*_within(interactions, wanted)))
    cut = []
    for half in halves:
        rows = half.where(visible).subquery()
        key = (rows.c.at, rows.c.source, rows.c.id)
        one = select(rows).order_by(*(column.desc() for column in key)).limit(limit)
        if after:
            one = one.where(tuple_(*key) < tuple_(*after))
        cut.append(one.subquery())
    both = union_all(*(select(half) for half in cut)).subquery()
    order = (both.c.at.desc(), both.c.source.desc(), both.c.id.desc())
    return select(both).order_by(*order).limit(limit)


def page(
    reads: Reads, client_id: int, scope: Scope, wanted: HistoryFilter | None, after: str | None, limit: int
) -> Page[Happening]:
    cursor = decode_cursor(after)
    key = (datetime.fromisoformat(cursor[0]), cursor[1], cursor[2]) if cursor else ()
    wanted = wanted or HistoryFilter()
    part = HistoryPart(interactions=(wanted.kind,)) if wanted.kind else wanted.part
    plain = HistoryFilter(actor=wanted.actor, since=wanted.since, until=wanted.until)
    rows = reads.all(*stretch(client_id, scope, part, plain, key, limit + 1))
    last = rows[limit - 1] if len(rows) > limit else None
    further = encode_cursor(last.at.isoformat(), last.source, last.id) if last else None
    return Page(rows=[_happening(row) for row in rows[:limit]], next=further)


def _within(table: Any, wanted: HistoryFilter) -> list[ColumnElement[bool]]:
    """By whom and between which local days."""
    conditions = []
    if wanted.actor:
        conditions.append(table.c.actor == wanted.actor)
    if wanted.since is not None:
        conditions.append(local_day(table.c.at) >= wanted.since)
    if wanted.until is not None:
        conditions.append(local_day(table.c.at) <= wanted.until)
    return conditions


def _facts(mine: ColumnElement[bool], part: HistoryPart | None) -> Select[Any]:
    nothing = cast(null(), BigInteger)
    about = select(
        facts.c.at,
        literal("fact").label("source"),
        facts.c.id,
        facts.c.kind.label("code"),
        facts.c.actor,
        facts.c.data,
        nothing.label("interaction_id"),
        nothing.label("follow_up_id"),
    ).where(mine, facts.c.kind.not_in(SHOWN_OTHERWISE))
    if part is None:
        return about
    return about.where(or_(*(facts.c.kind.startswith(f"{context}.") for context in part.contexts)))


def _interactions(client_id: int, part: HistoryPart | None) -> Select[Any]:
    """What people wrote down, as it stands now: with the words before a correction, the task promised, its place."""
    before = interactions.alias("before")
    task = follow_ups.alias("task")
    shown = {
        "text": interactions.c.text, "minutes": interactions.c.minutes, "result": interactions.c.result,
        "premises": premises.c.name, "premises_id": interactions.c.premises_id, "ended_at": interactions.c.ended_at,
        "text_before": before.c.text, "follow_up_on": task.c.due_on, "follow_up": task.c.text,
        "done_at": task.c.done_at,
    }  # fmt: skip
    said = func.jsonb_build_object(*(piece for name, column in shown.items() for piece in (name, column)))
    standing = (
        interactions.outerjoin(before, before.c.id == interactions.c.corrects_id)
        .outerjoin(task, task.c.interaction_id == interactions.c.id)
        .outerjoin(premises, premises.c.id == interactions.c.premises_id)
    )
    about = (
        select(
            interactions.c.at,
            literal("said").label("source"),
            interactions.c.id,
            func.concat("interaction.", interactions.c.kind).label("code"),
            interactions.c.actor,
            said.label("data"),
            interactions.c.id.label("interaction_id"),
            task.c.id.label("follow_up_id"),
        )
        .select_from(standing)
        .where(interactions.c.client_id == client_id, interactions.c.corrected_at.is_(None))
    )
    return about if part is None or part.talks else about.where(interactions.c.kind.in_(part.interactions))


def _happening(row: Any) -> Happening:
    return Happening(
        at=row.at,
        code=row.code,
        actor=row.actor,
        data=row.data or {},
        interaction_id=row.interaction_id,
        follow_up_id=row.follow_up_id,
    )
