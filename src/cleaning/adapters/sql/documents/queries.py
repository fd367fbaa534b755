"""Kept papers read flat; their bytes only when asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select

from cleaning.adapters.sql.documents.tables import documents
from cleaning.adapters.sql.reads import Reads
from cleaning.application.documents.queries import DocumentRow
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, bounded, decode_cursor, page_of
from cleaning.domain.shared.errors import NotFound


def _rows(scope: Scope) -> Select[Any]:
    """Every read starts here, so none forgets whose papers the viewer may see."""
    columns = [documents.c[name] for name in DocumentRow.__struct_fields__]
    statement = select(*columns).where(documents.c.branch_id.in_(scope.branch_ids))
    return statement if scope.client_id is None else statement.where(documents.c.client_id == scope.client_id)


@dataclass(frozen=True)
class SqlDocumentQueries:
    reads: Reads

    def of_client(
        self, scope: Scope, client_id: int, *, after: str | None = None, limit: int | None = None
    ) -> Page[DocumentRow]:
        statement, size = _rows(scope).where(documents.c.client_id == client_id), bounded(limit)
        if cursor := decode_cursor(after):
            statement = statement.where(documents.c.id < cursor[0])
        rows = self.reads.structs(DocumentRow, statement.order_by(documents.c.id.desc()).limit(size + 1))
        return page_of(rows, size, lambda row: (row.id,))

    def about(self, scope: Scope, subject_kind: str, subject_id: int) -> list[DocumentRow]:
        about = (documents.c.subject_kind == subject_kind, documents.c.subject_id == subject_id)
        return self.reads.structs(DocumentRow, _rows(scope).where(*about).order_by(documents.c.id.desc()))

    def card(self, scope: Scope, document_id: int) -> DocumentRow:
        found = self.reads.structs(DocumentRow, _rows(scope).where(documents.c.id == document_id))
        if not found:
            raise NotFound("document", document_id)
        return found[0]

    def content(self, scope: Scope, document_id: int) -> bytes:
        statement = _rows(scope).with_only_columns(documents.c.content).where(documents.c.id == document_id)
        content: bytes | None = self.reads.scalar(statement)
        if content is None:
            raise NotFound("document", document_id)
        return content
