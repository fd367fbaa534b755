"""From a request to a client, a place and an offer: nothing that was said is typed again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from cleaning.application.catalogue.queries import CatalogueQueries
from cleaning.application.clients.add_client import AddClient
from cleaning.application.clients.commands import NewClient, PersonInput
from cleaning.application.premises.add_premises import AddPremises
from cleaning.application.premises.commands import NewPremises
from cleaning.application.sales.inputs import LineInputs, QuoteInputs
from cleaning.application.sales.move_request import HandledRequest
from cleaning.application.sales.write_quote import DraftQuote
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.clients.values import ClientKind, ClientSource, Language
from cleaning.domain.premises.values import Periodicity, Purpose
from cleaning.domain.sales.request import Request
from cleaning.domain.sales.request_details import RequestDetails
from cleaning.domain.sales.values import Channel
from cleaning.domain.shared.ids import BranchId, ClientId, PremisesId, QuoteId, RequestId
from cleaning.domain.shared.quantity import Unit

SOURCES: dict[str, ClientSource] = {
    Channel.WEBSITE: ClientSource.WEBSITE,
    Channel.PHONE: ClientSource.PHONE,
    Channel.SOCIAL: ClientSource.SOCIAL,
    Channel.RECOMMENDATION: ClientSource.RECOMMENDATION,
}
ONCE = "FREQ=DAILY;COUNT=1"
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
RULES = {
    Periodicity.DAILY: "FREQ=DAILY",
    Periodicity.SIX_DAYS: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA",
    Periodicity.WORKDAYS: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    Periodicity.FOUR_WEEKLY: "FREQ=WEEKLY;BYDAY=MO,TU,TH,FR",
    Periodicity.THREE_WEEKLY: "FREQ=WEEKLY;BYDAY=MO,WE,FR",
    Periodicity.TWICE_WEEKLY: "FREQ=WEEKLY;BYDAY=MO,TH",
    Periodicity.WEEKLY: "FREQ=WEEKLY;BYDAY={day}",
    Periodicity.FORTNIGHTLY: "FREQ=WEEKLY;INTERVAL=2;BYDAY={day}",
    Periodicity.MONTHLY: "FREQ=MONTHLY;BYDAY=1{day}",
}
"""Where somebody says only how often; ``{day}`` is the weekday they want to begin on. The rest is done once."""


class Conversion(msgspec.Struct, frozen=True, kw_only=True):
    """``client_id`` where it is somebody we know; ``despite_twins`` adds one that seems to be a duplicate."""

    client_id: ClientId | None = None
    despite_twins: bool = False


class Converted(msgspec.Struct, frozen=True, kw_only=True):
    """``quote_id`` None: no service was named, so the builder waits with the place in it."""

    client_id: ClientId
    premises_id: PremisesId
    quote_id: QuoteId | None


@dataclass(frozen=True, slots=True)
class ConvertRequest:
    """All or nothing: client, place, draft of the offer, and links both ways."""

    work: Work
    handled: HandledRequest
    add_client: AddClient
    add_premises: AddPremises
    draft: DraftQuote
    catalogue: CatalogueQueries
    clock: Clock

    def __call__(self, request_id: RequestId, command: Conversion) -> Converted:
        with self.work:
            request = self.handled(request_id)
            client_id = request.client_id or command.client_id
            if client_id is None:
                client_id = self.add_client(client_of(request, despite_twins=command.despite_twins), begun=True)
            premises_id = self.add_premises(premises_of(request.details, client_id))
            request.convert(client_id, premises_id, at=self.clock.now())
            quote_id = None
            if lines := self._lines(request.details, premises_id):
                said = QuoteInputs(
                    client_id=client_id,
                    title=place_name(request.details),
                    lines=lines,
                    starts_on=self._start(request.details.wanted_on),
                )
                quote_id = self.draft(said)
            return Converted(client_id=client_id, premises_id=premises_id, quote_id=quote_id)

    def _start(self, wanted: date | None) -> date | None:
        return wanted if wanted is None or wanted >= self.clock.today() else self.clock.today()

    def _lines(self, said: RequestDetails, premises_id: PremisesId) -> tuple[LineInputs, ...]:
        names = self.catalogue.names(said.services)
        return tuple(
            LineInputs(
                premises_id=premises_id,
                service_id=service_id,
                quantity=said.area if names[service_id].unit is Unit.AREA and said.area else Decimal(1),
                rrule=rule_of(said),
            )
            for service_id in said.services
            if service_id in names
        )


def client_of(request: Request, *, despite_twins: bool = False) -> NewClient:
    """The client to be, from what was said."""
    said = request.details
    common: dict[str, Any] = {
        "branch_id": BranchId(request.branch_id),
        "phone": said.phone,
        "email": said.email,
        "language": Language(said.language),
        "source": SOURCES.get(request.channel, ClientSource.OTHER),
        "manager_id": request.assignee_id,
        "city": said.settlement,
        "address": said.address,
        "despite_twins": despite_twins,
    }
    if said.organisation:
        people = (PersonInput(name=said.name, phone=said.phone, email=said.email),) if said.name else ()
        return NewClient(kind=ClientKind.ORGANISATION, legal_name=said.firm, eik=said.eik, contacts=people, **common)
    given, middle, family = names_of(said.name)
    return NewClient(kind=ClientKind.INDIVIDUAL, given_name=given, middle_name=middle, family_name=family, **common)


def premises_of(said: RequestDetails, client_id: ClientId) -> NewPremises:
    """The place to be, from what was said."""
    return NewPremises(
        client_id=client_id,
        name=place_name(said),
        purpose=said.purpose or Purpose.OTHER,
        area=said.area,
        periodicity=Periodicity(said.periodicity) if said.periodicity else None,
        settlement=said.settlement,
        street=said.address,
        contact_name=said.name,
        contact_phone=said.phone,
        wishes=said.text,
    )


def place_name(said: RequestDetails) -> str:
    """A place without a name of its own is called by its address, or by whose it is."""
    return said.address or said.firm or said.name or said.who


def names_of(name: str) -> tuple[str, str, str]:
    """Given, father's and family name of somebody who said them in one breath."""
    words = name.split()
    if len(words) < 2:
        return name, "", ""
    return words[0], " ".join(words[1:-1]), words[-1]


def rule_of(said: RequestDetails) -> str:
    """How often as a recurrence rule; done once when nothing regular was asked for."""
    wanted = Periodicity(said.periodicity) if said.periodicity else None
    day = DAYS[min(said.wanted_on.weekday(), 4)] if said.wanted_on else DAYS[0]
    return RULES[wanted].format(day=day) if wanted in RULES else ONCE
