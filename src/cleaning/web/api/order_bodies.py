"""What a program says of orders. Prices are net; moments carry their zone."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import msgspec
from msgspec import UNSET, UnsetType

from cleaning.application.orders.cancel_order import Cancellation
from cleaning.application.orders.inputs import ConditionInputs, NewOrder, OrderChange, OrderLineInputs
from cleaning.application.orders.schedule_order import Schedule
from cleaning.application.shared.own import OwnInput
from cleaning.domain.orders.values import OrderSource
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ClientId, ContractId, CostSheetId, OrderId, PremisesId, ServiceId
from cleaning.domain.shared.money import UnitCost
from cleaning.web.api.amounts import money, number


class OrderLineBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Left out: ``quantity`` is the area of the premises or one, ``unit_price`` is calculated as in an offer."""

    service_id: ServiceId
    quantity: Decimal | None = None
    unit_price: Decimal | None = None
    cost_sheet_id: CostSheetId | None = None
    description: str = ""
    vat_code: str | None = None

    def inputs(self) -> OrderLineInputs:
        price = None if self.unit_price is None else UnitCost(number(self.unit_price, "unit_price", places=6))
        quantity = None if self.quantity is None else number(self.quantity, "quantity")
        return OrderLineInputs(**{**msgspec.structs.asdict(self), "unit_price": price, "quantity": quantity})


class OrderChangeBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything agreed, said anew; a condition with its ``id`` stays confirmed."""

    lines: tuple[OrderLineBody, ...]
    deadline: datetime
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    payment_days: int | None = None
    note: str = ""
    conditions: tuple[ConditionInputs, ...] = ()
    own: OwnInput | UnsetType = UNSET
    version: int | None = None

    def inputs(self) -> OrderChange:
        return OrderChange(**told(self))


class OrderBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A new order; ``deadline`` left out is the end of the window or a week from now."""

    client_id: ClientId
    premises_id: PremisesId
    lines: tuple[OrderLineBody, ...]
    source: OrderSource = OrderSource.PHONE
    contract_id: ContractId | None = None
    deadline: datetime | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    payment_days: int | None = None
    note: str = ""
    conditions: tuple[ConditionInputs, ...] = ()
    confirmed: bool = False
    own: OwnInput = {}

    def inputs(self) -> NewOrder:
        return NewOrder(**told(self))


class CancellationBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``fee`` without VAT, at most the price."""

    reason: str
    fee: Decimal = Decimal(0)
    version: int | None = None

    def inputs(self) -> Cancellation:
        return Cancellation(reason=self.reason, fee=money(self.fee, "fee"), version=self.version)


class ScheduleBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A visit of ``minutes`` that carries ``share`` percent of the work, or what is left of it."""

    starts_at: datetime
    minutes: int
    share: Decimal = Decimal(100)
    version: int | None = None

    def inputs(self) -> Schedule:
        return Schedule(starts_at=aware(self.starts_at, "starts_at"), minutes=self.minutes, share=self.share,
                        version=self.version)  # fmt: skip


class ConditionBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    note: str = ""


class VersionBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stale ``version`` is refused; left out, nobody asks."""

    version: int | None = None


class DeadlineBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    deadline: datetime
    version: int | None = None


class ManyBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of them or none."""

    ids: tuple[OrderId, ...]
    reason: str = ""
    deadline: datetime | None = None


def told(body: OrderBody | OrderChangeBody) -> dict[str, object]:
    values = msgspec.structs.asdict(body)
    for name in ("deadline", "starts_at", "ends_at"):
        values[name] = None if values[name] is None else aware(values[name], name)
    return {**values, "lines": tuple(line.inputs() for line in body.lines)}


def aware(moment: datetime, field: str) -> datetime:
    if moment.tzinfo is None:
        raise RuleBroken("slot.naive", field=field)
    return moment
