"""What happens to documents, for whoever reacts to it."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.domain.shared.aggregate import DomainEvent
from cleaning.domain.shared.ids import ClientId, DocumentId


@dataclass(frozen=True, kw_only=True)
class DocumentKept(DomainEvent):
    document_id: DocumentId
    client_id: ClientId | None
    kind: str
    number: str
    title: str
