"""From a request to an order: what was said is not typed again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

from cleaning.application.clients.add_client import AddClient
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.orders.inputs import OrderLineInputs
from cleaning.application.orders.place_order import KeepOrder
from cleaning.application.orders.price_lines import PriceLines
from cleaning.application.premises.add_premises import AddPremises
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.sales.convert_request import Conversion, client_of, premises_of
from cleaning.application.sales.move_request import HandledRequest
from cleaning.application.shared.access import Access, Permission, Scope
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.orders.origin import Origin
from cleaning.domain.orders.terms import OrderTerms
from cleaning.domain.orders.values import OrderSource
from cleaning.domain.sales.values import RequestStage
from cleaning.domain.shared.ids import ClientId, OrderId, PremisesId, RequestId

EVENING = time(18)


class RequestOrdered(msgspec.Struct, frozen=True, kw_only=True):
    """``order_id`` None: no service was named, so the form waits with client and place in it."""

    client_id: ClientId
    premises_id: PremisesId
    order_id: OrderId | None


@dataclass(frozen=True, slots=True)
class OrderRequest:
    """All or nothing: client, place, order, and links both ways; the request is won."""

    work: Work
    handled: HandledRequest
    add_client: AddClient
    add_premises: AddPremises
    clients: ClientQueries
    premises: PremisesQueries
    price: PriceLines
    keep: KeepOrder
    company: CompanyQueries
    access: Access
    clock: Clock

    def __call__(self, request_id: RequestId, command: Conversion) -> RequestOrdered:
        with self.work:
            self.access.require(Permission.ORDERS_EDIT)
            request = self.handled(request_id)
            client_id = request.client_id or command.client_id
            if client_id is None:
                client_id = self.add_client(client_of(request, despite_twins=command.despite_twins))
            premises_id = request.premises_id
            if premises_id is None:
                premises_id = self.add_premises(premises_of(request.details, client_id))
                request.convert(client_id, premises_id, at=self.clock.now())
            order_id = None
            if request.details.services:
                branch_id = self.clients.party(client_id).branch_id
                place = self.premises.card(premises_id, scope=Scope(branch_ids=(branch_id,)))
                said = [OrderLineInputs(service_id=one)
                        for one in request.details.services]  # fmt: skip
                lines = self.price(client_id, branch_id, place, said)
                order = self.keep(
                    branch_id, client_id, premises_id, lines=lines,
                    origin=Origin(source=OrderSource.REQUEST, request_id=request_id),
                    terms=self._terms(request.details.wanted_on, request.details.text),
                )  # fmt: skip
                request.move(RequestStage.WON, at=self.clock.now())
                order_id = order.id
            return RequestOrdered(client_id=client_id, premises_id=premises_id, order_id=order_id)

    def _terms(self, wanted_on: date | None, text: str) -> OrderTerms:
        now = self.clock.now()
        zone = ZoneInfo(self.company.profile().zone)
        deadline = now + timedelta(days=7)
        if wanted_on is not None and wanted_on >= self.clock.today():
            deadline = datetime.combine(wanted_on, EVENING, zone)
        return OrderTerms(deadline=max(deadline, now), note=text[:2000])
