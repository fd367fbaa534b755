"""Saved conditions of the list of premises."""

from __future__ import annotations

import msgspec
from dishka import FromDishka
from litestar import Controller, delete, get, post

from cleaning.application.premises.save_filter import DropFilter, SavedFilterRow, SavedFilters, SaveFilter
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.domain.shared.ids import SavedFilterId
from cleaning.web.http import Request, inject


class NewFilter(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``query`` as in the list's address: ``purpose=office&condition=alarm``."""

    name: str
    query: str
    shared: bool = False


class SavedFilterApi(Controller):
    path = "/premises/filters"
    tags = ("premises",)

    @get("/", summary="One's own and everybody's")
    @inject
    def list(
        self, request: Request, access: FromDishka[Access], filters: FromDishka[SavedFilters]
    ) -> list[SavedFilterRow]:
        access.require(Permission.PREMISES_VIEW)
        return filters.offered(access.viewer.user_id)

    @post("/", summary="Keep conditions under a name")
    @inject
    def save(
        self,
        request: Request,
        data: NewFilter,
        viewer: FromDishka[Viewer],
        save: FromDishka[SaveFilter],
        filters: FromDishka[SavedFilters],
    ) -> SavedFilterRow:
        saved = save(data.name, data.query, shared=data.shared)
        return next(row for row in filters.offered(viewer.user_id) if row.id == saved)

    @delete("/{filter_id:int}", status_code=200, summary="Take one's own away")
    @inject
    def drop(
        self,
        request: Request,
        filter_id: int,
        viewer: FromDishka[Viewer],
        drop: FromDishka[DropFilter],
        filters: FromDishka[SavedFilters],
    ) -> list[SavedFilterRow]:
        drop(SavedFilterId(filter_id))
        return filters.offered(viewer.user_id)


ROUTES = (SavedFilterApi,)
