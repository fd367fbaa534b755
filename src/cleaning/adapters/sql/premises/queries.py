"""Reads of premises, in Core."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select

from cleaning.adapters.sql.arrays import one_of_ids
from cleaning.adapters.sql.clients.promises import told
from cleaning.adapters.sql.clients.tables import clients
from cleaning.adapters.sql.own_lists import Order
from cleaning.adapters.sql.premises.filtering import WITH_CLIENTS, fitting, narrowed, seen
from cleaning.adapters.sql.premises.tables import access_codes, premises, zones
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.search import long_enough, words_of
from cleaning.adapters.sql.shapes import built_once
from cleaning.application.premises.filtering import PremisesFilter
from cleaning.application.premises.queries import (
    CodeRow,
    PremisesCard,
    PremisesName,
    PremisesRow,
    ZoneRow,
)
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, bounded
from cleaning.domain.premises.address import one_line
from cleaning.domain.shared.errors import NotFound

PARTS = ("settlement", "postcode", "district", "street", "building", "entrance", "floor", "flat")
SAMPLE = 5000
NAMED = ("id", "name", "client_id", "purpose")
ROW = ("id", "client_id", "name", "purpose", "area", "periodicity", "conditions", "wishes", "active")
ROW += ("branch_id", "own")


@built_once("limit")
def found_of(words: str, inside: bool, scope: Scope, limit: int) -> Select[Any]:
    """Those in use, for a search as one types."""
    fit = fitting(words, inside, narrowed(PremisesFilter(), scope)).subquery()
    first = select(fit).order_by(fit.c.sort_name, fit.c.id).limit(limit).subquery()
    return _named().join(first, first.c.id == premises.c.id).order_by(first.c.sort_name, first.c.id)


@built_once()
def of_client(client_id: int, scope: Scope) -> Select[Any]:
    mine = _rows().where(*seen(scope), premises.c.client_id == client_id)
    return mine.order_by(premises.c.active.desc(), premises.c.sort_name, premises.c.id)


@dataclass(frozen=True, slots=True)
class SqlPremisesQueries:
    reads: Reads

    def page(
        self, wanted: PremisesFilter, *, scope: Scope, after: str | None = None, limit: int | None = None
    ) -> Page[PremisesRow]:
        size = bounded(limit)
        order = Order(premises.c.own, wanted.own.sort, (premises.c.sort_name, premises.c.id))
        return order.page(self.reads, _rows().where(*narrowed(wanted, scope)), _row, after, size)

    def of_client(self, client_id: int, *, scope: Scope) -> list[PremisesRow]:
        return [_row(row) for row in self.reads.all(*of_client(client_id, scope))]

    def card(self, premises_id: int, *, scope: Scope) -> PremisesCard:
        computed = ("client", "address", "zones", "codes", "told")
        shown = [premises.c[name] for name in PremisesCard.__struct_fields__ if name not in computed]
        row = self.reads.first(
            select(*shown, clients.c.name.label("client"), told().label("told"))
            .select_from(WITH_CLIENTS)
            .where(premises.c.id == premises_id, *seen(scope))
        )
        if row is None:
            raise NotFound("premises", premises_id)
        wanted = [zones.c[name] for name in ZoneRow.__struct_fields__]
        rooms = select(*wanted).where(zones.c.premises_id == premises_id).order_by(zones.c.position)
        known = select(access_codes.c.id, access_codes.c.label).where(access_codes.c.premises_id == premises_id)
        return PremisesCard(
            **row._mapping,
            address=one_line(row),
            zones=self.reads.structs(ZoneRow, rooms),
            codes=self.reads.structs(CodeRow, known.order_by(access_codes.c.id)),
        )

    def names(self, ids: Sequence[int]) -> dict[int, PremisesName]:
        return self.reads.once_each(("premises", "clients"), ids, self._names) if ids else {}

    def chosen(self, premises_id: int | None, *, scope: Scope) -> PremisesName | None:
        one = _named().where(premises.c.id == premises_id, *narrowed(PremisesFilter(), scope))
        row = self.reads.first(one) if premises_id else None
        return None if row is None else _name(row)

    def _names(self, ids: set[int]) -> dict[int, PremisesName]:
        return {row.id: _name(row) for row in self.reads.all(_named().where(one_of_ids(premises.c.id, ids)))}

    def find(self, text: str, *, scope: Scope, limit: int = 8) -> list[PremisesName]:
        words = words_of(text)
        if not words:
            return []
        return [_name(row) for row in self.reads.all(*found_of(words, long_enough(text), scope, limit))]

    def sealed_with(self) -> dict[str, int]:
        counted = select(access_codes.c.key_id, func.count().label("codes")).group_by(access_codes.c.key_id)
        return {row.key_id: row.codes for row in self.reads.all(counted)}

    def regions(self, *, scope: Scope) -> list[str]:
        mine = select(premises.c.region).where(*seen(scope), premises.c.region != "").distinct()
        return list(self.reads.scalars(mine.order_by(premises.c.region)))

    def settlements(self, *, scope: Scope) -> list[str]:
        newest = select(premises.c.settlement).where(*seen(scope), premises.c.settlement != "")
        some = newest.order_by(premises.c.id.desc()).limit(SAMPLE).subquery()
        most = select(some.c.settlement).group_by(some.c.settlement).order_by(func.count().desc(), some.c.settlement)
        return list(self.reads.scalars(most.limit(30)))


def _rows() -> Select[Any]:
    parts = [premises.c[name] for name in PARTS]
    shown = [premises.c[name] for name in ROW]
    return select(*shown, *parts, clients.c.name.label("client")).select_from(WITH_CLIENTS)


def _row(row: Any) -> PremisesRow:
    return PremisesRow(**{name: row._mapping[name] for name in ROW}, client=row.client, address=one_line(row))


def _named() -> Select[Any]:
    parts = [premises.c[name] for name in PARTS]
    client_name = clients.c.name.label("client_name")
    return select(*(premises.c[name] for name in NAMED), client_name, *parts).select_from(WITH_CLIENTS)


def _name(row: Any) -> PremisesName:
    return PremisesName(
        address=one_line(row), client_name=row.client_name, **{name: row._mapping[name] for name in NAMED}
    )
