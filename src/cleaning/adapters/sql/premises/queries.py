"""Reads of premises, in Core."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal, select, tuple_

from cleaning.adapters.sql.arrays import one_of_ids
from cleaning.adapters.sql.clients.promises import told
from cleaning.adapters.sql.clients.tables import clients
from cleaning.adapters.sql.premises.tables import access_codes, premises, zones
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.search import candidates, fits, has_words, holds
from cleaning.application.premises.queries import (
    CodeRow,
    PremisesCard,
    PremisesFilter,
    PremisesName,
    PremisesRow,
    ZoneRow,
)
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, bounded, decode_cursor, page_of
from cleaning.domain.premises.address import one_line
from cleaning.domain.shared.errors import NotFound

PARTS = ("settlement", "postcode", "district", "street", "building", "entrance", "floor", "flat")
SAMPLE = 5000
WITH_CLIENTS = premises.join(clients, clients.c.id == premises.c.client_id)
ROW = ("id", "client_id", "name", "purpose", "area", "periodicity", "conditions", "wishes", "active", "branch_id")


def seen(scope: Scope) -> list[ColumnElement[bool]]:
    """Every read starts here, so none forgets whose premises the viewer may see."""
    ids = scope.branch_ids
    mine = [premises.c.branch_id == ids[0] if len(ids) == 1 else premises.c.branch_id.in_(ids)]
    return mine if scope.client_id is None else [*mine, premises.c.client_id == scope.client_id]


def narrowed(wanted: PremisesFilter, scope: Scope) -> list[ColumnElement[bool]]:
    """The conditions of a list."""
    conditions = [*seen(scope), premises.c.active.is_(not wanted.inactive)]
    for name in ("purpose", "periodicity", "client_id"):
        if (value := getattr(wanted, name)) is not None:
            conditions.append(premises.c[name] == value)
    if wanted.condition is not None:
        conditions.append(premises.c.conditions.op("@>")(literal([wanted.condition], premises.c.conditions.type)))
    if wanted.region:
        conditions.append(premises.c.region == wanted.region)
    if wanted.floor_kind is not None:
        laid = select(zones.c.premises_id).where(zones.c.floor_kind == wanted.floor_kind)
        conditions.append(premises.c.id.in_(laid))
    if wanted.with_wishes:
        conditions.append((premises.c.wishes != "") | (premises.c.conditions_note != ""))
    if wanted.settlement:
        conditions.append(premises.c.settlement == wanted.settlement)
    if wanted.area_from is not None:
        conditions.append(premises.c.area >= wanted.area_from)
    if wanted.area_to is not None:
        conditions.append(premises.c.area <= wanted.area_to)
    if wanted.q.strip():
        conditions.append(premises.c.id.in_(fitting(wanted.q, scope)))
    return conditions


def fitting(text: str, scope: Scope) -> Select[tuple[int]]:
    """Ids by name or address, or by the name of the client."""
    if not has_words(text):
        return select(premises.c.id).where(premises.c.id.is_(None))
    of_clients = select(premises.c.id).select_from(WITH_CLIENTS).where(fits(clients.c.search, text), *seen(scope))
    begins = select(premises.c.id).where(fits(premises.c.search, text), *seen(scope))
    inside = select(premises.c.id).where(holds(premises.c.fragments, text), *seen(scope))
    return candidates(begins, of_clients, otherwise=inside)


@dataclass(frozen=True, slots=True)
class SqlPremisesQueries:
    reads: Reads

    def page(
        self, wanted: PremisesFilter, *, scope: Scope, after: str | None = None, limit: int | None = None
    ) -> Page[PremisesRow]:
        size = bounded(limit)
        rows = _rows().where(*narrowed(wanted, scope)).add_columns(premises.c.sort_name)
        if cursor := decode_cursor(after):
            rows = rows.where(tuple_(premises.c.sort_name, premises.c.id) > tuple_(*cursor))
        found = self.reads.all(rows.order_by(premises.c.sort_name, premises.c.id).limit(size + 1))
        keys = {row.id: (row.sort_name, row.id) for row in found}
        return page_of([_row(row) for row in found], size, lambda row: keys[row.id])

    def of_client(self, client_id: int, *, scope: Scope) -> list[PremisesRow]:
        mine = _rows().where(*seen(scope), premises.c.client_id == client_id)
        order = (premises.c.active.desc(), premises.c.sort_name, premises.c.id)
        return [_row(row) for row in self.reads.all(mine.order_by(*order))]

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
        if not text.strip():
            return []
        fit = _named().where(*narrowed(PremisesFilter(q=text), scope))
        return [_name(row) for row in self.reads.all(fit.order_by(premises.c.sort_name, premises.c.id).limit(limit))]

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
    return select(premises.c.id, premises.c.name, premises.c.client_id, client_name, *parts).select_from(WITH_CLIENTS)


def _name(row: Any) -> PremisesName:
    return PremisesName(
        id=row.id, name=row.name, address=one_line(row), client_id=row.client_id, client_name=row.client_name
    )
