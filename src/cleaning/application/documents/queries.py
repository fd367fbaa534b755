"""What may be asked about kept papers."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

import msgspec

from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page
from cleaning.domain.shared.ids import BranchId, ClientId, DocumentId


class DocumentRow(msgspec.Struct, frozen=True, kw_only=True):
    """A kept paper; ``size`` in bytes, ``sha256`` of the bytes in hex."""

    id: DocumentId
    branch_id: BranchId
    client_id: ClientId | None
    kind: str
    number: str
    title: str
    subject_kind: str
    subject_id: int
    language: str
    media_type: str
    size: int
    sha256: str
    created_at: datetime


class DocumentQueries(Protocol):
    """Reads about kept papers within the viewer's branches."""

    def of_client(
        self, scope: Scope, client_id: int, *, after: str | None = None, limit: int | None = None
    ) -> Page[DocumentRow]:
        """Newest first."""

    def about(self, scope: Scope, subject_kind: str, subject_id: int) -> list[DocumentRow]:
        """Every version of a record's papers, newest first."""

    def card(self, scope: Scope, document_id: int) -> DocumentRow:
        """Raise NotFound when there is none in the scope."""

    def content(self, scope: Scope, document_id: int) -> bytes:
        """The very bytes. Raise NotFound when there is none in the scope."""
