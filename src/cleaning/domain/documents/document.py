"""A document as it left the house, found again by what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from cleaning.domain.documents.events import DocumentKept
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.ids import BranchId, ClientId, DocumentId, UserId


@dataclass(eq=False, kw_only=True)
class Document(Aggregate):
    """One issued document: its data, the template it was set by, and the hash its bytes are kept under.

    ``edition`` counts what the same record issued: a quote's editions, 2 for a protocol once the client signed it.
    ``template_version_id`` None: set by the program's own template, which ``template_sha256`` names.
    """

    id: DocumentId = None  # type: ignore[assignment]
    branch_id: BranchId
    client_id: ClientId | None
    kind: Kind
    number: str
    title: str
    subject_kind: str
    subject_id: int
    edition: int = 1
    language: str
    media_type: str = "application/pdf"
    size: int
    sha256: str
    snapshot: dict[str, Any]
    template_version_id: int | None
    template_sha256: str
    created_at: datetime
    author_id: UserId | None = None

    @classmethod
    def of(cls, content: bytes, **about: Any) -> Document:
        """A document of these bytes, with their size and hash."""
        document = cls(size=len(content), sha256=sha256(content).hexdigest(), **about)
        document.record(
            lambda: DocumentKept(
                document_id=document.id,
                client_id=document.client_id,
                kind=str(document.kind),
                number=document.number,
                title=document.title,
            )
        )
        return document
