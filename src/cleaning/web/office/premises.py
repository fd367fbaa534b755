"""Premises at the desk: the list, the card, the forms, and how to get in – looked up one by one."""

from __future__ import annotations

from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.clients.queries import ClientName, ClientQueries
from cleaning.application.premises.add_premises import AddPremises
from cleaning.application.premises.change_premises import ChangePremises, ClosePremises, ReopenPremises
from cleaning.application.premises.keys import KeyQueries, Want
from cleaning.application.premises.photos import PhotoQueries
from cleaning.application.premises.queries import PremisesCard, PremisesQueries
from cleaning.application.premises.tag_queries import TagQueries
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.ports import Clock
from cleaning.application.visits.queries import VisitQueries
from cleaning.domain.premises.values import Condition, FloorKind, Periodicity
from cleaning.domain.shared.errors import Conflict, NotFound
from cleaning.domain.shared.ids import ClientId, PremisesId
from cleaning.domain.shared.own.field import Subject
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, lang_of, page, see
from cleaning.web.office.premises_form import LABELS, new_premises, premises_change, stored, zone_rows
from cleaning.web.own_fields import own_fields_of
from cleaning.web.own_list import own_list
from cleaning.web.premises_filter import ANSWERS, MORE, filter_of
from cleaning.web.stale import differences

NEXT_VISITS = 5


class PremisesController(Controller):
    path = "/premises"

    @get("/")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        premises: FromDishka[PremisesQueries],
        after: str | None = None,
    ) -> Response:
        access.require(Permission.PREMISES_VIEW)
        own = own_list(request, own_fields_of(request, Subject.PREMISES))
        wanted = filter_of(request, own.asked)
        scope = access.viewer.scope
        found = premises.page(wanted, scope=scope, after=after)
        shown: dict[str, Any] = {"towns": premises.settlements(scope=scope), "regions": premises.regions(scope=scope)}
        more = any(request.query_params.get(name) for name in MORE)
        return page(
            request, "office/premises/list", premises=found, wanted=wanted, own=own, more=more, **shown, **_choices()
        )

    @get("/{premises_id:int}")
    @inject
    def card(
        self,
        request: Request,
        premises_id: int,
        access: FromDishka[Access],
        premises: FromDishka[PremisesQueries],
        visits: FromDishka[VisitQueries],
        keys: FromDishka[KeyQueries],
        photos: FromDishka[PhotoQueries],
        tags: FromDishka[TagQueries],
        form: Form,
        clock: FromDishka[Clock],
    ) -> Response:
        access.require(Permission.PREMISES_VIEW)
        place = premises.card(premises_id, scope=access.viewer.scope)
        return card_page(request, form, place, access.viewer, visits, keys, photos, tags, clock)

    @get("/new")
    @inject
    def new(
        self,
        request: Request,
        form: Form,
        access: FromDishka[Access],
        clients: FromDishka[ClientQueries],
        client_id: int = 0,
    ) -> Response:
        access.require(Permission.PREMISES_EDIT)
        return _new(request, form, _client(clients, client_id, access.viewer))

    @post("/", status_code=200)
    @inject
    def add(
        self,
        request: Request,
        form: Form,
        viewer: FromDishka[Viewer],
        add: FromDishka[AddPremises],
        clients: FromDishka[ClientQueries],
    ) -> Response:
        client_id = form.ref("client_id", required=True) or 0
        premises_id = 0
        with form.attempt():
            premises_id = add(new_premises(form, ClientId(client_id), own_fields_of(request, Subject.PREMISES)))
        if form.errors:
            client = _client(clients, client_id, viewer) if client_id else None
            return _new(request, form, client, status=422)
        return see(request, f"/premises/{premises_id}", flash="Saved")

    @get("/{premises_id:int}/edit")
    @inject
    def edit(
        self,
        request: Request,
        premises_id: int,
        form: Form,
        access: FromDishka[Access],
        premises: FromDishka[PremisesQueries],
    ) -> Response:
        access.require(Permission.PREMISES_EDIT)
        return _edit(request, form, premises.card(premises_id, scope=access.viewer.scope))

    @post("/{premises_id:int}", status_code=200)
    @inject
    def save(
        self,
        request: Request,
        premises_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        change: FromDishka[ChangePremises],
        premises: FromDishka[PremisesQueries],
    ) -> Response:
        place = premises.card(premises_id, scope=viewer.scope)
        stale: Conflict | None = None
        own = own_fields_of(request, Subject.PREMISES)
        with form.attempt():
            try:
                change(PremisesId(premises_id), premises_change(form, own))
            except Conflict as conflict:
                stale = conflict
                raise
        if form.errors:
            status = 409 if stale else 422
            return _edit(request, form, place, status=status, stale=differences(request, stale, LABELS, own))
        return see(request, f"/premises/{premises_id}", flash="Saved")

    @post("/{premises_id:int}/closure", status_code=200)
    @inject
    def close(self, request: Request, premises_id: int, close: FromDishka[ClosePremises]) -> Response:
        close(PremisesId(premises_id))
        return see(request, f"/premises/{premises_id}", flash="The place is closed")

    @post("/{premises_id:int}/reopening", status_code=200)
    @inject
    def reopen(self, request: Request, premises_id: int, reopen: FromDishka[ReopenPremises]) -> Response:
        reopen(PremisesId(premises_id))
        return see(request, f"/premises/{premises_id}", flash="The place is cleaned again")


