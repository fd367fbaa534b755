"""What screens ask about lists that were brought here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import func, select, tuple_, type_coerce
from sqlalchemy.dialects.postgresql import JSONB

from cleaning.adapters.sql.company.tables import branches
from cleaning.adapters.sql.importing.tables import imports
from cleaning.adapters.sql.reads import Reads
from cleaning.application.importing.plan import Plan
from cleaning.application.importing.queries import ImportCard, ImportRow
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, bounded, decode_cursor, page_of
from cleaning.domain.importing.values import ImportKind, ImportStage
from cleaning.domain.shared.errors import NotFound

PLAN = type_coerce(imports.c.plan, JSONB)
COUNTED = ("rows", "fresh", "doubtful", "skipped")


@dataclass(frozen=True, slots=True)
class SqlImportQueries:
    reads: Reads

    def page(
        self, kinds: Sequence[ImportKind], *, scope: Scope, after: str | None = None, limit: int | None = None
    ) -> Page[ImportRow]:
        size = bounded(limit)
        shown = [imports.c[name] for name in ImportRow.__struct_fields__ if name not in COUNTED]
        counted = [func.coalesce(PLAN[name].as_integer(), 0).label(name) for name in COUNTED]
        rows = select(*shown, *counted).where(imports.c.branch_id.in_(scope.branch_ids), imports.c.kind.in_(kinds))
        if cursor := decode_cursor(after):
            rows = rows.where(tuple_(imports.c.id) < tuple_(*cursor))
        found = self.reads.structs(ImportRow, rows.order_by(imports.c.id.desc()).limit(size + 1))
        return page_of(found, size, lambda row: (row.id,))

    def card(self, import_id: int, *, scope: Scope) -> ImportCard:
        computed = ("branch", "before", "plan")
        shown = [imports.c[name] for name in ImportCard.__struct_fields__ if name not in computed]
        same = imports.alias("same")
        before = (
            select(func.max(same.c.done_at))
            .where(same.c.digest == imports.c.digest, same.c.kind == imports.c.kind, same.c.id != imports.c.id)
            .where(same.c.stage.in_([ImportStage.DONE, ImportStage.PARTLY]), same.c.branch_id == imports.c.branch_id)
            .scalar_subquery()
        )
        row = self.reads.first(
            select(*shown, imports.c.plan, before.label("before"), branches.c.name.label("branch"))
            .join_from(imports, branches, branches.c.id == imports.c.branch_id)
            .where(imports.c.id == import_id, imports.c.branch_id.in_(scope.branch_ids))
        )
        if row is None:
            raise NotFound("import", import_id)
        values = row._mapping
        return ImportCard(
            **{name: values[name] for name in ImportCard.__struct_fields__ if name not in computed},
            branch=row.branch,
            before=row.before,
            plan=msgspec.convert(row.plan or {}, Plan),
        )

    def sealed_with(self) -> dict[str, int]:
        counted = select(imports.c.key_id, func.count()).where(imports.c.sealed.is_not(None))
        return {row[0]: row[1] for row in self.reads.all(counted.group_by(imports.c.key_id))}
