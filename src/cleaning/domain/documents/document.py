"""A paper kept as it left the house, found again by what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from cleaning.domain.documents.events import DocumentKept
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.ids import BranchId, ClientId, DocumentId, UserId


@dataclass(eq=False, kw_only=True)
class Document(Aggregate):
    """The bytes of one paper; ``kind`` is invoice, quote, contract, acceptance …, the subject is its record."""

    id: DocumentId = None  # type: ignore[assignment]
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
    content: bytes
    created_at: datetime
    author_id: UserId | None = None

    @classmethod
    def keep(cls, *, content: bytes, **about: object) -> Document:
        """A document of these bytes, with its size and hash."""
        document = cls(content=content, size=len(content), sha256=sha256(content).hexdigest(), **about)  # type: ignore[arg-type]
        document.record(
            lambda: DocumentKept(
                document_id=document.id,
                client_id=document.client_id,
                kind=document.kind,
                number=document.number,
                title=document.title,
            )
        )
        return document
