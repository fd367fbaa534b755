"""Keep a paper as it left the house."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from cleaning.application.documents.repository import Documents
from cleaning.application.shared.access import Access
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.documents.document import Document
from cleaning.domain.shared.ids import BranchId, ClientId, DocumentId


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """A printed paper and what it is about: kind "invoice", subject ("invoice", 7)."""

    content: bytes
    kind: str
    number: str
    title: str
    subject_kind: str
    subject_id: int
    branch_id: BranchId
    client_id: ClientId | None = None
    language: str = "bg"
    media_type: str = "application/pdf"


@dataclass(frozen=True, slots=True)
class KeepDocument:
    """The same bytes about the same record are kept once. Called by whoever printed; it asks no permission itself."""

    work: Work
    documents: Documents
    access: Access
    clock: Clock

    def __call__(self, paper: Paper) -> DocumentId:
        with self.work:
            document = Document.keep(
                created_at=self.clock.now(), author_id=self.access.viewer.user_id, **msgspec.structs.asdict(paper)
            )
            if (known := self.documents.same(document)) is not None:
                return known
            self.documents.add(document)
        return document.id
