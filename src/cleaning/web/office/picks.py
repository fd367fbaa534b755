"""Pick lists of clients and premises, for the forms of everybody."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get

from cleaning.application.clients.queries import ClientFilter, ClientQueries
from cleaning.application.premises.filtering import PremisesFilter
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.premises.settlements import Settlements
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.company.values import Dictionary
from cleaning.web import formats
from cleaning.web.http import Request, Response, inject, part
from cleaning.web.wordbook import book_of

SHOWN = 12


class PickController(Controller):
    """Answers with options (value, name, remark); without typing the first by name."""

    path = "/"

    @get("/clients/pick")
    @inject
    def clients(
        self,
        request: Request,
        access: FromDishka[Access],
        clients: FromDishka[ClientQueries],
    ) -> Response:
        access.require(Permission.CLIENTS_VIEW)
        found = clients.page(ClientFilter(q=_typed(request)), scope=access.viewer.scope, limit=SHOWN).rows
        rows = [(row.id, row.name, _told(row.phone, row.eik, row.city)) for row in found]
        return part(request, "ui/options", rows=rows)

    @get("/settlements/pick")
    @inject
    def settlements(
        self, request: Request, access: FromDishka[Access], settlements: FromDishka[Settlements]
    ) -> Response:
        access.require(Permission.PREMISES_VIEW)
        found = settlements.find(_typed(request), SHOWN)
        rows = [(one.ekatte, one.name, f"{one.kind} · {one.municipality} · {one.region}") for one in found]
        return part(request, "ui/options", rows=rows)

    @get("/premises/purposes/pick")
    @inject
    def purposes(self, request: Request, access: FromDishka[Access]) -> Response:
        access.require(Permission.PREMISES_VIEW)
        found = book_of(request).find(Dictionary.PURPOSE, _typed(request), access.viewer.lang)
        return part(request, "ui/options", rows=found)

    @get("/premises/pick")
    @inject
    def premises(
        self,
        request: Request,
        access: FromDishka[Access],
        premises: FromDishka[PremisesQueries],
        client_id: int | None = None,
    ) -> Response:
        access.require(Permission.PREMISES_VIEW)
        wanted = PremisesFilter(q=_typed(request), client_id=client_id)
        found = premises.page(wanted, scope=access.viewer.scope, limit=SHOWN).rows
        return part(request, "ui/options", rows=[(row.id, row.name, f"{row.client} · {row.address}") for row in found])


def _typed(request: Request) -> str:
    """What was typed: ``q``, or the text field of whichever pick list asks."""
    asked = request.query_params
    return asked.get("q") or next((value for name, value in asked.items() if name.endswith("_text")), "")


def _told(phone: str | None, eik: str | None, city: str) -> str:
    """What tells namesakes apart."""
    parts = (eik or "", formats.phone(phone, lang="bg") if phone else "", city)
    return " · ".join(part for part in parts if part)


ROUTES = (PickController,)
