"""A draft invoice of what an order agreed on, or of the fee of one that was called off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from cleaning.application.billing.draft_invoice import DraftInvoice, InvoiceDraft
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.orders.ports import Orders
from cleaning.application.orders.queries import OrderQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.billing.values import Item
from cleaning.domain.orders.order import Order
from cleaning.domain.orders.values import UNDONE, OrderStage
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import InvoiceId, OrderId
from cleaning.domain.shared.money import UnitCost

FEES = {"bg": "Такса за отказана поръчка {number}", "en": "Fee for the cancelled order {number}"}
NOTES = {"bg": "По поръчка {number}", "en": "Order {number}"}


@dataclass(frozen=True, slots=True)
class InvoiceOrder:
    """Once the work is done, and once only; a note that credits all of it makes room for another invoice."""

    work: Work
    orders: Orders
    queries: OrderQueries
    draft: DraftInvoice
    clients: ClientQueries
    company: CompanyQueries
    access: Access
    clock: Clock

    def __call__(self, order_id: OrderId) -> InvoiceId:
        with self.work:
            self.access.require(Permission.INVOICES_EDIT)
            order = self.orders.get(order_id)
            self.access.require(Permission.INVOICES_EDIT, branch=order.branch_id)
            if order.stage in UNDONE:
                raise RuleBroken("order.not_done", stage=order.stage)
            if self.queries.billed(order_id):
                raise RuleBroken("order.invoiced", number=order.number)
            lang = str(self.clients.party(order.client_id).language)
            items = self._items(order, lang)
            if not items:
                raise RuleBroken("order.nothing_to_invoice", number=order.number)
            today = self.clock.today()
            zone = ZoneInfo(self.company.profile().zone)
            due_on = None if order.payment_days is None else today + timedelta(days=order.payment_days)
            return self.draft(
                InvoiceDraft(
                    client_id=order.client_id, items=items, order_id=order_id, contract_id=order.contract_id,
                    tax_event_on=order.done_at.astimezone(zone).date() if order.done_at else today, due_on=due_on,
                    note=NOTES[lang].format(number=order.number),
                )
            )  # fmt: skip

    def _items(self, order: Order, lang: str) -> tuple[Item, ...]:
        """Every line that costs something; of a called off order the fee."""
        if order.stage is OrderStage.CANCELLED:
            fee = Item(
                description=FEES[lang].format(number=order.number), unit="piece", quantity=Decimal(1),
                unit_price=UnitCost(order.fee.amount), vat_code=order.lines[0].vat_code,
                premises_id=order.premises_id,
            )  # fmt: skip
            return (fee,) if order.fee else ()
        return tuple(
            Item(
                description=line.description, unit=line.unit, quantity=line.quantity, unit_price=line.unit_price,
                vat_code=line.vat_code, service_id=line.service_id, premises_id=order.premises_id,
            ) for line in order.lines if line.net
        )  # fmt: skip
