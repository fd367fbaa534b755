"""Reads of the catalogue, in Core."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select, tuple_

from cleaning.adapters.sql.arrays import one_of_ids
from cleaning.adapters.sql.catalogue.tables import coefficients, service_equipment, service_materials, services
from cleaning.adapters.sql.reads import Reads
from cleaning.application.catalogue.queries import (
    CoefficientRow,
    ServiceCard,
    ServiceEquipment,
    ServiceMaterial,
    ServiceName,
    ServiceRow,
)
from cleaning.application.shared.paging import Page, bounded, decode_cursor, page_of
from cleaning.domain.catalogue.values import Category
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import ServiceId

LISTS = ("materials", "equipment")


@dataclass(frozen=True, slots=True)
class SqlCatalogueQueries:
    reads: Reads

    def page(
        self, *, text: str = "", category: Category | None = None, active: bool = True, after: str | None = None,
        limit: int = 50,
    ) -> Page[ServiceRow]:  # fmt: skip
        limit = bounded(limit)
        uses = select(func.count()).where(service_materials.c.service_id == services.c.id).scalar_subquery()
        wanted = [services.c[name] for name in ServiceRow.__struct_fields__ if name != "materials"]
        rows = select(*wanted, uses.label("materials")).order_by(services.c.name_bg, services.c.id).limit(limit + 1)
        rows = rows.where(services.c.active == active, *_matching(text))
        if category is not None:
            rows = rows.where(services.c.category == category)
        if (last := decode_cursor(after)) is not None:
            rows = rows.where(tuple_(services.c.name_bg, services.c.id) > tuple_(*last))
        return page_of(self.reads.structs(ServiceRow, rows), limit, lambda row: (row.name_bg, row.id))

    def service(self, service_id: ServiceId) -> ServiceCard:
        if not (found := self._cards(select(services).where(services.c.id == service_id))):
            raise NotFound("service", service_id)
        return found[0]

    def services(self, ids: Iterable[ServiceId] | None = None) -> list[ServiceCard]:
        wanted = select(services).order_by(services.c.name_bg, services.c.id)
        chosen = services.c.active if ids is None else services.c.id.in_(list(ids))
        return self._cards(wanted.where(chosen))

    def names(self, ids: Iterable[ServiceId]) -> dict[ServiceId, ServiceName]:
        wanted = [services.c[name] for name in ServiceName.__struct_fields__]

        def ask(chosen: set[ServiceId]) -> dict[ServiceId, ServiceName]:
            found = select(*wanted).where(one_of_ids(services.c.id, chosen))
            return {row.id: row for row in self.reads.structs(ServiceName, found)}

        return self.reads.once_each(("services",), chosen, ask) if (chosen := {*ids}) else {}

    def materials(self, ids: Iterable[ServiceId]) -> dict[ServiceId, list[ServiceMaterial]]:
        def ask(chosen: set[ServiceId]) -> dict[ServiceId, list[ServiceMaterial]]:
            found = self._parts(service_materials, ServiceMaterial, list(chosen))
            return {one: found.get(one, []) for one in chosen}

        return self.reads.once_each(("service_materials",), chosen, ask) if (chosen := {*ids}) else {}

    def codes(self) -> set[str]:
        return {row.code for row in self.reads.all(select(services.c.code))}

    def coefficients(self) -> list[CoefficientRow]:
        wanted = [coefficients.c[name] for name in CoefficientRow.__struct_fields__]
        every = select(*wanted).where(coefficients.c.active)
        rows = self.reads.structs(CoefficientRow, every.order_by(coefficients.c.value, coefficients.c.id))
        order = list(type(rows[0].grp)) if rows else []
        return sorted(rows, key=lambda row: order.index(row.grp))

    def _cards(self, wanted: Select[Any]) -> list[ServiceCard]:
        rows = self.reads.all(wanted)
        ids = [row.id for row in rows]
        materials = self._parts(service_materials, ServiceMaterial, ids)
        equipment = self._parts(service_equipment, ServiceEquipment, ids)
        plain = [name for name in ServiceCard.__struct_fields__ if name not in LISTS]
        return [
            ServiceCard(
                **{name: row._mapping[name] for name in plain},
                materials=materials.get(row.id, []),
                equipment=equipment.get(row.id, []),
            )
            for row in rows
        ]

    def _parts(self, table: Any, kind: type[Any], ids: list[int]) -> dict[int, list[Any]]:
        if not ids:
            return {}
        wanted = [table.c[name] for name in kind.__struct_fields__]
        rows = self.reads.all(
            select(table.c.service_id, *wanted)
            .where(table.c.service_id.in_(ids))
            .order_by(table.c.service_id, table.c.position)
        )
        return {
            service_id: [kind(**{name: part._mapping[name] for name in kind.__struct_fields__}) for part in parts]
            for service_id, parts in groupby(rows, key=lambda row: row.service_id)
        }


def _matching(text: str) -> list[ColumnElement[bool]]:
    """Every word somewhere in code or names; a catalogue is small, so no index is asked."""
    return [or_(*(column.ilike(f"%{_literal(word)}%", escape="\\") for column in NAMED)) for word in text.split()[:5]]


def _literal(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


NAMED = (services.c.code, services.c.name_bg, services.c.name_en)
