"""Lists that were brought here, by SQLAlchemy."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from sqlalchemy import Engine, select, text, update
from sqlalchemy.orm import Session

from cleaning.adapters.sql.importing.tables import imports
from cleaning.application.importing.ports import Progress
from cleaning.domain.importing.list_import import ListImport
from cleaning.domain.importing.values import ImportKind, ImportStage
from cleaning.domain.shared.errors import NotFound


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

    def same(self, kind: ImportKind, branch_id: int, digest: str) -> ListImport | None:
        found = select(ListImport).where(
            imports.c.digest == digest, imports.c.kind == kind, imports.c.branch_id == branch_id,
            imports.c.stage.in_([ImportStage.DONE, ImportStage.PARTLY]),
        )  # fmt: skip
        return self.session.scalars(found.order_by(imports.c.id.desc()).limit(1)).first()

    def sealed_otherwise(self, key_id: str, limit: int) -> list[ListImport]:
        found = select(ListImport).where(imports.c.sealed.is_not(None), imports.c.key_id != key_id)
        return list(self.session.scalars(found.order_by(imports.c.id).limit(limit).with_for_update()))

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
