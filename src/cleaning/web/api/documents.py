"""Issued documents: listed, read back with their data, and a month of protocols in one file."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.documents.kinds import seen_by
from cleaning.application.documents.print_month import MonthOfPapers, StartBatch
from cleaning.application.documents.queries import BatchRow, DocumentQueries, DocumentRow
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.paging import Page, bounded
from cleaning.application.shared.ports import Files
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.errors import NotFound
from cleaning.web.http import Request, Response, file, inject

PDF = "application/pdf"


class IssuedDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A document and the data it was made of."""

    document: DocumentRow
    snapshot: dict[str, Any]


class DocumentsApi(Controller):
    path = "/documents"
    tags = ("documents",)

    @get("/", summary="Issued documents of the kinds the caller may see, newest first")
    @inject
    def list(
        self, request: Request, access: FromDishka[Access], documents: FromDishka[DocumentQueries], q: str = "",
        kind: Kind | None = None, client_id: int | None = None, start: date | None = None, end: date | None = None,
        after: str | None = None, limit: int | None = None,
    ) -> Page[DocumentRow]:  # fmt: skip
        access.require(Permission.DOCUMENTS_DOCUMENT_VIEW)
        kinds = seen_by(access) if kind is None else seen_by(access) & {kind}
        return documents.page(
            access.viewer.scope, [*kinds], number=q, client_id=client_id, start=start, end=end, after=after,
            limit=bounded(limit),
        )  # fmt: skip

    @get("/{document_id:int}", summary="A document with the data it was made of")
    @inject
    def card(
        self, request: Request, document_id: int, access: FromDishka[Access], documents: FromDishka[DocumentQueries]
    ) -> IssuedDocument:
        row = _seen(documents, access, document_id)
        return IssuedDocument(document=row, snapshot=documents.snapshot(access.viewer.scope, document_id))

    @get("/{document_id:int}/pdf", summary="Its bytes, as issued", media_type=PDF)
    @inject
    def pdf(
        self, request: Request, document_id: int, access: FromDishka[Access], documents: FromDishka[DocumentQueries],
        files: FromDishka[Files],
    ) -> Response:  # fmt: skip
        row = _seen(documents, access, document_id)
        return file(files.read(row.sha256), row.file_name, PDF)

    @post("/batches", summary="Print all acceptance protocols of a month into one file")
    @inject
    def start(
        self, request: Request, data: MonthOfPapers, access: FromDishka[Access], start: FromDishka[StartBatch],
        documents: FromDishka[DocumentQueries],
    ) -> BatchRow:  # fmt: skip
        return documents.batch(access.viewer.scope, start(data))

    @get("/batches/{batch_id:int}", summary="How far a batch is")
    @inject
    def batch(
        self, request: Request, batch_id: int, access: FromDishka[Access], documents: FromDishka[DocumentQueries]
    ) -> BatchRow:
        access.require(Permission.VISITS_VIEW)
        return documents.batch(access.viewer.scope, batch_id)

    @get("/batches/{batch_id:int}/pdf", summary="The finished file of a batch", media_type=PDF)
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


def _seen(documents: DocumentQueries, access: Access, document_id: int) -> DocumentRow:
    row = documents.card(access.viewer.scope, document_id)
    if row.kind not in seen_by(access):
        raise NotFound("document", document_id)
    return row


ROUTES = (DocumentsApi,)
