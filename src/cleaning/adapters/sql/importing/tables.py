"""Lists that were brought here, and what each of them made."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)

from cleaning.adapters.sql.registry import mapping, metadata
from cleaning.adapters.sql.tables import branch_column, created_column, id_column, reference, version_column
from cleaning.adapters.sql.types import EnumText, Instant, Json, one_of
from cleaning.domain.importing.list_import import ListImport
from cleaning.domain.importing.values import ImportKind, ImportStage, Kept

imports = Table(
    "imports",
    metadata,
    id_column(),
    version_column(),
    branch_column(),
    created_column(),
    Column("user_id", BigInteger),
    Column("kind", EnumText(ImportKind), nullable=False, server_default=ImportKind.CLIENTS.value),
    Column("file_name", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("sheet", Text, nullable=False, server_default=""),
    Column("names", Json(tuple[str, ...]), nullable=False),
    Column("first_row", Integer, nullable=False),
    Column("columns", Json(tuple[str | None, ...]), nullable=False),
    # Cells of the time before they were sealed; emptied by sealing.py, to be dropped once nobody comes from there.
    Column("cells", Json(tuple[tuple[str, ...], ...]), info={"secret": True}),
    Column("key_id", Text, nullable=False, server_default=""),
    Column("sealed", LargeBinary, info={"secret": True}),
    Column("on", Date),
    Column("decisions", Json(dict[str, str]), nullable=False),
    Column("kept", Json(tuple[Kept, ...]), nullable=False, server_default="[]"),
    Column("stage", EnumText(ImportStage), nullable=False),
    Column("plan", Json(Any)),
    Column("progress", Integer, nullable=False, server_default="0"),
    Column("done_at", Instant),
    Column("undone_at", Instant),
    CheckConstraint(one_of("kind", ImportKind), name="kind"),
    CheckConstraint(one_of("stage", ImportStage), name="stage"),
    CheckConstraint("sealed is null or (octet_length(sealed) > 28 and key_id <> '' and cells is null)", name="sealed"),
)
Index("ix_imports_digest", imports.c.digest)

RECORDS = ("client", "contact", "consent", "interaction", "premises", "contract")
"""What lists become; each word names a table by its singular."""

imported = Table(
    "imported",
    metadata,
    reference("import_id", "imports.id", index=False, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("record_id", BigInteger, primary_key=True),
    Column("rows", Json(tuple[int, ...]), nullable=False, server_default="[]"),
    Column("version", Integer, nullable=False, server_default="1"),
    CheckConstraint(f"kind in ({', '.join(map(repr, RECORDS))})", name="kind"),
    UniqueConstraint("kind", "record_id"),
)
"""``version`` is that of the record right after it was made: another one says that somebody worked on it."""

mapping.map_imperatively(
    ListImport, imports, version_id_col=imports.c.version, exclude_properties=["plan", "progress", "cells"]
)
