"""The whole company as a file, for programs."""

from __future__ import annotations

import msgspec
from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.company.exporting.export_company import ReadExport, StartExport
from cleaning.application.company.exporting.ports import CompanyExportQueries, ExportRow
from cleaning.application.shared.access import Access, Permission
from cleaning.web.http import Request, Response, file, inject


class ExportBegun(msgspec.Struct, frozen=True, kw_only=True):
    id: int


class CompanyExportsApi(Controller):
    path = "/company-exports"
    tags = ("company",)

    @get("/", summary="Exports of the whole company, newest first, and how far they are")
    @inject
    def list(
        self, request: Request, access: FromDishka[Access], exports: FromDishka[CompanyExportQueries]
    ) -> list[ExportRow]:
        access.require(Permission.COMPANY_EXPORT)
        return exports.latest()

    @post("/", summary="Have everything written into a zip of CSV files with a manifest")
    @inject
    def start(self, request: Request, start: FromDishka[StartExport]) -> ExportBegun:
        return ExportBegun(id=start())

    @get("/{export_id:int}/file", summary="The zip of one that is done")
    @inject
    def download(self, request: Request, export_id: int, read: FromDishka[ReadExport]) -> Response:
        return file(read(export_id), f"cleaning-{export_id}.zip", "application/zip")


ROUTES = (CompanyExportsApi,)
