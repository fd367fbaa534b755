"""A one-off becomes a series with one click: a contract is drafted from the order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from zoneinfo import ZoneInfo

import msgspec

from cleaning.application.company.queries import CompanyQueries
from cleaning.application.orders.handled_order import HandledOrder
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.sales.contract_inputs import ContractInputs, ContractLineInputs
from cleaning.application.sales.write_contract import DraftContract
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.sales.values import Per
from cleaning.domain.shared.ids import ContractId, OrderId


class Series(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``rrule`` after RFC 5545; ``starts_on`` None is today, ``months`` None without an end."""

    rrule: str
    starts_on: date | None = None
    months: int | None = 12


@dataclass(frozen=True, slots=True)
class RepeatOrder:
    """The same services at the same prices, each time; the hour is that of the order's window."""

    work: Work
    handled: HandledOrder
    draft: DraftContract
    premises: PremisesQueries
    company: CompanyQueries
    clock: Clock

    def __call__(self, order_id: OrderId, said: Series) -> ContractId:
        with self.work:
            order = self.handled(order_id)
            place = self.premises.names([order.premises_id])[order.premises_id]
            zone = ZoneInfo(self.company.profile().zone)
            begins = order.starts_at.astimezone(zone).time() if order.starts_at else time(8)
            lines = tuple(
                ContractLineInputs(
                    premises_id=order.premises_id, service_id=line.service_id, rrule=said.rrule,
                    quantity=line.quantity, price=line.net, per=Per.VISIT, start_time=begins,
                    description=line.description, vat_code=line.vat_code,
                ) for line in order.lines
            )  # fmt: skip
            contract_id = self.draft(
                ContractInputs(
                    client_id=order.client_id, title=place.name, starts_on=said.starts_on or self.clock.today(),
                    months=said.months, lines=lines, note=order.note,
                )
            )  # fmt: skip
            order.repeat(contract_id)
            return contract_id
