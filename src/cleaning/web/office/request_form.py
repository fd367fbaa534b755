"""The form of a request: what is typed into commands, what is stored into fields. The public page has it too."""

from __future__ import annotations

from typing import Any

from cleaning.application.catalogue.queries import CatalogueQueries
from cleaning.application.sales.request_inputs import NewRequest, RequestChange
from cleaning.application.sales.request_queries import RequestCard
from cleaning.domain.clients.values import ClientKind, Language
from cleaning.domain.premises.values import Periodicity
from cleaning.domain.shared.ids import BranchId, ClientId, ServiceId, UserId
from cleaning.web import formats
from cleaning.web.forms import Form
from cleaning.web.typed import typed

LINES = ("name", "firm", "eik", "phone", "email", "settlement", "address")
MOST_SERVICES = 12


def said(form: Form) -> dict[str, Any]:
    """Every field of who and what. Numbers go on as typed: the domain reads them and says what is wrong."""
    services = [ServiceId(int(text)) for text in form.all("services")[:MOST_SERVICES] if text.isdecimal()]
    return {
        **{name: form.text(name) for name in LINES},
        "kind": form.choice("kind", ClientKind) or ClientKind.INDIVIDUAL,
        "language": form.choice("language", Language) or Language.BULGARIAN,
        "text": form.text("text", max=4000),
        "purpose": form.text("purpose") or None,
        "area": form.decimal("area", least=0, most=1_000_000),
        "periodicity": form.choice("periodicity", Periodicity),
        "services": tuple(services),
        "wanted_on": form.date("wanted_on"),
    }


def new_request(form: Form) -> NewRequest:
    branch, client, assignee = (form.ref(name) for name in ("branch_id", "client_id", "assignee_id"))
    return form.into(
        NewRequest,
        channel=form.text("channel", required=True),
        branch_id=None if branch is None else BranchId(branch),
        client_id=None if client is None else ClientId(client),
        assignee_id=None if assignee is None else UserId(assignee),
        received_at=form.instant("received_at"),
        **said(form),
    )


def request_change(form: Form) -> RequestChange:
    channel = form.text("channel", required=True)
    return form.into(RequestChange, version=form.whole("version"), channel=channel, **said(form))


def stored(request: RequestCard, lang: str) -> dict[str, Any]:
    """What is stored, as it would be typed."""
    return {
        **{name: getattr(request, name) or "" for name in (*LINES, "text", "language", "purpose", "periodicity")},
        "kind": ClientKind.ORGANISATION if request.organisation else ClientKind.INDIVIDUAL,
        "channel": request.channel,
        "phone": formats.phone(request.phone, lang=lang) if request.phone else "",
        "area": typed(request.area, lang) if request.area else "",
        "wanted_on": request.wanted_on.isoformat() if request.wanted_on else "",
        "services": [str(service) for service in request.services],
        "version": request.version,
    }


def choices(catalogue: CatalogueQueries, lang: str) -> dict[str, Any]:
    """What the form offers."""
    offered = [(str(service.id), service.name(lang)) for service in catalogue.services()]
    return {
        "periodicities": list(Periodicity),
        "services": sorted(offered, key=lambda one: one[1]),
    }
