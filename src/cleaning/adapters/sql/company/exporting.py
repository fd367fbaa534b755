"""The whole company, read table by table in one snapshot; and the exports that were asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Engine,
    Integer,
    LargeBinary,
    Table,
    Text,
    func,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Session

from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.registry import load_tables, mapping, metadata
from cleaning.adapters.sql.tables import created_column, id_column, version_column
from cleaning.adapters.sql.types import EnumText, Instant, one_of
from cleaning.application.company.exporting.ports import ExportRow, Progress, StoredTable
from cleaning.domain.company.company_export import CompanyExport, ExportStage
from cleaning.domain.shared.errors import NotFound

PROGRAM = frozenset({"api_keys", "company_exports", "idempotency_keys", "login_attempts", "sessions", "access_codes"})
"""Keys, secrets and what only the program itself needs."""
BATCH = 2000

company_exports = Table(
    "company_exports",
    metadata,
    id_column(),
    version_column(),
    created_column(),
    Column("user_id", BigInteger),
    Column("actor", Text, nullable=False),
    Column("stage", EnumText(ExportStage), nullable=False),
    Column("progress", Integer, nullable=False, server_default="0"),
    Column("file", Text, nullable=False, server_default=""),
    Column("size", BigInteger, nullable=False, server_default="0"),
    Column("rows", BigInteger, nullable=False, server_default="0"),
    Column("done_at", Instant),
    CheckConstraint(one_of("stage", ExportStage), name="stage"),
    CheckConstraint("(stage = 'done') = (done_at is not null)", name="done"),
)
mapping.map_imperatively(
    CompanyExport, company_exports, version_id_col=company_exports.c.version, exclude_properties=["progress"]
)


@dataclass(frozen=True, slots=True)
class SqlEverything:
    engine: Engine

    def names(self) -> list[str]:
        return sorted(table.name for table in load_tables().sorted_tables if table.name not in PROGRAM)

    def tables(self) -> Iterator[StoredTable]:
        """A cursor of the server for each, so that a table of millions takes no memory."""
        with self.engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
            connection.execute(text("select set_config('statement_timeout', '0', true)"))
            for name in self.names():
                table = load_tables().tables[name]
                shown = [column for column in table.columns if not _hidden(column)]
                statement = select(*(_plain(column) for column in shown)).order_by(*table.primary_key.columns)
                rows = connection.execution_options(yield_per=BATCH).execute(statement)
                yield StoredTable(name, tuple(column.name for column in shown), (tuple(row) for row in rows))


@dataclass(frozen=True, slots=True)
class SqlCompanyExports:
    session: Session
    engine: Engine

    def add(self, one: CompanyExport) -> None:
        self.session.add(one)
        self.session.flush()

    def get(self, export_id: int) -> CompanyExport:
        if (one := self.session.get(CompanyExport, export_id)) is None:
            raise NotFound("export", export_id)
        return one

    def board(self, export_id: int) -> Progress:
        def report(done: int, of: int) -> None:
            share = 100 * done // max(of, 1)
            with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.execute(
                    update(company_exports).where(company_exports.c.id == export_id).values(progress=share)
                )

        return report


@dataclass(frozen=True, slots=True)
class SqlCompanyExportQueries:
    reads: Reads

    def latest(self, limit: int = 20) -> list[ExportRow]:
        shown = [company_exports.c[name] for name in ExportRow.__struct_fields__]
        return self.reads.structs(ExportRow, select(*shown).order_by(company_exports.c.id.desc()).limit(limit))


def _hidden(column: Column[Any]) -> bool:
    computed = column.computed is not None
    return computed or bool(column.info.get("secret")) or isinstance(column.type, LargeBinary | TSVECTOR)


def _plain(column: Column[Any]) -> Any:
    """As the database writes it: one text for every kind of value."""
    return func.to_jsonb(column).op("#>>")(text("'{}'")).label(column.name)
