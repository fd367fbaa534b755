"""Reads of clients, in Core."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Column, ColumnElement, ScalarSelect, Table, func, literal, select, tuple_
from sqlalchemy.dialects.postgresql import aggregate_order_by

from cleaning.adapters.sql.clients import timeline
from cleaning.adapters.sql.clients.finding import fitting, twins_of
from cleaning.adapters.sql.clients.tables import clients, consents, contacts, interactions
from cleaning.adapters.sql.company.tables import branches
from cleaning.adapters.sql.premises.tables import premises
from cleaning.adapters.sql.reads import Reads
from cleaning.application.clients.queries import (
    ClientCard,
    ClientFilter,
    ClientName,
    ClientParty,
    ClientRow,
    ConsentRow,
    ContactRow,
    FollowUp,
    Found,
    Happening,
    HistoryPart,
    Twin,
)
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, bounded, decode_cursor, page_of
from cleaning.domain.shared.errors import NotFound

COUNTED = 1001
SAMPLE = 5000


def seen(scope: Scope) -> list[ColumnElement[bool]]:
    """Every read starts here, so none forgets whose clients the viewer may see."""
    ids = scope.branch_ids
    mine = [clients.c.branch_id == ids[0] if len(ids) == 1 else clients.c.branch_id.in_(ids)]
    return mine if scope.client_id is None else [*mine, clients.c.id == scope.client_id]


def narrowed(wanted: ClientFilter, scope: Scope) -> list[ColumnElement[bool]]:
    """The conditions of a list."""
    conditions = [*seen(scope), clients.c.merged_into.is_(None)]
    for name in ("kind", "status", "segment"):
        if (value := getattr(wanted, name)) is not None:
            conditions.append(clients.c[name] == value)
    if wanted.tag:
        conditions.append(clients.c.tags.op("@>")(literal([wanted.tag], clients.c.tags.type)))
    conditions.append(clients.c.archived_at.is_not(None) if wanted.archived else clients.c.archived_at.is_(None))
    if wanted.q.strip():
        conditions.append(clients.c.id.in_(fitting(wanted.q, seen(scope))))
    return conditions


@dataclass(frozen=True, slots=True)
class SqlClientQueries:
    reads: Reads

    def page(
        self, wanted: ClientFilter, *, scope: Scope, after: str | None = None, limit: int | None = None
    ) -> Page[ClientRow]:
        size = bounded(limit)
        ids = select(clients.c.id, clients.c.sort_name).where(*narrowed(wanted, scope))
        if cursor := decode_cursor(after):
            ids = ids.where(tuple_(clients.c.sort_name, clients.c.id) > tuple_(*cursor))
        cut = ids.order_by(clients.c.sort_name, clients.c.id).limit(size + 1).subquery()
        places = select(func.count()).where(premises.c.client_id == clients.c.id, premises.c.active)
        shown = [clients.c[name] for name in ClientRow.__struct_fields__ if name not in ("premises", "branch")]
        rows = self.reads.all(
            select(*shown, places.scalar_subquery().label("premises"), branches.c.name.label("branch"), cut.c.sort_name)
            .select_from(
                clients.join(cut, cut.c.id == clients.c.id).join(branches, branches.c.id == clients.c.branch_id)
            )
            .order_by(cut.c.sort_name, clients.c.id)
        )
        keys = {row.id: (row.sort_name, row.id) for row in rows}
        made = [ClientRow(**{name: row._mapping[name] for name in ClientRow.__struct_fields__}) for row in rows]
        return page_of(made, size, lambda row: keys[row.id])

    def card(self, client_id: int, *, scope: Scope) -> ClientCard:
        shown = [clients.c[name] for name in ClientCard.__struct_fields__ if name not in (*PARTS, "branch")]
        row = self.reads.first(
            select(*shown, *(_part(*part).label(name) for name, part in PARTS.items()), branches.c.name.label("branch"))
            .select_from(clients.join(branches, branches.c.id == clients.c.branch_id))
            .where(clients.c.id == client_id, *seen(scope))
        )
        if row is None:
            raise NotFound("client", client_id)
        parts = {name: msgspec.convert(row._mapping[name] or [], list[PARTS[name][0]], strict=False) for name in PARTS}
        return ClientCard(**{**row._mapping, **parts})

    def find(self, text: str, *, scope: Scope, limit: int = 8) -> list[Found]:
        if not text.strip():
            return []
        detail = func.coalesce(clients.c.phone, clients.c.eik, clients.c.city)
        return self.reads.structs(
            Found,
            select(clients.c.id, clients.c.name, clients.c.kind, detail.label("detail"))
            .where(*narrowed(ClientFilter(q=text), scope))
            .order_by(clients.c.sort_name, clients.c.id)
            .limit(limit),
        )

    def names(self, ids: Sequence[int]) -> dict[int, ClientName]:
        wanted = [clients.c[name] for name in ClientName.__struct_fields__]
        rows = self.reads.structs(ClientName, select(*wanted).where(clients.c.id.in_(set(ids)))) if ids else []
        return {row.id: row for row in rows}

    def party(self, client_id: int) -> ClientParty:
        return self.reads.once(("clients",), ("party", client_id), lambda: self._party(client_id))

    def _party(self, client_id: int) -> ClientParty:
        wanted = [clients.c[name] for name in ClientParty.__struct_fields__ if name != "name"]
        name = func.coalesce(func.nullif(clients.c.legal_name, ""), clients.c.name).label("name")
        row = self.reads.first(select(name, *wanted).where(clients.c.id == client_id))
        if row is None:
            raise NotFound("client", client_id)
        return ClientParty(**row._mapping)

    def twins(
        self,
        *,
        eik: str | None,
        phones: Sequence[str],
        emails: Sequence[str],
        scope: Scope,
        except_id: int | None = None,
    ) -> list[Twin]:
        if not (eik or phones or emails):
            return []
        mine = [*seen(scope), clients.c.merged_into.is_(None)]
        rows = self.reads.structs(Twin, twins_of(eik, phones, emails, mine, except_id))
        return list({row.id: row for row in reversed(rows)}.values())[::-1]

    def timeline(
        self,
        client_id: int,
        *,
        scope: Scope,
        part: HistoryPart | None = None,
        after: str | None = None,
        limit: int = 30,
    ) -> Page[Happening]:
        return timeline.page(self.reads, client_id, seen(scope), part, after, bounded(limit))

    def tags(self, *, scope: Scope) -> list[str]:
        newest = select(clients.c.tags).where(*seen(scope)).order_by(clients.c.id.desc()).limit(SAMPLE).subquery()
        tag = func.unnest(newest.c.tags, type_=clients.c.name.type).label("tag")
        used = select(tag).subquery()
        most = select(used.c.tag).group_by(used.c.tag).order_by(func.count().desc(), used.c.tag).limit(30)
        return list(self.reads.scalars(most))

    def count(self, *, scope: Scope) -> int:
        some = select(clients.c.id).where(*seen(scope), clients.c.archived_at.is_(None)).limit(COUNTED).subquery()
        return int(self.reads.scalar(select(func.count()).select_from(some)))


def _part(kind: type, table: Table, order: Column[Any], *conditions: ColumnElement[bool]) -> ScalarSelect[Any]:
    """The rows of a part of the client as one JSON list, so that a card is one question."""
    fields = [piece for name in kind.__struct_fields__ for piece in (name, table.c[name])]
    made = func.jsonb_agg(aggregate_order_by(func.jsonb_build_object(*fields), order))
    return select(made).where(table.c.client_id == clients.c.id, *conditions).correlate(clients).scalar_subquery()


PARTS: dict[str, Any] = {
    "contacts": (ContactRow, contacts, contacts.c.position),
    "consents": (ConsentRow, consents, consents.c.at),
    "follow_ups": (
        FollowUp,
        interactions,
        interactions.c.follow_up_on,
        interactions.c.follow_up_on.is_not(None),
        interactions.c.done_at.is_(None),
    ),
}
