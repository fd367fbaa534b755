"""Reads of pricing, in Core."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select, tuple_

from cleaning.adapters.sql.arrays import one_of_ids
from cleaning.adapters.sql.pricing.tables import (
    cost_sheet_equipment,
    cost_sheet_lines,
    cost_sheet_revisions,
    cost_sheets,
)
from cleaning.adapters.sql.pricing.waves import recalculating
from cleaning.adapters.sql.reads import Reads
from cleaning.application.pricing.queries import (
    RevisionRow,
    SheetCard,
    SheetCoefficient,
    SheetEquipment,
    SheetMaterial,
    SheetPrice,
    SheetRow,
    TouchedSheet,
)
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, bounded, decode_cursor, page_of
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import ClientId, CostSheetId, ItemId, ServiceId

WAITING = "recalculating"
DERIVED = ("coefficients", "materials_used", "equipment_used")


@dataclass(frozen=True, slots=True)
class SqlPricingQueries:
    reads: Reads

    def page(
        self, *, scope: Scope, text: str = "", service_id: ServiceId | None = None, client_id: ClientId | None = None,
        missing: bool = False, live: bool = True, after: str | None = None, limit: int = 50,
    ) -> Page[SheetRow]:  # fmt: skip
        limit = bounded(limit)
        plain = (cost_sheets.c[name] for name in SheetRow.__struct_fields__ if name != WAITING)
        rows = _sheets(scope, *plain, recalculating().label(WAITING))
        rows = rows.where(cost_sheets.c.live == live).order_by(cost_sheets.c.name, cost_sheets.c.id).limit(limit + 1)
        for word in text.split()[:5]:
            rows = rows.where(cost_sheets.c.name.icontains(word, autoescape=True))
        if service_id is not None:
            rows = rows.where(cost_sheets.c.service_id == service_id)
        if client_id is not None:
            rows = rows.where(cost_sheets.c.client_id == client_id)
        if missing:
            rows = rows.where(cost_sheets.c.missing > 0)
        if (last := decode_cursor(after)) is not None:
            rows = rows.where(tuple_(cost_sheets.c.name, cost_sheets.c.id) > tuple_(*last))
        return page_of(self.reads.structs(SheetRow, rows), limit, lambda row: (row.name, row.id))

    def sheet(self, sheet_id: CostSheetId, *, scope: Scope) -> SheetCard:
        row = self.reads.first(
            _sheets(scope, *cost_sheets.c, recalculating().label(WAITING)).where(cost_sheets.c.id == sheet_id)
        )
        if row is None:
            raise NotFound("cost_sheet", sheet_id)
        return SheetCard(
            **{name: row._mapping[name] for name in SheetCard.__struct_fields__ if name not in DERIVED},
            coefficients=[SheetCoefficient(code=one.code, value=one.value) for one in row.coefficients],
            materials_used=self._parts(cost_sheet_lines, SheetMaterial, sheet_id),
            equipment_used=self._parts(cost_sheet_equipment, SheetEquipment, sheet_id),
        )

    def revisions(
        self, sheet_id: CostSheetId, *, scope: Scope, after: str | None = None, limit: int = 50
    ) -> Page[RevisionRow]:
        limit = bounded(limit)
        rows = _revisions(scope).where(cost_sheet_revisions.c.sheet_id == sheet_id)
        rows = rows.order_by(cost_sheet_revisions.c.id.desc()).limit(limit + 1)
        if (last := decode_cursor(after)) is not None:
            rows = rows.where(cost_sheet_revisions.c.id < last[0])
        return page_of(self.reads.structs(RevisionRow, rows), limit, lambda row: (row.id,))

    def touched_by(self, item_id: ItemId, *, scope: Scope, limit: int = 50) -> list[TouchedSheet]:
        newest = (
            select(func.max(cost_sheet_revisions.c.id).label("id"))
            .where(cost_sheet_revisions.c.item_id == item_id)
            .group_by(cost_sheet_revisions.c.sheet_id)
            .subquery()
        )
        rows = (
            _revisions(scope, cost_sheets.c.name)
            .join(newest, newest.c.id == cost_sheet_revisions.c.id)
            .where(cost_sheets.c.live)
            .order_by(cost_sheet_revisions.c.id.desc())
            .limit(bounded(limit))
        )
        return [
            TouchedSheet(
                sheet_id=row.sheet_id,
                name=row.name,
                revision=RevisionRow(**{name: row._mapping[name] for name in RevisionRow.__struct_fields__}),
            )
            for row in self.reads.all(rows)
        ]

    def prices(self, ids: Iterable[CostSheetId]) -> dict[CostSheetId, SheetPrice]:
        if not (chosen := list(ids)):
            return {}
        wanted = [cost_sheets.c[name] for name in SheetPrice.__struct_fields__]
        rows = self.reads.all(select(cost_sheets.c.id, *wanted).where(one_of_ids(cost_sheets.c.id, chosen)))
        plain = SheetPrice.__struct_fields__
        return {CostSheetId(row.id): SheetPrice(**{name: row._mapping[name] for name in plain}) for row in rows}

    def _parts(self, table: Any, kind: type[Any], sheet_id: CostSheetId) -> list[Any]:
        wanted = [table.c[name] for name in kind.__struct_fields__]
        return self.reads.structs(kind, select(*wanted).where(table.c.sheet_id == sheet_id).order_by(table.c.position))


def _sheets(scope: Scope, *wanted: Any) -> Select[Any]:
    """Every read of sheets starts here."""
    return select(*wanted).where(cost_sheets.c.branch_id.in_(scope.branch_ids))


def _revisions(scope: Scope, *more: Any) -> Select[Any]:
    wanted = [cost_sheet_revisions.c[name] for name in RevisionRow.__struct_fields__]
    joined = cost_sheet_revisions.join(cost_sheets, cost_sheets.c.id == cost_sheet_revisions.c.sheet_id)
    return _sheets(scope, *wanted, *more).select_from(joined)
