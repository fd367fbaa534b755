"""Kept papers in SQL. They are small (tens of kilobytes), so they lie in their row and travel in the one backup."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from cleaning.adapters.sql.documents.tables import documents
from cleaning.adapters.sql.registry import mapping
from cleaning.domain.documents.document import Document
from cleaning.domain.shared.ids import DocumentId

mapping.map_imperatively(Document, documents)

SAME = ("subject_kind", "subject_id", "kind", "language", "sha256")


@dataclass(frozen=True)
class SqlDocuments:
    session: Session

    def add(self, document: Document) -> None:
        self.session.add(document)
        self.session.flush()

    def same(self, document: Document) -> DocumentId | None:
        same = [documents.c[name] == getattr(document, name) for name in SAME]
        found: int | None = self.session.scalar(select(documents.c.id).where(*same))
        return None if found is None else DocumentId(found)
