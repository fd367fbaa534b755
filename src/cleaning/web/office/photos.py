"""Pictures of a place: looked at, added, taken away."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.premises.add_photo import AddPhoto, RemovePhoto
from cleaning.application.premises.keys import KeyQueries
from cleaning.application.premises.photos import PhotoQueries
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.premises.tag_queries import TagQueries
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.ports import Clock
from cleaning.application.visits.queries import VisitQueries
from cleaning.domain.premises.photo import LONGEST_NOTE
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import PhotoId, PremisesId
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, file, inject, see
from cleaning.web.office.premises import card_page

KEPT = "private, max-age=86400, immutable"


class PhotoController(Controller):
    path = "/premises/{premises_id:int}/photos"

    @post("/", status_code=200)
    @inject
    def add(
        self,
        request: Request,
        premises_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        add: FromDishka[AddPhoto],
        premises: FromDishka[PremisesQueries],
        photos: FromDishka[PhotoQueries],
        visits: FromDishka[VisitQueries],
        keys: FromDishka[KeyQueries],
        tags: FromDishka[TagQueries],
        clock: FromDishka[Clock],
    ) -> Response:
        chosen, note = form.upload("photo"), form.text("note", max=LONGEST_NOTE)
        if chosen is None:
            form.refuse("photo", RuleBroken("field.required"))
        with form.attempt():
            form.into(dict)
            add(PremisesId(premises_id), chosen[1] if chosen else b"", note)
        if form.errors:
            place = premises.card(premises_id, scope=viewer.scope)
            return card_page(request, form, place, viewer, visits, keys, photos, tags, clock, status=422)
        return see(request, f"/premises/{premises_id}#photos", flash="The photo is added")

    @get("/{photo_id:int}")
    @inject
    def show(
        self,
        request: Request,
        premises_id: int,
        photo_id: int,
        access: FromDishka[Access],
        photos: FromDishka[PhotoQueries],
    ) -> Response:
        access.require(Permission.PREMISES_VIEW)
        return _jpeg(photos.content(premises_id, photo_id, access.viewer.scope), photo_id)

    @get("/{photo_id:int}/small")
    @inject
    def small(
        self,
        request: Request,
        premises_id: int,
        photo_id: int,
        access: FromDishka[Access],
        photos: FromDishka[PhotoQueries],
    ) -> Response:
        access.require(Permission.PREMISES_VIEW)
        return _jpeg(photos.content(premises_id, photo_id, access.viewer.scope, small=True), photo_id)

    @post("/{photo_id:int}/removal", status_code=200)
    @inject
    def remove(self, request: Request, premises_id: int, photo_id: int, remove: FromDishka[RemovePhoto]) -> Response:
        remove(PremisesId(premises_id), PhotoId(photo_id))
        return see(request, f"/premises/{premises_id}#photos", flash="The photo is removed")


def _jpeg(content: bytes, photo_id: int) -> Response:
    """Bytes we wrote ourselves, said to be what they are and nothing else (``nosniff``)."""
    response = file(content, f"{photo_id}.jpg", "image/jpeg", inline=True)
    response.headers["Cache-Control"] = KEPT
    return response


ROUTES = (PhotoController,)
