"""Columns that look the same in every table."""

from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Identity, Index, Integer, Table, func, text

from cleaning.adapters.sql.types import Instant


def id_column() -> Column[int]:
    return Column("id", BigInteger, Identity(always=False), primary_key=True)


def reference(name: str, target: str, *, nullable: bool = False, index: bool = True, **options: Any) -> Column[int]:
    """A foreign key ``name`` to ``target`` ("clients.id"), indexed because deletes and joins look it up."""
    return Column(name, BigInteger, ForeignKey(target), nullable=nullable, index=index, **options)


def branch_column(*, nullable: bool = False) -> Column[int]:
    return reference("branch_id", "branches.id", nullable=nullable)


def version_column() -> Column[int]:
    """Counts the saves; the mapper's ``version_id_col``."""
    return Column("version", Integer, nullable=False, server_default=text("1"))


def created_column() -> Column[Any]:
    return Column("created_at", Instant, nullable=False, server_default=func.now())


def number_ending(table: Table) -> Index:
    """Finds documents by the last digits of their number."""
    end = func.reverse(table.c.number).label("end")
    return Index(f"ix_{table.name}_number_end", end, postgresql_ops={"end": "text_pattern_ops"})
