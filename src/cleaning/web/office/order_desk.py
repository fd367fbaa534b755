"""What the screens of orders show, read in a few questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from cleaning.application.catalogue.queries import CatalogueQueries
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.orders.order_card import OrderCard
from cleaning.application.orders.queries import OrderFilter, OrderQueries, OrderRow
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.shared.access import Scope, Viewer
from cleaning.application.shared.own import OwnFields
from cleaning.application.shared.ports import Clock
from cleaning.domain.orders.values import OrderStage
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.own.field import Subject
from cleaning.web.formats import SOFIA
from cleaning.web.forms import Form
from cleaning.web.office.order_form import condition_rows, known_order, line_rows
from cleaning.web.office.quote_form import SIGN_CHOICES

CLOSED_SHOWN = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class OrderDesk:
    """Reads only; one of these per request."""

    viewer: Viewer
    orders: OrderQueries
    catalogue: CatalogueQueries
    clients: ClientQueries
    premises: PremisesQueries
    company: CompanyQueries
    clock: Clock
    own: OwnFields

    def card(self, order_id: int) -> OrderCard:
        return self.orders.card(order_id, scope=self.viewer.scope, now=self.clock.now(), today=self.clock.today())

    def list(self, wanted: OrderFilter, after: str | None) -> dict[str, Any]:
        scope, now, today = self.viewer.scope, self.clock.now(), self.clock.today()
        return {
            "found": self.orders.page(wanted, scope=scope, now=now, today=today, after=after),
            "figures": self.orders.figures(scope=scope, now=now, today=today), "wanted": wanted, "today": today,
            "client": self.clients.chosen(wanted.client_id, scope=scope),
            "place": self.premises.chosen(wanted.premises_id, scope=scope),
        }  # fmt: skip

    def board(self) -> dict[str, Any]:
        """The columns with their cards; of closed and called off ones those due lately."""
        scope, now, today = self.viewer.scope, self.clock.now(), self.clock.today()
        columns: dict[OrderStage, list[OrderRow]] = {stage: [] for stage in OrderStage}
        for row in self.orders.board(scope=scope, now=now, today=today, since=now - CLOSED_SHOWN):
            columns[row.stage].append(row)
        return {"columns": columns, "counts": self.orders.counts(scope=scope), "today": today}

    def page(self, form: Form, order_id: int, *, opened: str = "") -> dict[str, Any]:
        """One order with what can be done about it; ``opened`` is the dialog that was refused."""
        order = self.card(order_id)
        return {
            "order": order, "form": form, "opened": opened, "today": self.clock.today(), "vat": self._vat(order), 
            "signs": SIGN_CHOICES, "own_fields": self.own.fields(Subject.ORDER),
            "proposed": self._proposed(order),
            "day": max((order.starts_at or order.deadline).astimezone(SOFIA).date(), self.clock.today()).isoformat(),
        }  # fmt: skip

    def blank(self, form: Form, client_id: int, premises_id: int) -> dict[str, Any]:
        everywhere = Scope(branch_ids=self.viewer.branch_ids)
        client = self.clients.chosen(client_id, scope=everywhere)
        if client is None:
            raise NotFound("client", client_id)
        places = [place for place in self.premises.of_client(client_id, scope=everywhere) if place.active]
        chosen = premises_id or (places[0].id if places else 0)
        return {
            "client": client, "sites": [(place.id, place.name) for place in places], "chosen": chosen, "known": {},
            "lines": line_rows(form, (), self.viewer.lang), "conditions": condition_rows(form, ()), "order": None,
            "today": self.clock.today(),
        }  # fmt: skip

    def stored(self, form: Form, order_id: int) -> dict[str, Any]:
        order = self.card(order_id)
        return {
            "order": order, "known": known_order(order), "lines": line_rows(form, order.lines, self.viewer.lang),
            "conditions": condition_rows(form, order.conditions), "today": self.clock.today(),
        }  # fmt: skip

    def _vat(self, order: OrderCard) -> list[Any]:
        """Percent and sum by rate, on the sum as on the company's other papers; empty where no VAT is charged."""
        if not self.company.profile().vat_registered:
            return []
        rates = {str(rate.code): rate.percent for rate in self.company.vat_rates(self.clock.today())}
        bases: dict[str, Any] = {}
        for line in order.lines:
            bases[line.vat_code] = bases[line.vat_code] + line.net if line.vat_code in bases else line.net
        return [(rates[code], base * (rates[code] / 100)) for code, base in bases.items() if code in rates]

    def _proposed(self, order: OrderCard) -> int:
        """Minutes a visit would take by the norms for two people, up to the next half hour; for the schedule."""
        names = self.catalogue.names({line.service_id for line in order.lines})
        labour = sum(line.quantity * names[line.service_id].minutes_per_unit for line in order.lines)
        return min(max(-(-int(labour / 2) // 30) * 30, 60), 600)
