"""What a person or a program says of an offer; what is left out comes from services, cost sheets and the company."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import msgspec

from cleaning.domain.pricing.values import MarginRule
from cleaning.domain.sales.values import Billing
from cleaning.domain.shared.ids import ClientId, CostSheetId, PremisesId, ServiceId
from cleaning.domain.shared.money import ZERO, Money


class LineInputs(msgspec.Struct, frozen=True, kw_only=True):
    """A service for one premises.

    Priced by ``cost_sheet_id`` when there is one, else by a sheet of its own. A ``price`` for one visit set here is
    kept as it is. ``people`` work side by side, so a visit takes the labour divided by them, unless ``minutes`` says.
    """

    premises_id: PremisesId
    service_id: ServiceId
    quantity: Decimal
    rrule: str
    start_time: time = time(8)
    starts_on: date | None = None
    people: int = 1
    minutes: int | None = None
    description: str = ""
    coefficients: tuple[str, ...] = ()
    cost_sheet_id: CostSheetId | None = None
    price: Money | None = None
    optional: bool = False
    chosen: bool = True


class RoomInputs(msgspec.Struct, frozen=True, kw_only=True):
    """A room of the grid: ``tasks`` says how often which service (its id) is done: 5 a week, ``M`` a month."""

    premises_id: PremisesId
    name: str
    floor: str = ""
    area: Decimal = Decimal(0)
    sanitary: int = 0
    windows: int = 0
    tasks: dict[str, str] = {}


class QuoteInputs(msgspec.Struct, frozen=True, kw_only=True):
    """A whole offer. ``km`` is the way there and back, driven once per visit; ``margin`` in percent.

    Lines made of ``rooms`` come first; they begin at ``start_time`` and are done by ``people``.
    """

    client_id: ClientId
    title: str
    lines: tuple[LineInputs, ...] = ()
    valid_until: date | None = None
    starts_on: date | None = None
    months: int | None = 12
    billing: Billing = Billing.MONTHLY
    payment_days: int | None = None
    round_to: Money = ZERO
    margin_rule: MarginRule | None = None
    margin: Decimal | None = None
    km: Decimal = Decimal(0)
    rooms: tuple[RoomInputs, ...] = ()
    start_time: time = time(8)
    people: int = 1
    note: str = ""
    conditions: tuple[str, ...] = ()
