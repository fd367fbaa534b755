"""Pictures of premises, as programs add and fetch them."""

from __future__ import annotations

import msgspec
from dishka import FromDishka
from litestar import Controller, delete, get, post

from cleaning.application.premises.add_photo import AddPhoto, RemovePhoto
from cleaning.application.premises.photos import PhotoQueries, PhotoRow
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.domain.shared.ids import PhotoId, PremisesId
from cleaning.web.http import Request, Response, file, inject


class NewPhoto(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``content`` is a JPEG, PNG or WebP in base64."""

    content: bytes
    note: str = ""


class PhotoApi(Controller):
    path = "/premises/{premises_id:int}/photos"
    tags = ("premises",)

    @get("/", summary="Which pictures there are")
    @inject
    def list(
        self,
        request: Request,
        premises_id: int,
        access: FromDishka[Access],
        premises: FromDishka[PremisesQueries],
        photos: FromDishka[PhotoQueries],
    ) -> list[PhotoRow]:
        access.require(Permission.PREMISES_VIEW)
        premises.card(premises_id, scope=access.viewer.scope)
        return photos.of_premises(premises_id, access.viewer.scope)

    @post("/", summary="Add a picture; only its pixels are kept")
    @inject
    def add(
        self,
        request: Request,
        premises_id: int,
        data: NewPhoto,
        viewer: FromDishka[Viewer],
        add: FromDishka[AddPhoto],
        photos: FromDishka[PhotoQueries],
    ) -> PhotoRow:
        photo_id = add(PremisesId(premises_id), data.content, data.note)
        return next(row for row in photos.of_premises(premises_id, viewer.scope) if row.id == photo_id)

    @get("/{photo_id:int}/content", summary="The picture, JPEG")
    @inject
    def content(
        self,
        request: Request,
        premises_id: int,
        photo_id: int,
        access: FromDishka[Access],
        photos: FromDishka[PhotoQueries],
    ) -> Response:
        access.require(Permission.PREMISES_VIEW)
        return file(photos.content(premises_id, photo_id, access.viewer.scope), f"{photo_id}.jpg", "image/jpeg")

    @delete("/{photo_id:int}", status_code=200, summary="Take a picture away")
    @inject
    def remove(
        self,
        request: Request,
        premises_id: int,
        photo_id: int,
        viewer: FromDishka[Viewer],
        remove: FromDishka[RemovePhoto],
        photos: FromDishka[PhotoQueries],
    ) -> list[PhotoRow]:
        remove(PremisesId(premises_id), PhotoId(photo_id))
        return photos.of_premises(premises_id, viewer.scope)


ROUTES = (PhotoApi,)
