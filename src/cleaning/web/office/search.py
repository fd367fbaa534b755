"""The box at the top of every page: one question to everything the viewer may see."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dishka import FromDishka
from litestar import Controller, get

from cleaning.application.billing.queries import BillingQueries, InvoiceFilter
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.inventory.queries import InventoryQueries
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.sales.queries import SalesQueries
from cleaning.application.shared.access import Viewer
from cleaning.application.shared.ports import Clock
from cleaning.application.workforce.queries import WorkforceQueries
from cleaning.web import formats
from cleaning.web.http import Request, Response, inject, page

SHORTEST = 2
EACH = 5


class Hit(NamedTuple):
    """A record that fits: its address, its name, and what tells it from its namesakes."""

    href: str
    name: str
    detail: str


class Group(NamedTuple):
    """``title`` is an English source text."""

    title: str
    icon: str
    hits: list[Hit]


class SearchController(Controller):
    path = "/search"

    @get("/")
    @inject
    def search(
        self,
        request: Request,
        viewer: FromDishka[Viewer],
        clients: FromDishka[ClientQueries],
        premises: FromDishka[PremisesQueries],
        sales: FromDishka[SalesQueries],
        items: FromDishka[InventoryQueries],
        people: FromDishka[WorkforceQueries],
        billing: FromDishka[BillingQueries],
        clock: FromDishka[Clock],
        q: str = "",
    ) -> Response:
        text = q.strip()[:100]
        sources = (
            _clients(clients),
            _premises(premises),
            _invoices(billing, clock),
            _papers(sales),
            _items(items),
            _people(people),
        )
        groups = [group for source in sources for group in source(text, viewer)] if len(text) >= SHORTEST else []
        return page(request, "office/search/page", text=text, groups=[group for group in groups if group.hits])


def _clients(clients: ClientQueries):
    def find(text: str, viewer: Viewer) -> Iterator[Group]:
        if viewer.can("clients:client:view"):
            found = clients.find(text, scope=viewer.scope, limit=EACH)
            hits = [Hit(f"/clients/{one.id}", one.name, _detail(one.detail)) for one in found]
            yield Group("Clients", "clients", hits)

    return find


def _premises(premises: PremisesQueries):
    def find(text: str, viewer: Viewer) -> Iterator[Group]:
        if viewer.can("premises:premises:view"):
            found = premises.find(text, scope=viewer.scope, limit=EACH)
            hits = [Hit(f"/premises/{one.id}", one.name, one.address or one.client_name) for one in found]
            yield Group("Premises", "building", hits)

    return find


def _invoices(billing: BillingQueries, clock: Clock):
    """By number alone: a name is found as the client it belongs to."""

    def find(text: str, viewer: Viewer) -> Iterator[Group]:
        if viewer.can("invoices:invoice:view") and text.isdigit():
            wanted = InvoiceFilter(q=text)
            found = billing.page(wanted, scope=viewer.scope, today=clock.today(), limit=EACH).rows
            yield Group("Invoices", "doc", [Hit(f"/invoices/{one.id}", one.number or "", one.client) for one in found])

    return find


def _papers(sales: SalesQueries):
    """Quotes and contracts by number or title."""

    def find(text: str, viewer: Viewer) -> Iterator[Group]:
        if viewer.can("sales:quote:view"):
            quotes = sales.quotes(scope=viewer.scope, text=text, limit=EACH).rows
            yield Group("Quotes", "quote", [Hit(f"/quotes/{one.id}", one.number, one.title) for one in quotes])
        if viewer.can("sales:contract:view"):
            contracts = sales.contracts(scope=viewer.scope, text=text, limit=EACH).rows
            yield Group("Contracts", "doc", [Hit(f"/contracts/{one.id}", one.number, one.title) for one in contracts])

    return find


def _items(items: InventoryQueries):
    def find(text: str, viewer: Viewer) -> Iterator[Group]:
        if viewer.can("inventory:item:view"):
            found = items.find(text, limit=EACH)
            yield Group("Items", "stock", [Hit(f"/items/{one.id}", one.name, one.code) for one in found])

    return find


def _people(people: WorkforceQueries):
    def find(text: str, viewer: Viewer) -> Iterator[Group]:
        if viewer.can("workforce:employee:view"):
            found = people.employees(viewer.scope, text=text, limit=EACH).rows
            hits = [Hit(f"/employees/{one.id}", one.name, one.position) for one in found]
            yield Group("Employees", "user", hits)

    return find


def _detail(text: str | None) -> str:
    """Phones of clients come as they are stored; people read them in groups."""
    return formats.phone(text, lang="bg") if text and text.startswith("+") else text or ""


ROUTES = (SearchController,)
