"""Conditions of the list of premises, kept under a name."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.premises.save_filter import DropFilter, SavedFilters, SaveFilter
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.domain.shared.ids import SavedFilterId
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see


class SavedFilterController(Controller):
    path = "/premises/filters"

    @get("/")
    @inject
    def list(
        self, request: Request, form: Form, access: FromDishka[Access], filters: FromDishka[SavedFilters]
    ) -> Response:
        """Those there are; the address that led here carries the conditions to save."""
        access.require(Permission.PREMISES_VIEW)
        return _page(request, form, filters, access.viewer, request.url.query)

    @post("/", status_code=200)
    @inject
    def save(
        self,
        request: Request,
        form: Form,
        viewer: FromDishka[Viewer],
        save: FromDishka[SaveFilter],
        filters: FromDishka[SavedFilters],
    ) -> Response:
        query = form.text("query", max=1000)
        with form.attempt():
            name = form.text("name", required=True)
            form.into(dict)
            save(name, query, shared=form.flag("shared"))
        if form.errors:
            return _page(request, form, filters, viewer, query, status=422)
        return see(request, f"/premises?{query}", flash="The filter is saved")

    @post("/{filter_id:int}/removal", status_code=200)
    @inject
    def drop(self, request: Request, filter_id: int, drop: FromDishka[DropFilter]) -> Response:
        drop(SavedFilterId(filter_id))
        return see(request, "/premises/filters", flash="The filter is gone")


def _page(
    request: Request, form: Form, filters: SavedFilters, viewer: Viewer, query: str, *, status: int = 200
) -> Response:
    shown = {"saved": filters.offered(viewer.user_id), "conditions": query}
    return page(request, "office/premises/filters", status=status, form=form, **shown)


ROUTES = (SavedFilterController,)
