"""What the screens of an offer show beside the offer: names, rooms, choices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import quote as urlquote

from cleaning.application.catalogue.queries import CatalogueQueries, ServiceName
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.premises.queries import PremisesQueries, ZoneRow
from cleaning.application.sales.queries import QuoteCard, QuoteLineCard, SalesQueries
from cleaning.application.sales.request_queries import RequestQueries
from cleaning.application.shared.access import Scope, Viewer
from cleaning.application.shared.ports import Clock
from cleaning.domain.catalogue.values import Category
from cleaning.domain.sales.grid import TaskNorm, lines_of
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import ClientId, PremisesId, QuoteId, ServiceId
from cleaning.web.forms import Form
from cleaning.web.office.quote_form import SIGN_CHOICES, RoomRow, known_quote, line_rows, room_rows
from cleaning.web.typed import typed

USUAL = (Category.FLOORS, Category.OFFICE, Category.SANITARY, Category.WINDOWS)


@dataclass(frozen=True, slots=True)
class QuoteDesk:
    """Reads only; one of these per request."""

    viewer: Viewer
    sales: SalesQueries
    catalogue: CatalogueQueries
    clients: ClientQueries
    premises: PremisesQueries
    company: CompanyQueries
    clock: Clock
    requests: RequestQueries

    @property
    def scope(self) -> Scope:
        return self.viewer.scope

    @property
    def everywhere(self) -> Scope:
        return Scope(branch_ids=self.viewer.branch_ids)

    def new(self, form: Form, client_id: ClientId, premises_id: PremisesId) -> dict[str, Any]:
        """The builder for a client's premises, its rooms taken from the zones."""
        client = self.clients.chosen(client_id, scope=self.everywhere)
        if client is None:
            raise NotFound("client", client_id)
        rates = self.company.pricing_defaults()
        places = self.premises.of_client(client_id, scope=self.everywhere)
        chosen = premises_id or (places[0].id if places else 0)
        place = next((row for row in places if row.id == chosen), None)
        zones = self.premises.card(place.id, scope=self.everywhere).zones if place else []
        known = {
            "title": place.name if place else client.name,
            "months": 12,
            "billing": "monthly",
            "margin": typed(rates.margin, self.viewer.lang),
            "start_time": "18:00",
            "people": "1",
        }
        return {
            **self._builder(form, client, places, place),
            "known": known,
            "rooms": room_rows(form, _rooms_of(zones, self.viewer.lang)),
            "tasks": self._tasks(form, []),
            "lines": line_rows(form, [], {}, self.viewer.lang),
            "version": None,
        }

    def stored(self, form: Form, quote_id: QuoteId) -> dict[str, Any]:
        """The builder with what the draft says."""
        quote = self.sales.quote(quote_id, scope=self.everywhere)
        client = self.clients.names([quote.client_id])[quote.client_id]
        places = self.premises.of_client(quote.client_id, scope=self.everywhere)
        asked = form.ref("premises_id") or next(
            (room.premises_id for room in quote.rooms), places[0].id if places else 0
        )
        place = next((row for row in places if row.id == asked), None)
        columns = list(dict.fromkeys(ServiceId(int(task)) for room in quote.rooms for task in room.tasks))
        names = self.catalogue.names({*columns, *(line.service_id for line in quote.lines)})
        rest = _not_of_rooms(quote, {service: names[service] for service in columns if service in names})
        return {
            **self._builder(form, client, places, place),
            "quote": quote,
            "known": known_quote(quote, self.viewer.lang),
            "rooms": room_rows(form, _rooms_in(quote, self.viewer.lang)),
            "tasks": self._tasks(form, columns),
            "lines": line_rows(form, rest, names, self.viewer.lang),
            "version": quote.version,
        }

    def grid(self, form: Form, more: ServiceId | None) -> dict[str, Any]:
        """The grid as typed, perhaps with another task or an empty room."""
        tasks = self._tasks(form, [])
        if more is not None and more not in {task.id for task in tasks}:
            tasks = [*tasks, *self.catalogue.names([more]).values()]
        return {"tasks": tasks, "rooms": room_rows(form, []), "offered": self.catalogue.services()}

    def card(self, quote_id: QuoteId) -> dict[str, Any]:
        quote = self.sales.quote(quote_id, scope=self.scope)
        return {
            "quote": quote,
            "client": self.clients.names([quote.client_id]).get(quote.client_id),
            "sites": self.premises.names([line.premises_id for line in quote.lines]),
            "services": self.catalogue.names({line.service_id for line in quote.lines}),
            "asked_by": self.requests.of_quote(quote_id, scope=self.scope),
            "editions": self.sales.editions(quote_id, scope=self.scope),
            "vat": self.vat(),
            "rates": self.company.pricing_defaults(),
            "today": self.clock.today(),
        }

    def mail(self, quote: QuoteCard, link: str) -> str:
        """An e-mail begun with the link, for the person's own program; empty without an address."""
        party = self.clients.party(quote.client_id)
        if not party.email:
            return ""
        subject = f"{quote.number} · {quote.title}"
        return f"mailto:{party.email}?subject={urlquote(subject)}&body={urlquote(link)}"

    def vat(self) -> dict[str, Decimal]:
        """Percent by VAT code; empty when the company charges none."""
        if not self.company.profile().vat_registered:
            return {}
        return {str(rate.code): rate.percent for rate in self.company.vat_rates(self.clock.today())}

    def _builder(self, form: Form, client: Any, places: Sequence[Any], place: Any) -> dict[str, Any]:
        return {
            "client": client,
            "sites": [(row.id, row.name) for row in places],
            "place": place,
            "signs": SIGN_CHOICES,
            "quote": None,
            "priced": None,
            "problems": [],
            "rates": self.company.pricing_defaults(),
            "vat": self.vat(),
            "offered": self.catalogue.services(),
            "room_names": [],
        }

    def _tasks(self, form: Form, stored: Sequence[ServiceId]) -> list[ServiceName]:
        """The columns: as typed, else as stored, else what is usual in offices."""
        wanted = [ServiceId(number) for number in form.refs("task")] or list(stored)
        if wanted or "task" in form.values:
            names = self.catalogue.names(wanted)
            return [names[service] for service in wanted if service in names]
        usual = [card for card in self.catalogue.services() if card.category in USUAL]
        usual.sort(key=lambda card: (USUAL.index(card.category), card.code))
        return list(self.catalogue.names([card.id for card in usual[:4]]).values()) if usual else []