def card_page(
    request: Request,
    form: Form,
    place: PremisesCard,
    viewer: Viewer,
    visits: VisitQueries,
    keys: KeyQueries,
    photos: PhotoQueries,
    tags: TagQueries,
    clock: Clock,
    *,
    status: int = 200,
) -> Response:
    """The card, each part of it only for whom it is."""
    upcoming = held = None
    if Permission.VISITS_VIEW in viewer.permissions:
        upcoming = visits.page(viewer.scope, premises_id=place.id, start=clock.now(), limit=NEXT_VISITS).rows
    if Permission.PREMISES_KEY_VIEW in viewer.permissions:
        held = keys.page(viewer.scope, Want.ALL, premises_id=place.id).rows
    shown = {"upcoming": upcoming, "site_keys": held, "photos": photos.of_premises(place.id, viewer.scope)}
    hung = rated = None
    if Permission.PREMISES_REPORT_VIEW in viewer.permissions:
        hung, rated = tags.tags(place.id, viewer.scope), tags.stars(place.id)
    shown |= {"site_tags": hung, "stars": rated}
    shown["own_fields"] = own_fields_of(request, Subject.PREMISES)
    return page(request, "office/premises/page", status=status, place=place, form=form, **shown)


def _choices() -> dict[str, Any]:
    return {
        "periodicities": list(Periodicity),
        "conditions": list(Condition),
        "floor_kinds": list(FloorKind),
        "answers": ANSWERS,
    }


def _client(clients: ClientQueries, client_id: int, viewer: Viewer) -> ClientName | None:
    """The client the place will belong to; NotFound for one of a foreign branch."""
    found = clients.names([client_id]).get(client_id) if client_id else None
    if client_id and (found is None or found.branch_id not in viewer.branch_ids):
        raise NotFound("client", client_id)
    return found


def _new(request: Request, form: Form, client: ClientName | None, *, status: int = 200) -> Response:
    shown = {"form": form, "client": client, "known": {}, "rows": zone_rows(form), "stale": None, **_choices()}
    shown["own_fields"] = own_fields_of(request, Subject.PREMISES)
    return page(request, "office/premises/new", status=status, **shown)


def _edit(request: Request, form: Form, place: PremisesCard, *, status: int = 200, stale: Any = None) -> Response:
    own = own_fields_of(request, Subject.PREMISES)
    shown = {"form": form, "place": place, "known": stored(place, own, lang_of(request)), "own_fields": own}
    shown |= {"rows": zone_rows(form, place), **_choices()}
    return page(request, "office/premises/edit", status=status, stale=stale, **shown)


ROUTES = (PremisesController,)
