"""Repricing many contracts: the simulation, what was done, taking it back, the letters."""

from __future__ import annotations

from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.sales.repricing.apply import ApplyRepricing
from cleaning.application.sales.repricing.letters import AllLetters
from cleaning.application.sales.repricing.queries import RepricingQueries
from cleaning.application.sales.repricing.undo import UndoRepricing
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.shared.ids import RepricingId
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, file, inject, page, see
from cleaning.web.office.repricing_desk import RepricingDesk
from cleaning.web.office.repricing_form import read_chosen
from cleaning.web.requests import asked_form


class RepricingController(Controller):
    path = "/contracts/repricings"

    @get("/")
    @inject
    def show(
        self, request: Request, access: FromDishka[Access], known: FromDishka[RepricingQueries],
        after: str | None = None,
    ) -> Response:  # fmt: skip
        access.require(Permission.SALES_CONTRACT_REPRICE)
        return page(request, "office/repricings/list", repricings=known.page(scope=access.viewer.scope, after=after))

    @get("/new")
    @inject
    def simulate(self, request: Request, access: FromDishka[Access], desk: FromDishka[RepricingDesk]) -> Response:
        """The whole question is in the address; without one the form is empty."""
        access.require(Permission.SALES_CONTRACT_REPRICE)
        form = asked_form(request)
        shown = desk.question(form)
        return page(request, "office/repricings/new", status=422 if form.errors else 200, form=form, **shown)

    @post("/", status_code=200)
    @inject
    def apply(
        self, request: Request, form: Form, apply: FromDishka[ApplyRepricing], access: FromDishka[Access],
        desk: FromDishka[RepricingDesk],
    ) -> Response:  # fmt: skip
        access.require(Permission.SALES_CONTRACT_REPRICE)
        said, chosen = desk.read(form), read_chosen(form)
        reason = form.text("reason", required=True, max=300)
        made = None
        with form.attempt():
            if not form.errors and said is not None:
                made = apply(said, chosen, reason=reason)
        if made is None:
            shown = desk.question(form, ticked=set(form.all("contract")))
            return page(request, "office/repricings/new", status=422, form=form, **shown)
        there = f"/contracts/repricings/{made}"
        return see(request, there, flash="The annexes are made; the letters are being printed")

    @get("/{repricing_id:int}")
    @inject
    def card(
        self, request: Request, repricing_id: int, form: Form, access: FromDishka[Access],
        known: FromDishka[RepricingQueries], clients: FromDishka[ClientQueries],
    ) -> Response:  # fmt: skip
        access.require(Permission.SALES_CONTRACT_REPRICE)
        return page(request, "office/repricings/page", form=form, **_card(repricing_id, access, known, clients))

    @post("/{repricing_id:int}/undoing", status_code=200)
    @inject
    def undo(
        self, request: Request, repricing_id: int, form: Form, undo: FromDishka[UndoRepricing],
        access: FromDishka[Access], known: FromDishka[RepricingQueries], clients: FromDishka[ClientQueries],
    ) -> Response:  # fmt: skip
        reason, kept = form.text("reason", required=True, max=300), 0
        with form.attempt():
            if not form.errors:
                kept = undo(RepricingId(repricing_id), reason=reason, version=form.whole("version"))
        if form.errors:
            shown = _card(repricing_id, access, known, clients)
            return page(request, "office/repricings/page", status=422, form=form, opened=True, **shown)
        flash = (
            "Some contracts were agreed or invoiced since and stay as they are" if kept else "The old prices are back"
        )
        return see(request, f"/contracts/repricings/{repricing_id}", flash=flash)

    @get("/{repricing_id:int}/letters")
    @inject
    def letters(self, request: Request, repricing_id: int, letters: FromDishka[AllLetters]) -> Response:
        content = letters(RepricingId(repricing_id))
        return file(content, f"letters-{repricing_id}.pdf", "application/pdf", inline=True)


def _card(repricing_id: int, access: Access, known: RepricingQueries, clients: ClientQueries) -> dict[str, Any]:
    card = known.repricing(RepricingId(repricing_id), scope=access.viewer.scope)
    return {"one": card, "clients": clients.names(list({row.client_id for row in card.rows}))}


ROUTES = (RepricingController,)
