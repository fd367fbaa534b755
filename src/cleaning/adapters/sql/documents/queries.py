"""Issued documents read flat, within branches and kinds."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select, select

from cleaning.adapters.sql.arrays import one_of_ids
from cleaning.adapters.sql.clients.alias import is_client
from cleaning.adapters.sql.documents.tables import document_batches, documents
from cleaning.adapters.sql.reads import Reads
from cleaning.application.documents.queries import BatchRow, DocumentRow
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, bounded, decode_cursor, page_of
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.errors import NotFound

SOFIA = ZoneInfo("Europe/Sofia")


def _rows(scope: Scope) -> Select[Any]:
    """Every read starts here, so none forgets whose papers the viewer may see."""
    columns = [documents.c[name] for name in DocumentRow.__struct_fields__]
    statement = select(*columns).where(documents.c.branch_id.in_(scope.branch_ids))
    return statement if scope.client_id is None else statement.where(is_client(documents.c.client_id, scope.client_id))


def _batches(scope: Scope) -> Select[Any]:
    columns = [document_batches.c[name] for name in BatchRow.__struct_fields__]
    return select(*columns).where(document_batches.c.branch_id.in_(scope.branch_ids))


@dataclass(frozen=True)
class SqlDocumentQueries:
    reads: Reads

    def page(
        self,
        scope: Scope,
        kinds: Collection[Kind],
        *,
        number: str = "",
        client_id: int | None = None,
        start: date | None = None,
        end: date | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[DocumentRow]:
        size, known = bounded(limit), documents.c
        statement = _rows(scope).where(known.kind.in_(kinds))
        if number.strip():
            statement = statement.where(known.number.contains(number.strip(), autoescape=True))
        if client_id is not None:
            statement = statement.where(is_client(known.client_id, client_id))
        if start is not None:
            statement = statement.where(known.created_at >= datetime.combine(start, time(), SOFIA))
        if end is not None:
            statement = statement.where(known.created_at < datetime.combine(end + timedelta(days=1), time(), SOFIA))
        if cursor := decode_cursor(after):
            statement = statement.where(known.id < cursor[0])
        rows = self.reads.structs(DocumentRow, statement.order_by(known.id.desc()).limit(size + 1))
        return page_of(rows, size, lambda row: (row.id,))

    def about(self, scope: Scope, subject_kind: str, subject_id: int) -> list[DocumentRow]:
        about = (documents.c.subject_kind == subject_kind, documents.c.subject_id == subject_id)
        return self.reads.structs(DocumentRow, _rows(scope).where(*about).order_by(documents.c.id.desc()))

    def known(self, subject_kind: str, ids: Collection[int]) -> set[int]:
        about = documents.c.subject_kind == subject_kind, one_of_ids(documents.c.subject_id, ids)
        return set(self.reads.scalars(select(documents.c.subject_id).where(*about)))

    def issued(
        self, scope: Scope, kind: Kind, subject_kind: str, subject_id: int, language: str, edition: int
    ) -> DocumentRow | None:
        known = documents.c
        statement = _rows(scope).where(
            known.subject_kind == subject_kind, known.subject_id == subject_id, known.kind == kind,
            known.language == language, known.edition == edition,
        )  # fmt: skip
        return next(iter(self.reads.structs(DocumentRow, statement)), None)

    def card(self, scope: Scope, document_id: int) -> DocumentRow:
        found = self.reads.structs(DocumentRow, _rows(scope).where(documents.c.id == document_id))
        if not found:
            raise NotFound("document", document_id)
        return found[0]

    def batch(self, scope: Scope, batch_id: int) -> BatchRow:
        found = self.reads.structs(BatchRow, _batches(scope).where(document_batches.c.id == batch_id))
        if not found:
            raise NotFound("batch", batch_id)
        return found[0]

    def batches(self, scope: Scope, limit: int = 5) -> list[BatchRow]:
        return self.reads.structs(BatchRow, _batches(scope).order_by(document_batches.c.id.desc()).limit(limit))

    def snapshot(self, scope: Scope, document_id: int) -> dict[str, Any]:
        statement = _rows(scope).with_only_columns(documents.c.snapshot).where(documents.c.id == document_id)
        snapshot: dict[str, Any] | None = self.reads.scalar(statement)
        if snapshot is None:
            raise NotFound("document", document_id)
        return snapshot
