"""Clients at the desk: the card and the forms."""

from __future__ import annotations

from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.clients.add_client import AddClient
from cleaning.application.clients.archive_client import ArchiveClient, RestoreClient
from cleaning.application.clients.change_client import ChangeClient
from cleaning.application.clients.commands import ClientAction
from cleaning.application.clients.overview import ReadClient
from cleaning.application.clients.queries import ClientCard, ClientQueries
from cleaning.application.company.own_fields.queries import OwnFieldQueries
from cleaning.application.identity.queries import IdentityQueries
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.domain.clients.values import ClientKind, ClientSource, ClientStatus, Segment
from cleaning.domain.shared.errors import Conflict, RuleBroken
from cleaning.domain.shared.ids import ClientId
from cleaning.domain.shared.own.field import Subject
from cleaning.web.choices import chosen
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, lang_of, page, see
from cleaning.web.office.client_form import LABELS, Fields, client_change, contact_rows, new_client, stored
from cleaning.web.office.client_history import history
from cleaning.web.office.requests import desk_people
from cleaning.web.stale import differences


class ClientController(Controller):
    path = "/clients"

    @get("/new")
    @inject
    def new(
        self,
        request: Request,
        form: Form,
        access: FromDishka[Access],
        identity: FromDishka[IdentityQueries],
        own: FromDishka[OwnFieldQueries],
        kind: str = "organisation",
    ) -> Response:
        access.require(Permission.CLIENTS_EDIT)
        one = chosen(ClientKind, kind) or ClientKind.ORGANISATION
        return _new(request, form, one, identity, own.fields(Subject.CLIENT))

    @post("/", status_code=200)
    @inject
    def add(
        self,
        request: Request,
        form: Form,
        add: FromDishka[AddClient],
        identity: FromDishka[IdentityQueries],
        own: FromDishka[OwnFieldQueries],
    ) -> Response:
        fields = own.fields(Subject.CLIENT)
        kind = form.choice("kind", ClientKind, required=True) or ClientKind.ORGANISATION
        twins: list[Any] = []
        client_id = 0
        with form.attempt():
            try:
                client_id = add(new_client(form, kind, fields))
            except RuleBroken as refusal:
                twins = refusal.facts.get("twins", [])
                raise
        if form.errors:
            return _new(request, form, kind, identity, fields, status=422, twins=twins)
        return see(request, f"/clients/{client_id}", flash="Saved")

    @get("/{client_id:int}")
    @inject
    def card(
        self,
        request: Request,
        client_id: int,
        viewer: FromDishka[Viewer],
        read: FromDishka[ReadClient],
        clients: FromDishka[ClientQueries],
        after: str | None = None,
    ) -> Response:
        known = read(ClientId(client_id))
        if known.client.merged_into is not None:
            return see(request, f"/clients/{known.client.merged_into}")
        shown = history(request, client_id, clients, viewer, after=after)
        shown |= {"own_fields": known.client.own_fields, "labels": LABELS}
        return page(request, "office/clients/page", known=known, client=known.client, form=None, **shown)

    @get("/{client_id:int}/edit")
    @inject
    def edit(
        self,
        request: Request,
        client_id: int,
        access: FromDishka[Access],
        form: Form,
        clients: FromDishka[ClientQueries],
        identity: FromDishka[IdentityQueries],
        own: FromDishka[OwnFieldQueries],
    ) -> Response:
        access.require(Permission.CLIENTS_EDIT)
        client = clients.card(client_id, scope=access.viewer.scope)
        return _edit(request, form, client, identity, own.fields(Subject.CLIENT))

    @post("/{client_id:int}", status_code=200)
    @inject
    def save(
        self,
        request: Request,
        client_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        change: FromDishka[ChangeClient],
        clients: FromDishka[ClientQueries],
        identity: FromDishka[IdentityQueries],
        own: FromDishka[OwnFieldQueries],
    ) -> Response:
        client = clients.card(client_id, scope=viewer.scope)
        fields = own.fields(Subject.CLIENT)
        stale: Conflict | None = None
        with form.attempt():
            try:
                change(ClientId(client_id), client_change(form, client.kind, fields))
            except Conflict as conflict:
                stale = conflict
                raise
        if form.errors:
            status = 409 if stale else 422
            both = differences(request, stale, LABELS, fields)
            return _edit(request, form, client, identity, fields, status=status, stale=both)
        return see(request, f"/clients/{client_id}", flash="Saved")

    @post("/{client_id:int}/archive", status_code=200)
    @inject
    def archive(self, request: Request, client_id: int, archive: FromDishka[ArchiveClient]) -> Response:
        archive(ClientAction(client_id=ClientId(client_id)))
        return see(request, f"/clients/{client_id}", flash="The client is in the archive")

    @post("/{client_id:int}/restoring", status_code=200)
    @inject
    def restore(self, request: Request, client_id: int, restore: FromDishka[RestoreClient]) -> Response:
        restore(ClientAction(client_id=ClientId(client_id)))
        return see(request, f"/clients/{client_id}", flash="The client is back in the lists")


def _choices() -> dict[str, Any]:
    return {
        "statuses": list(ClientStatus),
        "segments": list(Segment),
        "kinds": list(ClientKind),
        "sources": list(ClientSource),
    }


def _new(
    request: Request,
    form: Form,
    kind: ClientKind,
    identity: IdentityQueries,
    own: Fields,
    *,
    status: int = 200,
    twins: Any = (),
) -> Response:
    shown = {
        "people": desk_people(identity),
        "form": form,
        "kind": kind,
        "alike": [],
        "known": {},
        "own_fields": own,
        "rows": contact_rows(form),
        **_choices(),
    }
    return page(request, "office/clients/new", status=status, twins=twins, **shown)


def _edit(
    request: Request,
    form: Form,
    client: ClientCard,
    identity: IdentityQueries,
    own: Fields,
    *,
    status: int = 200,
    stale: Any = None,
) -> Response:
    shown = {
        "people": desk_people(identity),
        "form": form,
        "kind": client.kind,
        "known": stored(client, own, lang_of(request)),
        "own_fields": own,
        "rows": contact_rows(form, client),
        **_choices(),
    }
    return page(request, "office/clients/edit", status=status, client=client, stale=stale, **shown)


ROUTES = (ClientController,)
