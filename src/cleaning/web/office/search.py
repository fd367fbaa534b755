"""The box at the top of every page: one question to everything the viewer may see.

Clients and premises by any fragment of a name (three letters, or the beginning of a word), by address and town, in
either alphabet; clients also by either end of a phone and the beginning of the ЕИК; invoices, offers, contracts and
receipts by the end of their number, offers and contracts by words of their title too; suppliers by name; items by
name, code and bar code; people by name and phone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dishka import FromDishka
from litestar import Controller, get

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.inventory.queries import InventoryQueries
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.purchasing.queries import PurchasingQueries
from cleaning.application.reports.numbers import DocumentKind, NumberQueries
from cleaning.application.shared.access import Viewer
from cleaning.application.workforce.queries import WorkforceQueries
from cleaning.web import formats
from cleaning.web.http import Request, Response, inject, page

SHORTEST, WORD = 2, 3
EACH = 5
POSTCODE, PHONE, BARCODES = 4, 5, (8, 12, 13, 14)
"""Digits of a Bulgarian postcode (more are no address either), the fewest of a phone, those under bar codes."""


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
        numbers: FromDishka[NumberQueries],
        items: FromDishka[InventoryQueries],
        people: FromDishka[WorkforceQueries],
        purchasing: FromDishka[PurchasingQueries],
        q: str = "",
    ) -> Response:
        """Only the kinds of record are asked that may look like what was typed, each with one question."""
        text = q.strip()[:100]
        letters, digits = sum(map(str.isalpha, text)), sum(map(str.isdigit, text))
        sources = (
            (_clients(clients), True),
            (_premises(premises), letters or digits <= POSTCODE),
            (_papers(numbers), digits > 0),
            (_titles(numbers), letters >= WORD),
            (_suppliers(purchasing), letters >= WORD),
            (_items(items), letters or digits in BARCODES),
            (_people(people), not digits if letters else digits >= PHONE),
        )
        wanted = [source for source, fits in sources if fits] if len(text) >= SHORTEST else []
        groups = [group for source in wanted for group in source(text, viewer)]
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


PAPERS = {
    DocumentKind.INVOICE: ("invoices:invoice:view", "Invoices", "doc", "/invoices"),
    DocumentKind.QUOTE: ("sales:quote:view", "Quotes", "quote", "/quotes"),
    DocumentKind.CONTRACT: ("sales:contract:view", "Contracts", "doc", "/contracts"),
    DocumentKind.ORDER: ("orders:order:view", "Orders", "work", "/orders"),
    DocumentKind.RECEIPT: ("purchasing:receipt:view", "Receipts", "stock", "/receipts"),
}


def _papers(numbers: NumberQueries):
    """By number alone: a name is found as the client it belongs to."""

    def find(text: str, viewer: Viewer) -> Iterator[Group]:
        kinds = [kind for kind, (needed, *_) in PAPERS.items() if viewer.can(needed)]
        found = numbers.numbered(text, kinds, scope=viewer.scope, limit=EACH)
        for kind in kinds:
            _, title, icon, path = PAPERS[kind]
            hits = [Hit(f"{path}/{one.id}", one.number, one.detail) for one in found if one.kind is kind]
            yield Group(title, icon, hits)

    return find


def _titles(numbers: NumberQueries):
    def find(text: str, viewer: Viewer) -> Iterator[Group]:
        kinds = [kind for kind, (needed, *_) in PAPERS.items() if viewer.can(needed)]
        found = numbers.titled(text, kinds, scope=viewer.scope, limit=EACH)
        for kind in kinds:
            _, title, icon, path = PAPERS[kind]
            mine = [one for one in found if one.kind is kind]
            hits = [Hit(f"{path}/{one.id}", one.title, f"{one.number} {one.detail}".strip()) for one in mine]
            yield Group(title, icon, hits)

    return find


def _suppliers(purchasing: PurchasingQueries):
    def find(text: str, viewer: Viewer) -> Iterator[Group]:
        if viewer.can("purchasing:receipt:view"):
            found = purchasing.find(text, limit=EACH)
            yield Group("Suppliers", "car", [Hit(f"/suppliers/{one.id}", one.name, "") for one in found])

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
