"""What is written down about a client, and what was promised."""

from __future__ import annotations

from typing import Any

from dishka import FromDishka
from litestar import Controller, post

from cleaning.application.clients.commands import ConsentChange
from cleaning.application.clients.log_interaction import FinishFollowUp, LogInteraction, NewInteraction
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.clients.record_consent import RecordConsent
from cleaning.application.shared.access import Viewer
from cleaning.domain.clients.values import ConsentChannel, ConsentPurpose, InteractionKind
from cleaning.domain.shared.ids import ClientId, InteractionId
from cleaning.web.forms import Form
from cleaning.web.history import PARTS, by_day, told
from cleaning.web.http import Request, Response, done, inject, lang_of, part, see, shell_of


def history(
    request: Request,
    client_id: int,
    clients: ClientQueries,
    viewer: Viewer,
    *,
    wanted: str = "",
    after: str | None = None,
) -> dict[str, Any]:
    """What the history of a card shows."""
    chosen = PARTS.get(wanted, PARTS[""])[1]
    found = clients.timeline(client_id, scope=viewer.scope, part=chosen, after=after)
    lines = told(found.rows, shell_of(request).catalogues, lang_of(request))
    return {
        "client_id": client_id,
        "days": by_day(lines),
        "older_than": found.next,
        "parts": [(name, label) for name, (label, _) in PARTS.items()],
        "interaction_kinds": list(InteractionKind),
        "card": f"/clients/{client_id}",
    }


class ClientHistoryController(Controller):
    path = "/clients"

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
        kind = form.choice("kind", InteractionKind) or InteractionKind.NOTE
        said = {"kind": kind, "text": form.text("text", required=True, max=4000)}
        day = form.date("follow_up_on")
        with form.attempt():
            log(form.into(NewInteraction, client_id=ClientId(client_id), follow_up_on=day, **said))
        if form.errors:
            shown = history(request, client_id, clients, viewer)
            return part(request, "office/clients/_history", status=422, form=form, **shown)
        return _renewed(request, client_id, clients, viewer)

    @post("/follow-ups/{interaction_id:int}/done", status_code=200)
    @inject
    def finish(
        self,
        request: Request,
        interaction_id: int,
        viewer: FromDishka[Viewer],
        finish: FromDishka[FinishFollowUp],
        clients: FromDishka[ClientQueries],
    ) -> Response:
        return _renewed(request, finish(InteractionId(interaction_id)), clients, viewer)

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


def _renewed(request: Request, client_id: int, clients: ClientQueries, viewer: Viewer) -> Response:
    shown = history(request, client_id, clients, viewer)
    return done(request, "office/clients/_history", back=f"/clients/{client_id}", form=None, **shown)


ROUTES = (ClientHistoryController,)
