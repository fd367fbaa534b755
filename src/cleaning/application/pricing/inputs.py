"""What a person or a program says of a cost sheet; what is left out comes from the service and the company."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from cleaning.domain.pricing.values import MarginRule
from cleaning.domain.shared.ids import ClientId, ItemId, PremisesId, ServiceId
from cleaning.domain.shared.money import ZERO, Money, UnitCost


class MaterialInput(msgspec.Struct, frozen=True, kw_only=True):
    """``per_unit`` of the item's own unit for one unit of the service; ``waste`` percent on top."""

    item_id: ItemId
    per_unit: Decimal
    waste: Decimal = Decimal(0)


class MachineInput(msgspec.Struct, frozen=True, kw_only=True):
    """A machine runs ``share`` percent of the hours; ``price`` it was bought for, ``life_hours`` it lasts."""

    name: str
    share: Decimal
    price: Money
    life_hours: Decimal
    item_id: ItemId | None = None


class SheetInputs(msgspec.Struct, frozen=True, kw_only=True):
    """One carrying-out of a service. None: the service's norm, materials and machines, the company's rates.

    ``coefficients`` are codes such as ``soiling:heavy``; percents count as 20 for 20 %.
    """

    service_id: ServiceId
    name: str = ""
    quantity: Decimal
    client_id: ClientId | None = None
    premises_id: PremisesId | None = None
    minutes_per_unit: Decimal | None = None
    coefficients: tuple[str, ...] = ()
    hourly_cost: UnitCost | None = None
    km: Decimal = Decimal(0)
    rate_per_km: UnitCost | None = None
    transport_fixed: Money = ZERO
    overhead: Decimal | None = None
    margin_rule: MarginRule | None = None
    margin: Decimal | None = None
    fixed_price: Money | None = None
    minimum: Money | None = None
    discount: Decimal = Decimal(0)
    step: Money | None = None
    materials: tuple[MaterialInput, ...] | None = None
    machines: tuple[MachineInput, ...] | None = None
