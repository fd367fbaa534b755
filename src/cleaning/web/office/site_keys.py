"""Keys of clients' places: where each one is, and every movement with a name under it."""

from __future__ import annotations

from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.premises.give_back_key import GiveBackKey
from cleaning.application.premises.hand_over_key import HandOver, HandOverKey
from cleaning.application.premises.keys import KeyQueries, Want
from cleaning.application.premises.lose_key import FindKey, LoseKey
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.premises.take_back_key import TakeBackKey
from cleaning.application.premises.take_in_key import NewKey, TakeInKey
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.workforce.queries import WorkforceQueries
from cleaning.domain.shared.errors import DomainError
from cleaning.domain.shared.ids import EmployeeId, PremisesId, SiteKeyId
from cleaning.web.choices import chosen
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see

HISTORY = 100


class SiteKeyController(Controller):
    path = "/keys"

    @get("/")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        keys: FromDishka[KeyQueries],
        q: str = "",
        which: str = "",
        after: str | None = None,
    ) -> Response:
        access.require(Permission.PREMISES_KEY_VIEW)
        want = chosen(Want, which) or Want.OUT
        found = keys.page(access.viewer.scope, want, q=q, after=after)
        return page(request, "office/keys/list", keys=found, want=want, wants=[*Want], narrowed=bool(q or which))

    @get("/new")
    @inject
    def new(
        self,
        request: Request,
        form: Form,
        access: FromDishka[Access],
        premises: FromDishka[PremisesQueries],
        premises_id: int = 0,
    ) -> Response:
        access.require(Permission.PREMISES_KEY_MOVE)
        return _new(request, form, premises, premises_id, access.viewer)

    @post("/", status_code=200)
    @inject
    def take_in(
        self,
        request: Request,
        form: Form,
        viewer: FromDishka[Viewer],
        take_in: FromDishka[TakeInKey],
        premises: FromDishka[PremisesQueries],
    ) -> Response:
        premises_id = form.ref("premises_id", required=True) or 0
        key_id = 0
        with form.attempt():
            who, typed = form.text("from_whom", required=True), {"tag": form.text("tag"), "what": form.text("what")}
            key_id = take_in(PremisesId(premises_id), form.into(NewKey, from_whom=who, **typed))
        if form.errors:
            return _new(request, form, premises, premises_id, viewer, status=422)
        return see(request, f"/keys/{key_id}", flash="The key is written down")

    @get("/{key_id:int}")
    @inject
    def card(
        self,
        request: Request,
        key_id: int,
        form: Form,
        access: FromDishka[Access],
        keys: FromDishka[KeyQueries],
        workforce: FromDishka[WorkforceQueries],
    ) -> Response:
        access.require(Permission.PREMISES_KEY_VIEW)
        return _card(request, form, key_id, keys, workforce, access.viewer)

    @post("/{key_id:int}/hand-over", status_code=200)
    @inject
    def hand_over(
        self,
        request: Request,
        key_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        hand_over: FromDishka[HandOverKey],
        keys: FromDishka[KeyQueries],
        workforce: FromDishka[WorkforceQueries],
    ) -> Response:
        with form.attempt():
            to = form.ref("employee_id", required=True)
            typed = {"signed_by": form.text("signed_by", required=True), "due_on": form.date("due_on")}
            hand_over(SiteKeyId(key_id), form.into(HandOver, employee_id=EmployeeId(to or 0), **typed))
        return _after(request, form, key_id, keys, workforce, viewer, "The key is handed over")

    @post("/{key_id:int}/return", status_code=200)
    @inject
    def take_back(
        self,
        request: Request,
        key_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        take_back: FromDishka[TakeBackKey],
        keys: FromDishka[KeyQueries],
        workforce: FromDishka[WorkforceQueries],
    ) -> Response:
        with form.attempt():
            received_by, note = form.text("received_by", required=True), form.text("note", max=500)
            form.into(dict)
            take_back(SiteKeyId(key_id), received_by, note)
        return _after(request, form, key_id, keys, workforce, viewer, "The key is back")

    @post("/{key_id:int}/loss", status_code=200)
    @inject
    def lose(
        self,
        request: Request,
        key_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        lose: FromDishka[LoseKey],
        keys: FromDishka[KeyQueries],
        workforce: FromDishka[WorkforceQueries],
    ) -> Response:
        with form.attempt():
            note = form.text("note", required=True, max=500)
            form.into(dict)
            lose(SiteKeyId(key_id), note)
        return _after(request, form, key_id, keys, workforce, viewer, "The key is written down as lost")

    @post("/{key_id:int}/finding", status_code=200)
    @inject
    def find(self, request: Request, key_id: int, find: FromDishka[FindKey]) -> Response:
        find(SiteKeyId(key_id))
        return see(request, f"/keys/{key_id}", flash="The key is back")

    @post("/{key_id:int}/giving-back", status_code=200)
    @inject
    def give_back(
        self,
        request: Request,
        key_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        give_back: FromDishka[GiveBackKey],
        keys: FromDishka[KeyQueries],
        workforce: FromDishka[WorkforceQueries],
    ) -> Response:
        with form.attempt():
            to_whom = form.text("to_whom", required=True)
            form.into(dict)
            give_back(SiteKeyId(key_id), to_whom)
        return _after(request, form, key_id, keys, workforce, viewer, "The client has the key again")


def _new(
    request: Request, form: Form, premises: PremisesQueries, premises_id: int, viewer: Viewer, *, status: int = 200
) -> Response:
    place: Any = None
    if premises_id:
        try:
            place = premises.card(premises_id, scope=viewer.scope)
        except DomainError:
            if status == 200:
                raise
    return page(request, "office/keys/new", status=status, form=form, place=place)


def _after(
    request: Request,
    form: Form,
    key_id: int,
    keys: KeyQueries,
    workforce: WorkforceQueries,
    viewer: Viewer,
    flash: str,
) -> Response:
    if form.errors:
        return _card(request, form, key_id, keys, workforce, viewer, status=422)
    return see(request, f"/keys/{key_id}", flash=flash)


def _card(
    request: Request,
    form: Form,
    key_id: int,
    keys: KeyQueries,
    workforce: WorkforceQueries,
    viewer: Viewer,
    *,
    status: int = 200,
) -> Response:
    key = keys.card(key_id, viewer.scope)
    people = workforce.at_work(viewer.scope) if key.state == "office" else []
    shown = {"site_key": key, "holdings": keys.holdings(key_id), "people": people}
    return page(request, "office/keys/page", status=status, form=form, **shown)


ROUTES = (SiteKeyController,)
