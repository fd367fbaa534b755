"""Saved conditions, by SQLAlchemy."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Boolean, CheckConstraint, Column, Table, Text, func, or_, select, text
from sqlalchemy.orm import Session

from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.registry import mapping, metadata
from cleaning.adapters.sql.tables import created_column, id_column, reference, version_column
from cleaning.application.premises.save_filter import SavedFilterRow
from cleaning.domain.premises.saved_filter import SavedFilter
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import SavedFilterId, UserId

saved_filters = Table(
    "saved_filters",
    metadata,
    id_column(),
    version_column(),
    reference("user_id", "users.id"),
    created_column(),
    Column("name", Text, nullable=False),
    Column("query", Text, nullable=False),
    Column("shared", Boolean, nullable=False, server_default=text("false")),
    CheckConstraint("name <> '' and query <> ''", name="said"),
)
mapping.map_imperatively(
    SavedFilter, saved_filters, version_id_col=saved_filters.c.version, exclude_properties=["created_at"]
)


@dataclass(frozen=True, slots=True)
class SqlSavedFilters:
    session: Session
    reads: Reads

    def add(self, saved: SavedFilter) -> None:
        self.session.add(saved)
        self.session.flush()

    def get(self, filter_id: SavedFilterId) -> SavedFilter:
        if (saved := self.session.get(SavedFilter, filter_id)) is None:
            raise NotFound("saved_filter", filter_id)
        return saved

    def remove(self, saved: SavedFilter) -> None:
        self.session.delete(saved)

    def count(self, user_id: UserId) -> int:
        mine = select(func.count()).where(saved_filters.c.user_id == user_id)
        return self.session.scalar(mine) or 0

    def offered(self, user_id: int | None) -> list[SavedFilterRow]:
        shown = [saved_filters.c[name] for name in ("id", "name", "query", "shared")]
        own = func.coalesce(saved_filters.c.user_id == user_id, False).label("own")
        offered = select(*shown, own).where(or_(saved_filters.c.shared, saved_filters.c.user_id == user_id))
        return self.reads.structs(SavedFilterRow, offered.order_by(saved_filters.c.name, saved_filters.c.id))
