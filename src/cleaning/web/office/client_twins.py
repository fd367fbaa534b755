"""The same client twice: asked while typing, listed, laid side by side, made one, parted again."""

from __future__ import annotations

from typing import Annotated, Any

from dishka import FromDishka
from litestar import Controller, get, post
from litestar.params import QueryParameter

from cleaning.application.clients.twins.look_for_twins import ListTwins, LookForTwins
from cleaning.application.clients.twins.merge_clients import MergeClients, Merger, TellApart, UndoMerge
from cleaning.application.clients.twins.preview_merge import PreviewMerge
from cleaning.application.clients.twins.queries import TwinQueries
from cleaning.application.identity.queries import IdentityQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock
from cleaning.domain.shared.ids import ClientId
from cleaning.domain.shared.own.field import Subject
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, lang_of, page, part, see
from cleaning.web.own_fields import own_fields_of

LABELS = {
    "name": "Name", "legal_name": "Legal name", "eik": "Company number (EIK)", "vat_number": "VAT number",
    "egn": "Personal number (EGN)", "accountable": "Accountable person", "phone": "Phone", "email": "E-mail",
    "address": "Address", "iban": "IBAN", "segment": "Segment", "source": "Came by", "payment_days": "Payment term",
    "credit_limit": "Credit limit", "language": "Language", "manager_id": "Responsible",
}  # fmt: skip


class ClientTwinController(Controller):
    path = "/clients"

    @get("/alike")
    @inject
    def alike(
        self,
        request: Request,
        look: FromDishka[LookForTwins],
        legal_name: str = "",
        given_name: str = "",
        middle_name: str = "",
        family_name: str = "",
        eik: str = "",
        phone: str = "",
        email: str = "",
        person_phone: Annotated[str, QueryParameter(name="contact-0-phone")] = "",
        person_email: Annotated[str, QueryParameter(name="contact-0-email")] = "",
    ) -> Response:
        name = legal_name or " ".join(filter(None, (given_name, middle_name, family_name)))
        found = look(name=name, eik=eik, phone=phone or person_phone, email=email or person_email)
        return part(request, "office/clients/_alike", alike=found)

    @get("/duplicates")
    @inject
    def pairs(
        self,
        request: Request,
        access: FromDishka[Access],
        pairs: FromDishka[ListTwins],
        twins: FromDishka[TwinQueries],
        clock: FromDishka[Clock],
    ) -> Response:
        found = pairs()
        merges = twins.merges(scope=access.viewer.scope, limit=20)
        return page(request, "office/clients/duplicates", pairs=found, merges=merges, at=clock.now())

    @post("/duplicates/apart", status_code=200)
    @inject
    def apart(self, request: Request, form: Form, tell: FromDishka[TellApart]) -> Response:
        one, other = form.ref("one", required=True), form.ref("other", required=True)
        if not form.errors:
            tell(ClientId(one or 0), ClientId(other or 0))
        return see(request, "/clients/duplicates", flash="They stay two clients")

    @get("/{client_id:int}/merging")
    @inject
    def compare(
        self,
        request: Request,
        client_id: int,
        preview: FromDishka[PreviewMerge],
        identity: FromDishka[IdentityQueries],
        other: int = 0,
        take: Annotated[list[str] | None, QueryParameter(name="take")] = None,
    ) -> Response:
        labels = _labels(request)
        shown = preview(ClientId(client_id), ClientId(other), [name for name in take or () if name in labels])
        form = Form({}, lambda error: "")
        return page(request, "office/clients/merging", preview=shown, form=form, **_around(request, identity))

    @post("/{client_id:int}/merges", status_code=200)
    @inject
    def merge(
        self,
        request: Request,
        client_id: int,
        form: Form,
        merge: FromDishka[MergeClients],
        preview: FromDishka[PreviewMerge],
        identity: FromDishka[IdentityQueries],
    ) -> Response:
        other = form.ref("other", required=True) or 0
        labels = _labels(request)
        taken = tuple(name for name in labels if form.get(f"take-{name}") == "other")
        with form.attempt():
            merge(ClientId(client_id), form.into(Merger, loser_id=ClientId(other), from_loser=taken))
        if form.errors:
            shown = preview(ClientId(client_id), ClientId(other), taken)
            known = {"preview": shown} | _around(request, identity)
            return page(request, "office/clients/merging", status=422, form=form, **known)
        return see(request, f"/clients/{client_id}", flash="They are one client now")

    @get("/merges/{merge_id:int}")
    @inject
    def merged(
        self,
        request: Request,
        merge_id: int,
        access: FromDishka[Access],
        twins: FromDishka[TwinQueries],
        identity: FromDishka[IdentityQueries],
        clock: FromDishka[Clock],
    ) -> Response:
        access.require(Permission.CLIENTS_MERGE)
        row = twins.merge(merge_id, scope=access.viewer.scope)
        return page(request, "office/clients/merged", merge=row, at=clock.now(), **_around(request, identity))

    @post("/merges/{merge_id:int}/undoing", status_code=200)
    @inject
    def undo(self, request: Request, merge_id: int, undo: FromDishka[UndoMerge]) -> Response:
        merge = undo(merge_id)
        return see(request, f"/clients/{merge.loser_id}", flash="They are two clients again")


def _labels(request: Request) -> dict[str, str]:
    """What fields are called, own ones too."""
    return LABELS | {field.place: field.name(lang_of(request)) for field in own_fields_of(request, Subject.CLIENT)}


def _around(request: Request, identity: IdentityQueries) -> dict[str, Any]:
    """What values need to be read in words: names of fields, own fields, who is meant by a number."""
    own = own_fields_of(request, Subject.CLIENT)
    return {"labels": _labels(request), "own_fields": own, "people": identity.names()}


ROUTES = (ClientTwinController,)
