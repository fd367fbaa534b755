"""What may be asked about issued documents and templates."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, Protocol

import msgspec

from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page
from cleaning.domain.documents.batch import BatchStage
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.ids import BranchId, ClientId, DocumentId, TemplateId


class DocumentRow(msgspec.Struct, frozen=True, kw_only=True):
    """An issued document; ``size`` in bytes, ``sha256`` of the bytes in hex."""

    id: DocumentId
    branch_id: BranchId
    client_id: ClientId | None
    kind: Kind
    number: str
    title: str
    subject_kind: str
    subject_id: int
    edition: int
    language: str
    media_type: str
    size: int
    sha256: str
    template_version_id: int | None
    template_sha256: str
    created_at: datetime
    author_id: int | None

    @property
    def file_name(self) -> str:
        return f"{self.kind}-{self.number or self.id}.pdf".replace("/", "-")


class DocumentQueries(Protocol):
    """Reads about issued documents within the viewer's branches and kinds."""

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
        """Newest first; kept on a day in ``[start, end]``."""

    def about(self, scope: Scope, subject_kind: str, subject_id: int) -> list[DocumentRow]:
        """Every document of a record, newest first."""

    def known(self, subject_kind: str, ids: Collection[int]) -> set[int]:
        """Those of the records that have issued a document; unscoped, asked by the program itself."""

    def issued(
        self, scope: Scope, kind: Kind, subject_kind: str, subject_id: int, language: str, edition: int
    ) -> DocumentRow | None: ...

    def card(self, scope: Scope, document_id: int) -> DocumentRow:
        """Raise NotFound when there is none in the scope."""

    def batch(self, scope: Scope, batch_id: int) -> BatchRow:
        """Raise NotFound when there is none in the scope."""

    def batches(self, scope: Scope, limit: int = 5) -> list[BatchRow]:
        """The newest runs."""

    def snapshot(self, scope: Scope, document_id: int) -> dict[str, Any]:
        """The data it was made of. Raise NotFound when there is none in the scope."""


class BatchRow(msgspec.Struct, frozen=True, kw_only=True):
    """A run over a month; ``file`` is set when it is done, ``size`` in bytes."""

    id: int
    branch_id: BranchId
    kind: Kind
    month: date
    stage: BatchStage
    total: int
    done: int
    file: str | None
    size: int
    created_at: datetime
    finished_at: datetime | None

    @property
    def over(self) -> bool:
        return self.finished_at is not None


class TemplateRow(msgspec.Struct, frozen=True, kw_only=True):
    """A template of the company's own; ``number`` is its last version."""

    id: TemplateId
    kind: Kind
    language: str
    name: str
    number: int
    changed_at: datetime


class VersionRow(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    number: int
    note: str
    author: str
    created_at: datetime


class TemplateCard(TemplateRow, frozen=True, kw_only=True):
    source: str
    version: int


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """What is in force: ``branch_id`` None for the whole company, ``template_id`` None for the program's own."""

    kind: Kind
    language: str
    branch_id: BranchId | None
    template_id: TemplateId | None


class InForce(msgspec.Struct, frozen=True, kw_only=True):
    """A version that documents are set by."""

    version_id: int
    name: str
    number: int
    source: str


class TemplateQueries(Protocol):
    """Templates belong to the whole company."""

    def all(self) -> list[TemplateRow]: ...

    def choices(self) -> list[Choice]: ...

    def card(self, template_id: TemplateId) -> TemplateCard:
        """With the last version's text. Raise NotFound when there is none."""

    def versions(self, template_id: TemplateId) -> list[VersionRow]:
        """Newest first."""

    def source(self, template_id: TemplateId, number: int) -> str:
        """Raise NotFound when there is no such version."""

    def in_force(self, kind: Kind, language: str, branch_id: BranchId) -> InForce | None:
        """The branch's choice, else the company's; None: the program's own."""