def _rooms_of(zones: Sequence[ZoneRow], lang: str) -> list[RoomRow]:
    rows = [
        RoomRow(
            name=f"room-{number}",
            title=zone.name,
            floor=str(zone.floor_kind or ""),
            area=typed(zone.area, lang),
            sanitary=str(zone.sanitary_units or ""),
            windows=str(zone.windows or ""),
            cells={},
        )
        for number, zone in enumerate(zones)
    ]
    return rows or [RoomRow(name="room-0", cells={})]


def _rooms_in(quote: QuoteCard, lang: str) -> list[RoomRow]:
    rows = [
        RoomRow(
            name=f"room-{number}",
            title=room.name,
            floor=room.floor,
            area=typed(room.area, lang) if room.area else "",
            sanitary=str(room.sanitary or ""),
            windows=str(room.windows or ""),
            cells=room.tasks,
        )
        for number, room in enumerate(quote.rooms)
    ]
    return rows or [RoomRow(name="room-0", cells={})]


def _not_of_rooms(quote: QuoteCard, columns: dict[ServiceId, ServiceName]) -> list[QuoteLineCard]:
    """The lines that were typed as lines: the grid makes its own again."""
    norms = {
        service: TaskNorm(str(name.unit), str(name.category), name.minutes_per_unit)
        for service, name in columns.items()
    }
    made = {(line.premises_id, line.service_id, line.rule) for line in lines_of(quote.rooms, norms)}
    return [line for line in quote.lines if (line.premises_id, line.service_id, line.rrule) not in made]
