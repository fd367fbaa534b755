"""Issued documents: found, opened, and a month of protocols in one file."""

from __future__ import annotations

from datetime import date

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.documents.kinds import seen_by
from cleaning.application.documents.print_month import MonthOfPapers, StartBatch
from cleaning.application.documents.queries import DocumentQueries, DocumentRow
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Files
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import BranchId
from cleaning.web import reach
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, file, inject, page, part, see

PDF = "application/pdf"


class DocumentController(Controller):
    path = "/documents"

    @get("/")
    @inject
    def show(
        self, request: Request, form: Form, access: FromDishka[Access], documents: FromDishka[DocumentQueries],
        clients: FromDishka[ClientQueries], company: FromDishka[CompanyQueries], clock: FromDishka[Clock],
        q: str = "", kind: str = "", client_id: int | None = None, start: str = "", end: str = "",
        after: str | None = None,
    ) -> Response:  # fmt: skip
        access.require(Permission.DOCUMENTS_DOCUMENT_VIEW)
        scope, kinds = access.viewer.scope, seen_by(access)
        wanted = {Kind(kind)} & kinds if kind in list(Kind) else kinds
        found = documents.page(
            scope, list(wanted), number=q, client_id=client_id, start=_day(start), end=_day(end), after=after
        )  # fmt: skip
        names = clients.names([row.client_id for row in found.rows if row.client_id])
        chosen = clients.chosen(client_id, scope=scope)
        return page(
            request, "office/documents/list", form=form, documents=found, kinds=[one for one in Kind if one in kinds],
            clients=names if chosen is None else names | {chosen.id: chosen}, batches=documents.batches(scope),
            today=clock.today(),
            branches=company.branches(scope), client_id=client_id,
        )  # fmt: skip

    @get("/{document_id:int}/pdf", media_type=PDF)
    @inject
    def pdf(
        self, request: Request, document_id: int, access: FromDishka[Access], documents: FromDishka[DocumentQueries],
        files: FromDishka[Files],
    ) -> Response:  # fmt: skip
        row = seen(documents.card(access.viewer.scope, document_id), access)
        return file(files.read(row.sha256), row.file_name, PDF, inline=True)

    @get("/about/{subject:str}/{subject_id:int}")
    @inject
    def about(
        self, request: Request, subject: str, subject_id: int, access: FromDishka[Access],
        documents: FromDishka[DocumentQueries],
    ) -> Response:  # fmt: skip
        """The panel of a record's documents."""
        kinds = seen_by(access)
        kept = [row for row in documents.about(access.viewer.scope, subject, subject_id) if row.kind in kinds]
        return part(request, "office/documents/_about", kept=kept)

    @post("/batches", status_code=200)
    @inject
    def print_month(self, request: Request, form: Form, start: FromDishka[StartBatch]) -> Response:
        branch, month = form.ref("branch_id", required=True), form.date("month", required=True)
        batch_id = None
        if branch is not None and month is not None:
            with form.attempt():
                batch_id = start(MonthOfPapers(branch_id=BranchId(branch), month=month))
        if batch_id is None:
            return see(request, "/documents", flash="Choose a month that has begun", kind="warn")
        return see(request, f"/documents/batches/{batch_id}")

    @get("/batches/{batch_id:int}")
    @inject
    def batch(
        self, request: Request, batch_id: int, access: FromDishka[Access], documents: FromDishka[DocumentQueries],
        company: FromDishka[CompanyQueries],
    ) -> Response:  # fmt: skip
        access.require(Permission.VISITS_VIEW)
        found = documents.batch(access.viewer.scope, batch_id)
        return page(request, "office/documents/batch", batch=found, branch=company.branch_names()[found.branch_id])

    @get("/batches/{batch_id:int}/pdf", media_type=PDF)
    @inject
    def batch_pdf(
        self, request: Request, batch_id: int, access: FromDishka[Access], documents: FromDishka[DocumentQueries],
        files: FromDishka[Files],
    ) -> Response:  # fmt: skip
        access.require(Permission.VISITS_VIEW)
        found = documents.batch(access.viewer.scope, batch_id)
        if found.file is None:
            raise NotFound("batch", batch_id)
        return file(files.read(found.file), f"{found.kind}-{found.month:%Y-%m}.pdf", PDF)


def seen(row: DocumentRow, access: Access) -> DocumentRow:
    """The document, when the viewer may see its kind."""
    if row.kind not in seen_by(access):
        raise NotFound("document", row.id)
    return row


def _day(text: str) -> date | None:
    try:
        return reach.day(text)
    except ValueError:
        return None


ROUTES = (DocumentController,)
