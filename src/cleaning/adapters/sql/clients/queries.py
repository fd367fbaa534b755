"""Reads of clients, in Core."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import ARRAY, ColumnElement, Select, Text, cast, exists, func, or_, select, text
from sqlalchemy.dialects.postgresql import array

from cleaning.adapters.sql.clients import promises, timeline
from cleaning.adapters.sql.clients.besides import besides_of
from cleaning.adapters.sql.clients.card import C, card_of, made_of
from cleaning.adapters.sql.clients.finding import Typed, fitting, twins_of, typed_as
from cleaning.adapters.sql.clients.tables import client_rhythms, clients, contacts
from cleaning.adapters.sql.company.tables import branches
from cleaning.adapters.sql.own_lists import Order, narrowed_by
from cleaning.adapters.sql.premises.tables import premises
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.shapes import built_once
from cleaning.application.clients.history import Happening, HistoryFilter
from cleaning.application.clients.promises import FollowUpRow, LapsingClient
from cleaning.application.clients.queries import (
    Besides,
    ClientCard,
    ClientFilter,
    ClientName,
    ClientParty,
    ClientRow,
    ClientSheet,
    Found,
    Twin,
)
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, bounded, decode_cursor, page_of
from cleaning.domain.clients.demands import CONTACTS
from cleaning.domain.shared.errors import NotFound

COUNTED = 1001
SAMPLE, TAGGED = 5000, 500


def seen(scope: Scope) -> list[ColumnElement[bool]]:
    """Every read starts here, so none forgets whose clients the viewer may see."""
    ids = scope.branch_ids
    mine = [clients.c.branch_id == ids[0] if len(ids) == 1 else clients.c.branch_id.in_(ids)]
    return mine if scope.client_id is None else [*mine, clients.c.id == scope.client_id]


def narrowed(wanted: ClientFilter, scope: Scope, typed: Typed | None = None) -> list[ColumnElement[bool]]:
    """The conditions of a list; what its ``q`` says comes as ``typed``."""
    conditions = [*seen(scope), clients.c.merged_into.is_(None)]
    for name in ("kind", "status", "segment"):
        if (value := getattr(wanted, name)) is not None:
            conditions.append(clients.c[name] == value)
    if wanted.manager_id is not None:
        conditions.append(clients.c.manager_id == wanted.manager_id)
    if wanted.city:
        conditions.append(clients.c.city == wanted.city)
    if wanted.lacking:
        conditions.append(or_(*map(_lacks, sorted(wanted.lacking))))
    if wanted.lapsing_on is not None:
        waiting = select(client_rhythms.c.client_id).where(promises.exceeded(wanted.lapsing_on))
        conditions.append(clients.c.id.in_(waiting))
    if wanted.tag:
        conditions.append(clients.c.tags.op("@>")(cast(array([wanted.tag]), ARRAY(Text))))
    conditions.append(clients.c.archived_at.is_not(None) if wanted.archived else clients.c.archived_at.is_(None))
    conditions += narrowed_by(clients.c.own, wanted.own)
    if typed is not None:
        conditions.append(clients.c.id.in_(select(fitting(typed, seen(scope)).subquery().c.id)))
    return conditions


def _lacks(name: str) -> ColumnElement[bool]:
    """Nothing is written in the field, or nobody is known to ask for."""
    if name == CONTACTS:
        return ~exists().where(contacts.c.client_id == clients.c.id)
    column = clients.c[name]
    return column == "" if isinstance(column.type, Text) and not column.nullable else column.is_(None)


SHOWN = ClientRow.__struct_fields__


def order_of(wanted: ClientFilter) -> Order:
    return Order(clients.c.own, wanted.own.sort, (clients.c.sort_name, clients.c.id))


@built_once("limit")
def listed(wanted: ClientFilter, typed: Typed | None, scope: Scope, after: tuple[Any, ...], limit: int) -> Select[Any]:
    """The rows after the last one shown, cut before anything is joined to them."""
    order = order_of(wanted)
    ids = select(clients.c.id, *order.columns).where(*narrowed(wanted, scope, typed))
    if after:
        ids = ids.where(order.past(after))
    cut = ids.order_by(*order.by()).limit(limit).subquery()
    places = select(func.count()).where(premises.c.client_id == clients.c.id, premises.c.active).scalar_subquery()
    elsewhere = {"premises": places.label("premises"), "branch": branches.c.name.label("branch")}
    shown = [elsewhere[name] if name in elsewhere else clients.c[name] for name in SHOWN]
    joined = clients.join(cut, cut.c.id == clients.c.id).join(branches, branches.c.id == clients.c.branch_id)
    found = select(*shown, *(column for column in cut.c if column.name != "id")).select_from(joined)
    return found.order_by(*order.by(cut.c))


@built_once("limit")
def found_of(typed: Typed, scope: Scope, limit: int) -> Select[Any]:
    """For a search as one types."""
    detail = func.coalesce(clients.c.phone, clients.c.eik, clients.c.city).label("detail")
    fit = fitting(typed, narrowed(ClientFilter(), scope)).subquery()
    first = select(fit).order_by(fit.c.sort_name, fit.c.id).limit(limit).subquery()
    found = select(clients.c.id, clients.c.name, clients.c.kind, detail).join(first, first.c.id == clients.c.id)
    return found.order_by(first.c.sort_name, first.c.id)


@built_once()
def tags_of(scope: Scope) -> Select[Any]:
    """The most used tags of the clients that got theirs last."""
    newest = select(clients.c.tags).where(*seen(scope), clients.c.tags != text("'{}'")).order_by(clients.c.id.desc())
    tag = func.unnest(newest.limit(TAGGED).subquery().c.tags, type_=clients.c.name.type).label("tag")
    used = select(tag).subquery()
    return select(used.c.tag).group_by(used.c.tag).order_by(func.count().desc(), used.c.tag).limit(30)


@built_once("kind")
def one_card(kind: type[ClientCard], client_id: int, scope: Scope) -> Select[Any]:
    return card_of(kind, client_id, seen(scope))


@dataclass(frozen=True, slots=True)
class SqlClientQueries:
    reads: Reads

    def page(
        self, wanted: ClientFilter, *, scope: Scope, after: str | None = None, limit: int | None = None
    ) -> Page[ClientRow]:
        size = bounded(limit)
        typed = typed_as(wanted.q) if wanted.q.strip() else None
        order, after_key = order_of(wanted), tuple(decode_cursor(after) or ())
        ask = listed.anew if wanted.own or wanted.own.sort else listed  # type: ignore[attr-defined]
        rows = self.reads.all(*ask(msgspec.structs.replace(wanted, q=""), typed, scope, after_key, size + 1))
        found = page_of(rows, size, order.key)
        return Page(rows=[ClientRow(**dict(zip(SHOWN, row, strict=False))) for row in found.rows], next=found.next)

    def card(self, client_id: int, *, scope: Scope) -> ClientCard:
        return self._one(ClientCard, client_id, scope)

    def besides(self, ids: Sequence[int], *, today: date) -> dict[int, Besides]:
        rows = self.reads.all(besides_of(ids, today)) if ids else []
        return {row.id: Besides(**{name: row._mapping[name] for name in Besides.__struct_fields__}) for row in rows}

    def sheet(self, client_id: int, *, scope: Scope) -> ClientSheet:
        return self._one(ClientSheet, client_id, scope)

    def _one(self, kind: type[C], client_id: int, scope: Scope) -> C:
        row = self.reads.first(*one_card(kind, client_id, scope))
        if row is None:
            raise NotFound("client", client_id)
        return made_of(kind, row)

    def find(self, text: str, *, scope: Scope, limit: int = 8) -> list[Found]:
        return self.reads.structs(Found, *found_of(typed_as(text), scope, limit)) if text.strip() else []

    def names(self, ids: Sequence[int]) -> dict[int, ClientName]:
        return self._names(ids)

    def chosen(self, client_id: int | None, *, scope: Scope) -> ClientName | None:
        return self._names([client_id], *seen(scope)).get(client_id) if client_id else None

    def _names(self, ids: Sequence[int], *conditions: ColumnElement[bool]) -> dict[int, ClientName]:
        wanted = [clients.c[name] for name in ClientName.__struct_fields__]
        named = select(*wanted).where(clients.c.id.in_(set(ids)), *conditions)
        return {row.id: row for row in self.reads.structs(ClientName, named)} if ids else {}

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
        wanted: HistoryFilter | None = None,
        after: str | None = None,
        limit: int = 30,
    ) -> Page[Happening]:
        return timeline.page(self.reads, client_id, scope, wanted, after, bounded(limit))

    def tags(self, *, scope: Scope) -> list[str]:
        return list(self.reads.scalars(*tags_of(scope)))

    def cities(self, *, scope: Scope) -> list[str]:
        newest = select(clients.c.city).where(*seen(scope), clients.c.city != "").order_by(clients.c.id.desc())
        used = newest.limit(SAMPLE).subquery()
        most = select(used.c.city).group_by(used.c.city).order_by(func.count().desc(), used.c.city).limit(30)
        return list(self.reads.scalars(most))

    def follow_ups(
        self,
        *,
        scope: Scope,
        until: date | None = None,
        user_id: int | None = None,
        done: bool = False,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[FollowUpRow]:
        size = bounded(limit)
        wanted = promises.tasks(seen(scope), until, user_id, done)
        if cursor := decode_cursor(after):
            wanted = wanted.where(promises.past(cursor, done))
        rows = self.reads.structs(FollowUpRow, wanted.limit(size + 1))
        return page_of(rows, size, lambda row: (row.due_on.isoformat(), row.id))

    def lapsing(self, *, scope: Scope, today: date, limit: int = 20) -> list[LapsingClient]:
        return self.reads.structs(LapsingClient, promises.lapsed(seen(scope), today).limit(limit))

    def count(self, *, scope: Scope) -> int:
        some = select(clients.c.id).where(*seen(scope), clients.c.archived_at.is_(None)).limit(COUNTED).subquery()
        return int(self.reads.scalar(select(func.count()).select_from(some)))
