"""The history of a client: what is written down, told better, and no longer wished."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.clients.commands import ConsentChange
from cleaning.application.clients.history import HistoryFilter
from cleaning.application.clients.log_interaction import (
    CorrectInteraction,
    EndWish,
    LogInteraction,
    NewInteraction,
    SaidInput,
)
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.clients.record_consent import RecordConsent
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.domain.clients.values import CallResult, ConsentChannel, ConsentPurpose, InteractionKind
from cleaning.domain.shared.ids import ClientId, InteractionId, PremisesId, UserId
from cleaning.web import reach
from cleaning.web.forms import Form
from cleaning.web.history import PARTS, by_day, told
from cleaning.web.http import Request, Response, done, inject, lang_of, part, see, shell_of
from cleaning.web.wordbook import book_of


def history(
    request: Request, client_id: int, clients: ClientQueries, viewer: Viewer, *, after: str | None = None
) -> dict[str, Any]:
    """What the history of a card shows; its conditions are in the address: part, kind, actor, from, to."""
    asked = request.query_params
    chosen = HistoryFilter(
        part=PARTS.get(asked.get("part", ""), PARTS[""])[1],
        kind=asked.get("kind", ""),
        actor=asked.get("actor", ""),
        since=day_of(asked.get("from")),
        until=day_of(asked.get("to")),
    )
    found = clients.timeline(client_id, scope=viewer.scope, wanted=chosen, after=after)
    lines = told(found.rows, shell_of(request).catalogues, lang_of(request), book_of(request))
    return {
        "client_id": client_id,
        "path": f"/clients/{client_id}",
        "days": by_day(lines),
        "older_than": found.next,
        "parts": [(name, label) for name, (label, _) in PARTS.items()],
        "results": list(CallResult),
        "narrowed": any(asked.get(name) for name in ("part", "kind", "actor", "from", "to")),
    }


def day_of(text: str | None) -> date | None:
    """A day of the address; what is no day is none."""
    try:
        return reach.day(text or "")
    except ValueError:
        return None


def _said(form: Form) -> dict[str, Any]:
    place = form.ref("premises_id")
    return {
        "kind": form.text("kind") or InteractionKind.NOTE,
        "text": form.text("text", max=4000),
        "minutes": form.whole("minutes", least=0, most=600),
        "result": form.choice("result", CallResult),
        "premises_id": None if place is None else PremisesId(place),
    }


class ClientHistoryController(Controller):
    path = "/clients"

    @get("/{client_id:int}/history")
    @inject
    def show(
        self,
        request: Request,
        client_id: int,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        clients: FromDishka[ClientQueries],
        after: str | None = None,
    ) -> Response:
        """Only the history, as the card asks for the next stretch and after a change."""
        access.require(Permission.CLIENTS_VIEW)
        return part(
            request,
            "office/clients/_history",
            form=None,
            client=clients.sheet(client_id, scope=viewer.scope),
            **history(request, client_id, clients, viewer, after=after),
        )

    @post("/{client_id:int}/interactions", status_code=200)
    @inject
    def log(
        self,
        request: Request,
        client_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        log: FromDishka[LogInteraction],
        clients: FromDishka[ClientQueries],
    ) -> Response:
        said = _said(form)
        assignee = form.ref("assignee_id")
        extra: dict[str, Any] = {
            "at": _at(form),
            "follow_up_on": form.date("follow_up_on"),
            "follow_up_text": form.text("follow_up_text", max=500),
            "assignee_id": None if assignee is None else UserId(assignee),
        }
        with form.attempt():
            log(form.into(NewInteraction, client_id=ClientId(client_id), **said, **extra))
        return renewed(request, client_id, clients, viewer, form)

    @post("/interactions/{interaction_id:int}/correction", status_code=200)
    @inject
    def correct(
        self,
        request: Request,
        interaction_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        correct: FromDishka[CorrectInteraction],
        clients: FromDishka[ClientQueries],
    ) -> Response:
        said = _said(form)
        client_id = form.ref("client_id", required=True) or 0
        with form.attempt():
            correct(InteractionId(interaction_id), form.into(SaidInput, **said))
        return renewed(request, client_id, clients, viewer, form)

    @post("/interactions/{interaction_id:int}/end", status_code=200)
    @inject
    def end(self, request: Request, interaction_id: int, end: FromDishka[EndWish]) -> Response:
        client_id = end(InteractionId(interaction_id))
        return see(request, f"/clients/{client_id}", flash="The wish no longer holds")

    @post("/{client_id:int}/consents", status_code=200)
    @inject
    def consent(self, request: Request, client_id: int, form: Form, record: FromDishka[RecordConsent]) -> Response:
        values: dict[str, Any] = {
            "purpose": form.choice("purpose", ConsentPurpose, required=True),
            "channel": form.choice("channel", ConsentChannel, required=True),
            "given": form.flag("given"),
            "source": form.text("source"),
        }
        record(form.into(ConsentChange, client_id=ClientId(client_id), **values))
        return see(request, f"/clients/{client_id}", flash="Saved")


def _at(form: Form) -> datetime | None:
    return form.instant("at")


def renewed(request: Request, client_id: int, clients: ClientQueries, viewer: Viewer, form: Form) -> Response:
    """The history again, or with what was refused and typed."""
    shown = {
        "client": clients.sheet(client_id, scope=viewer.scope),
        **history(request, client_id, clients, viewer),
    }
    if form.errors:
        return part(request, "office/clients/_history", status=422, form=form, **shown)
    return done(request, "office/clients/_history", back=f"/clients/{client_id}", form=None, **shown)


ROUTES = (ClientHistoryController,)
