"""What happens to documents, for whoever reacts to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cleaning.domain.shared.aggregate import DomainEvent
from cleaning.domain.shared.ids import BranchId, ClientId, DocumentId, TemplateId


@dataclass(frozen=True, kw_only=True)
class DocumentKept(DomainEvent):
    document_id: DocumentId
    client_id: ClientId | None
    kind: str
    number: str
    title: str


@dataclass(frozen=True, kw_only=True)
class TemplateWritten(DomainEvent):
    """``number`` counts the versions from 1."""

    template_id: TemplateId
    name: str
    number: int


@dataclass(frozen=True, kw_only=True)
class TemplateChosen(DomainEvent):
    """From now on documents of the kind are set by it; ``template_id`` None: by the program's own."""

    kind: str
    language: str
    branch_id: BranchId | None
    template_id: TemplateId | None


@dataclass(frozen=True, kw_only=True)
class BatchFinished(DomainEvent):
    """All ``documents`` of a kind of a month are in one file."""

    batch_id: int
    kind: str
    month: date
    documents: int
