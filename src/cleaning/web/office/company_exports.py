"""Settings: the whole company as a file."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.company.exporting.export_company import ReadExport, StartExport
from cleaning.application.company.exporting.ports import CompanyExportQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.web.http import Request, Response, file, inject, page, see


class CompanyExportController(Controller):
    path = "/settings/export"

    @get("/")
    @inject
    def list(self, request: Request, access: FromDishka[Access], exports: FromDishka[CompanyExportQueries]) -> Response:
        access.require(Permission.COMPANY_EXPORT)
        return page(request, "office/settings/export", exports=exports.latest())

    @post("/", status_code=200)
    @inject
    def start(self, request: Request, start: FromDishka[StartExport]) -> Response:
        start()
        return see(request, "/settings/export", flash="The file is being made")

    @get("/{export_id:int}/file")
    @inject
    def download(self, request: Request, export_id: int, read: FromDishka[ReadExport]) -> Response:
        return file(read(export_id), f"cleaning-{export_id}.zip", "application/zip")


ROUTES = (CompanyExportController,)
