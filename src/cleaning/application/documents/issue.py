"""Issue a document: set once, kept for ever, printed again byte for byte."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from cleaning.application.documents.queries import DocumentQueries, DocumentRow
from cleaning.application.documents.render_paper import RenderPaper, hash_of
from cleaning.application.documents.repository import Documents
from cleaning.application.documents.variables import plain
from cleaning.application.shared.access import Access, Scope
from cleaning.application.shared.ports import Clock, Files, Work
from cleaning.domain.documents.document import Document
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.ids import BranchId, ClientId, DocumentId


class Issue(msgspec.Struct, frozen=True, kw_only=True):
    """A paper and what it is about: kind "annex", subject ("annex", 7). ``edition`` counts what a record issues anew.

    ``subject_kind`` is a noun of an address (``contract`` → ``/contracts/7``); ``title`` is for lists.
    """

    kind: Kind
    paper: msgspec.Struct
    number: str
    title: str
    subject_kind: str
    subject_id: int
    branch_id: BranchId
    client_id: ClientId | None = None
    language: str = "bg"
    edition: int = 1

    @property
    def key(self) -> str:
        return f"{self.subject_kind}/{self.subject_id}/{self.kind}/{self.language}/{self.edition}"


class KeptPaper(msgspec.Struct, frozen=True, kw_only=True):
    """An issued document: its bytes and the name its file should have."""

    id: DocumentId
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class IssueDocument:
    """The second time it is the first one's bytes, whatever changed since. Asks no permission: whoever calls has."""

    work: Work
    documents: Documents
    queries: DocumentQueries
    render: RenderPaper
    files: Files
    access: Access
    clock: Clock

    def __call__(self, issue: Issue) -> KeptPaper:
        if (known := self.kept(issue)) is not None:
            return known
        with self.work:
            self.documents.claim(issue.key)
            if (known := self.kept(issue)) is not None:
                return known
            return self._issue(issue)

    def kept(self, issue: Issue) -> KeptPaper | None:
        """What was issued before."""
        return self.find(
            issue.branch_id, issue.kind, issue.subject_kind, issue.subject_id, issue.language, issue.edition
        )

    def find(
        self, branch_id: BranchId, kind: Kind, subject_kind: str, subject_id: int, language: str, edition: int = 1
    ) -> KeptPaper | None:
        """The same by its parts, for who would rather not compose the paper again."""
        here = Scope(branch_ids=(branch_id,))
        row = self.queries.issued(here, kind, subject_kind, subject_id, language, edition)
        return None if row is None else self.read(row)

    def read(self, row: DocumentRow) -> KeptPaper:
        return KeptPaper(id=row.id, name=row.file_name, content=self.files.read(row.sha256))

    def _issue(self, issue: Issue) -> KeptPaper:
        template = self.render.template(issue.kind, issue.language, issue.branch_id)
        paper = self.render.own(issue.paper, issue.language)
        content = self.render.by(template, issue.kind, paper, issue.language)
        document = Document.of(
            content,
            branch_id=issue.branch_id,
            client_id=issue.client_id,
            kind=issue.kind,
            number=issue.number,
            title=issue.title,
            subject_kind=issue.subject_kind,
            subject_id=issue.subject_id,
            edition=issue.edition,
            language=issue.language,
            snapshot=msgspec.to_builtins(plain(paper)),
            template_version_id=template.version_id,
            template_sha256=hash_of(template),
            created_at=self.clock.now(),
            author_id=self.access.viewer.user_id,
        )
        self.files.keep(content)
        self.documents.add(document)
        name = f"{document.kind}-{document.number or document.id}.pdf".replace("/", "-")
        return KeptPaper(id=document.id, name=name, content=content)
