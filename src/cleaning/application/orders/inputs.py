"""What a person or a program says of an order; what is left out comes from the service, the place and the clock."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import msgspec
from msgspec import UNSET, UnsetType

from cleaning.application.shared.own import OwnInput
from cleaning.domain.orders.values import OrderSource
from cleaning.domain.shared.ids import ClientId, ContractId, CostSheetId, PremisesId, ServiceId
from cleaning.domain.shared.money import UnitCost


class OrderLineInputs(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``unit_price`` (net) left out is calculated by the cost sheet, or as an offer would be.

    ``quantity`` None is the area of the premises where the service is counted in m², else one.
    """

    service_id: ServiceId
    quantity: Decimal | None = None
    unit_price: UnitCost | None = None
    cost_sheet_id: CostSheetId | None = None
    description: str = ""
    vat_code: str | None = None


class ConditionInputs(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``id`` names the condition it has been so far, so that it stays confirmed."""

    text: str
    required: bool = True
    id: int | None = None


class OrderChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything agreed, said anew; ``version`` is that of the state the change was begun on."""

    lines: tuple[OrderLineInputs, ...]
    deadline: datetime
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    payment_days: int | None = None
    note: str = ""
    conditions: tuple[ConditionInputs, ...] = ()
    own: OwnInput | UnsetType = UNSET
    version: int | None = None


class NewOrder(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``deadline`` None is the end of the window, or the end of the seventh day; ``contract_id``: placed under it."""

    client_id: ClientId
    premises_id: PremisesId
    lines: tuple[OrderLineInputs, ...]
    source: OrderSource = OrderSource.PHONE
    contract_id: ContractId | None = None
    deadline: datetime | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    payment_days: int | None = None
    note: str = ""
    conditions: tuple[ConditionInputs, ...] = ()
    confirmed: bool = False
    own: OwnInput | UnsetType = UNSET
