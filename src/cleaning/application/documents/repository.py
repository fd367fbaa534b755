"""Where papers are kept."""

from __future__ import annotations

from typing import Protocol

from cleaning.domain.documents.document import Document
from cleaning.domain.shared.ids import DocumentId


class Documents(Protocol):
    """Every kept paper."""

    def add(self, document: Document) -> None: ...

    def same(self, document: Document) -> DocumentId | None:
        """The one already kept about the same record with the same bytes."""
