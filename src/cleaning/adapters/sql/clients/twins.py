"""Clients that are there twice, by SQLAlchemy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, and_, cast, exists, func, literal, or_, select, union_all
from sqlalchemy.orm import Session

from cleaning.adapters.sql.clients.belongings import attached
from cleaning.adapters.sql.clients.finding import twins_of
from cleaning.adapters.sql.clients.tables import clients
from cleaning.adapters.sql.clients.twin_tables import client_merges, told_apart
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.search import WORD, fits, has_words
from cleaning.application.clients.twins.queries import Alike, MergeRow, Pair, Side, Typed
from cleaning.application.shared.access import Scope
from cleaning.domain.clients.twins.client_merge import ClientMerge
from cleaning.domain.clients.twins.likeness import alike, likeness
from cleaning.domain.shared.errors import NotFound

SHOWN, LOOKED_AT = 8, 60
SUREST_FIRST = ("eik", "phone", "email", "name")


@dataclass(frozen=True, slots=True)
class SqlMerges:
    session: Session

    def add(self, merge: ClientMerge) -> None:
        self.session.add(merge)
        self.session.flush()

    def get(self, merge_id: int) -> ClientMerge:
        if (merge := self.session.get(ClientMerge, merge_id)) is None:
            raise NotFound("merge", merge_id)
        return merge


@dataclass(frozen=True, slots=True)
class SqlTwinQueries:
    reads: Reads

    def alike(self, typed: Typed, *, scope: Scope, except_id: int | None = None) -> list[Alike]:
        seen = [clients.c.branch_id.in_(scope.branch_ids), clients.c.merged_into.is_(None)]
        by: dict[int, str] = {}
        if typed.eik or typed.phone or typed.email:
            phones, emails = ([value] if value else [] for value in (typed.phone, typed.email))
            for row in self.reads.all(twins_of(typed.eik, phones, emails, seen, except_id)):
                by.setdefault(row.id, row.by)
        for client_id in self._by_name(typed.name, seen, except_id):
            by.setdefault(client_id, "name")
        chosen = sorted(by, key=lambda key: SUREST_FIRST.index(by[key]))[:SHOWN]
        detail = func.coalesce(clients.c.eik, clients.c.phone, clients.c.city).label("detail")
        archived = clients.c.archived_at.is_not(None).label("archived")
        rows = self.reads.all(
            select(clients.c.id, clients.c.name, clients.c.kind, detail, archived).where(clients.c.id.in_(chosen))
        ) if chosen else []  # fmt: skip
        return sorted((Alike(**row._mapping, by=by[row.id]) for row in rows), key=lambda one: chosen.index(one.id))

    def _by_name(self, name: str, seen: Sequence[ColumnElement[bool]], except_id: int | None) -> list[int]:
        """Found by the beginnings of any two words, or by the same words; then looked at more closely."""
        typed = [word for word in WORD.findall(name) if len(word) > 2]
        if not typed or not has_words(name):
            return []
        other = clients.c.id != (except_id or 0)
        shown = select(clients.c.id, clients.c.name)
        parts = [shown.where(clients.c.name_key == func.name_key(name), other, *seen)]
        parts += [shown.where(fits(clients.c.search, word[:5]), other, *seen) for word in typed[:3]]
        rows = self.reads.all(union_all(*(select(part.limit(LOOKED_AT).subquery()) for part in parts)))
        found = {row.id: likeness(name, row.name) for row in rows if alike(name, row.name)}
        return sorted(found, key=lambda key: -found[key])

    def pairs(self, *, scope: Scope, limit: int = 100) -> list[Pair]:
        """Same value within the branches; a value that many share (a reception's phone) is no sign of one client."""
        one, other = clients.alias("one"), clients.alias("other")
        halves = [_same(by, value, scope, limit) for by, value in _VALUES.items()]
        groups = union_all(*(select(half.subquery()) for half in halves)).subquery()
        apart = exists().where(told_apart.c.one_id == one.c.id, told_apart.c.other_id == other.c.id)
        by = func.array_agg(groups.c.by.distinct()).label("by")
        numbers = and_(one.c.eik.is_not(None), other.c.eik.is_not(None), one.c.eik != other.c.eik)
        pairs = (
            select(one.c.id.label("one_id"), other.c.id.label("other_id"), by)
            .select_from(
                groups.join(one, one.c.id == func.any(groups.c.ids)).join(other, other.c.id == func.any(groups.c.ids))
            )
            .where(one.c.id < other.c.id, one.c.kind == other.c.kind, ~apart, ~numbers)
            .group_by(one.c.id, other.c.id)
            .order_by(func.count().desc(), one.c.id, other.c.id)
            .limit(limit)
            .cte("pairs")
        )
        sides = [_side(pairs, one, "one"), _side(pairs, other, "other")]
        rows = self.reads.all(
            select(pairs.c.by, *(column for columns in sides for column in columns))
            .select_from(
                pairs.join(one, one.c.id == pairs.c.one_id).join(other, other.c.id == pairs.c.other_id)
            )
            .order_by(func.cardinality(pairs.c.by).desc(), one.c.id, other.c.id)
        )  # fmt: skip
        return [_pair(row) for row in rows]

    def attached(self, client_id: int) -> dict[str, int]:
        counted: dict[str, int] = {}
        for row in self.reads.all(attached(client_id)):
            counted[row.name] = counted.get(row.name, 0) + row.count
        return {name: count for name, count in counted.items() if count}

    def merges(self, *, scope: Scope, client_id: int | None = None, limit: int = 50) -> list[MergeRow]:
        found = _merges(scope).order_by(client_merges.c.id.desc()).limit(limit)
        if client_id is not None:
            found = found.where(or_(client_merges.c.winner_id == client_id, client_merges.c.loser_id == client_id))
        return [_row(row) for row in self.reads.all(found)]

    def merge(self, merge_id: int, *, scope: Scope) -> MergeRow:
        row = self.reads.first(_merges(scope).where(client_merges.c.id == merge_id))
        if row is None:
            raise NotFound("merge", merge_id)
        return _row(row)


_VALUES: dict[str, Any] = {
    "eik": clients.c.eik,
    "phone": clients.c.phone,
    "email": func.lower(clients.c.email),
    "name": clients.c.name_key,
}
MANY = 6


def _same(by: str, value: Any, scope: Scope, limit: int) -> Select[Any]:
    mine = (clients.c.branch_id.in_(scope.branch_ids), clients.c.merged_into.is_(None), clients.c.archived_at.is_(None))
    return (
        select(cast(literal(by), Text).label("by"), func.array_agg(clients.c.id).label("ids"))
        .where(*mine, value.is_not(None), value != "")
        .group_by(value)
        .having(func.count().between(2, MANY))
        .limit(limit)
    )


def _side(pairs: Any, side: Any, prefix: str) -> list[Any]:
    detail = func.concat_ws(" · ", side.c.eik, side.c.phone, side.c.email, func.nullif(side.c.city, ""))
    return [
        side.c.id.label(f"{prefix}_id"),
        side.c.name.label(f"{prefix}_name"),
        detail.label(f"{prefix}_detail"),
        side.c.created_at.label(f"{prefix}_at"),
    ]


def _pair(row: Any) -> Pair:
    values = row._mapping
    sides = [
        Side(
            id=values[f"{side}_id"],
            name=values[f"{side}_name"],
            detail=values[f"{side}_detail"],
            created_at=values[f"{side}_at"],
        )
        for side in ("one", "other")
    ]
    by = tuple(sorted(row.by, key=SUREST_FIRST.index))
    return Pair(one=sides[0], other=sides[1], by=by)


def _merges(scope: Scope) -> Select[Any]:
    winner, loser = clients.alias("winner"), clients.alias("loser")
    shown = [client_merges.c[name] for name in MergeRow.__struct_fields__ if name not in ("winner", "loser")]
    return (
        select(*shown, winner.c.name.label("winner"), loser.c.name.label("loser"))
        .join_from(client_merges, winner, winner.c.id == client_merges.c.winner_id)
        .join(loser, loser.c.id == client_merges.c.loser_id)
        .where(winner.c.branch_id.in_(scope.branch_ids))
    )


def _row(row: Any) -> MergeRow:
    moved: dict[str, int] = {}
    for name, keys in row.moved.items():
        table = name.partition(".")[0]
        moved[table] = moved.get(table, 0) + len(keys)
    return MergeRow(**{**row._mapping, "moved": moved})
