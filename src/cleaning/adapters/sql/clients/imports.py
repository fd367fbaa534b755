"""Lists that were brought here, by SQLAlchemy, and what screens ask about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Engine, func, select, text, tuple_, type_coerce, update
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Session

from cleaning.adapters.sql.clients.tables import imports
from cleaning.adapters.sql.company.tables import branches
from cleaning.adapters.sql.reads import Reads
from cleaning.application.clients.importing.planning import Plan
from cleaning.application.clients.importing.ports import Progress
from cleaning.application.clients.importing.queries import ImportCard, ImportRow
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, bounded, decode_cursor, page_of
from cleaning.domain.clients.list_import import ImportStage, ListImport
from cleaning.domain.shared.errors import NotFound

SAMPLED = 3
CELLS, PLAN = type_coerce(imports.c.cells, JSONB), type_coerce(imports.c.plan, JSONB)
COUNTED = ("new_clients", "premises", "doubtful")


@dataclass(frozen=True, slots=True)
class SqlImports:
    session: Session

    def add(self, one: ListImport) -> None:
        self.session.add(one)
        self.session.flush()

    def get(self, import_id: int) -> ListImport:
        if (one := self.session.get(ListImport, import_id)) is None:
            raise NotFound("import", import_id)
        return one

    def keep_plan(self, import_id: int, plan: bytes) -> None:
        self.session.flush()
        self.session.execute(update(imports).where(imports.c.id == import_id).values(plan=msgspec.json.decode(plan)))


@dataclass(frozen=True, slots=True)
class SqlProgressBoard:
    """On a connection of its own, so that screens see it before the import is done."""

    engine: Engine

    def of(self, import_id: int) -> Progress:
        def report(done: int, of: int) -> None:
            share = 100 * done // max(of, 1)
            with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.execute(text("set lock_timeout = '1s'"))
                connection.execute(update(imports).where(imports.c.id == import_id).values(progress=share))
                connection.execute(text("reset lock_timeout"))

        return report


@dataclass(frozen=True, slots=True)
class SqlImportQueries:
    reads: Reads

    def page(self, *, scope: Scope, after: str | None = None, limit: int | None = None) -> Page[ImportRow]:
        size = bounded(limit)
        shown = [imports.c[name] for name in ImportRow.__struct_fields__ if name not in COUNTED]
        counted = [func.coalesce(PLAN[name].as_integer(), 0).label(name) for name in COUNTED]
        rows = select(*shown, *counted).where(imports.c.branch_id.in_(scope.branch_ids))
        if cursor := decode_cursor(after):
            rows = rows.where(tuple_(imports.c.id) < tuple_(*cursor))
        found = self.reads.structs(ImportRow, rows.order_by(imports.c.id.desc()).limit(size + 1))
        return page_of(found, size, lambda row: (row.id,))

    def card(self, import_id: int, *, scope: Scope) -> ImportCard:
        computed = ("branch", "sample", "before", "plan")
        shown = [imports.c[name] for name in ImportCard.__struct_fields__ if name not in computed]
        cells = [CELLS[place].label(f"sample_{place}") for place in range(SAMPLED)]
        same = imports.alias("same")
        before = (
            select(func.max(same.c.done_at))
            .where(same.c.digest == imports.c.digest, same.c.stage == ImportStage.DONE, same.c.id != imports.c.id)
            .where(same.c.branch_id == imports.c.branch_id)
            .scalar_subquery()
        )
        row = self.reads.first(
            select(*shown, imports.c.plan, *cells, before.label("before"), branches.c.name.label("branch"))
            .join_from(imports, branches, branches.c.id == imports.c.branch_id)
            .where(imports.c.id == import_id, imports.c.branch_id.in_(scope.branch_ids))
        )
        if row is None:
            raise NotFound("import", import_id)
        values = row._mapping
        sample = [list(values[f"sample_{place}"]) for place in range(SAMPLED) if values[f"sample_{place}"]]
        return ImportCard(
            **{name: values[name] for name in ImportCard.__struct_fields__ if name not in computed},
            branch=row.branch,
            before=row.before,
            plan=msgspec.convert(row.plan or {}, Plan),
            sample=_columns(sample, len(row.names)),
        )


def _columns(rows: Sequence[Sequence[str]], width: int) -> list[list[Any]]:
    """Some values of each column."""
    return [[row[place] for row in rows if place < len(row) and row[place].strip()] for place in range(width)]
