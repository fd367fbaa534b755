"""The inbox read flat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, or_, select

from cleaning.adapters.sql.messaging.tables import inbound_texts
from cleaning.adapters.sql.reads import Reads
from cleaning.application.messaging.inbox import InboxRow
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, bounded, decode_cursor, page_of
from cleaning.domain.messaging.keywords import wish
from cleaning.domain.shared.errors import NotFound

COLUMNS = [inbound_texts.c[name] for name in InboxRow.__struct_fields__ if name != "wish"]


def _rows(scope: Scope) -> Select[Any]:
    """Every read starts here: texts of the viewer's branches, and those nobody knows whose they are."""
    statement = select(*COLUMNS).order_by(inbound_texts.c.id.desc())
    if scope.client_id is not None:
        return statement.where(inbound_texts.c.client_id == scope.client_id)
    return statement.where(or_(inbound_texts.c.branch_id.in_(scope.branch_ids), inbound_texts.c.branch_id.is_(None)))


def _row(row: Row[Any]) -> InboxRow:
    return InboxRow(**row._mapping, wish=wish(row.text))


@dataclass(frozen=True)
class SqlInboxQueries:
    reads: Reads

    def page(
        self, scope: Scope, *, unread: bool = False, client_id: int | None = None, after: str | None = None,
        limit: int | None = None,
    ) -> Page[InboxRow]:  # fmt: skip
        statement, size = _rows(scope), bounded(limit)
        if unread:
            statement = statement.where(inbound_texts.c.read_at.is_(None))
        if client_id is not None:
            statement = statement.where(inbound_texts.c.client_id == client_id)
        if cursor := decode_cursor(after):
            statement = statement.where(inbound_texts.c.id < cursor[0])
        rows = [_row(row) for row in self.reads.all(statement.limit(size + 1))]
        return page_of(rows, size, lambda row: (row.id,))

    def one(self, scope: Scope, inbound_id: int) -> InboxRow:
        row = self.reads.first(_rows(scope).where(inbound_texts.c.id == inbound_id))
        if row is None:
            raise NotFound("inbound", inbound_id)
        return _row(row)

    def unread(self, scope: Scope, limit: int = 20) -> list[InboxRow]:
        waiting = _rows(scope).where(inbound_texts.c.read_at.is_(None)).order_by(None).order_by(inbound_texts.c.id)
        return [_row(row) for row in self.reads.all(waiting.limit(limit))]
