"""What happens to orders, for whoever reacts to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cleaning.domain.shared.aggregate import DomainEvent
from cleaning.domain.shared.ids import BranchId, ClientId, ContractId, OrderId, PremisesId
from cleaning.domain.shared.money import Money


@dataclass(frozen=True, kw_only=True)
class OrderPlaced(DomainEvent):
    """``order_source`` is what it came of, ``net`` its price without VAT."""

    order_id: OrderId
    client_id: ClientId
    branch_id: BranchId
    premises_id: PremisesId
    number: str
    order_source: str
    net: Money
    deadline: datetime


@dataclass(frozen=True, kw_only=True)
class OrderChanged(DomainEvent):
    """Anything of what was agreed is said anew."""

    order_id: OrderId
    client_id: ClientId
    number: str
    net: Money
    deadline: datetime


@dataclass(frozen=True, kw_only=True)
class OrderConfirmed(DomainEvent):
    order_id: OrderId
    client_id: ClientId
    number: str


@dataclass(frozen=True, kw_only=True)
class OrderStarted(DomainEvent):
    order_id: OrderId
    client_id: ClientId
    number: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class OrderFinished(DomainEvent):
    """All the work is done; ``late`` when the deadline had passed."""

    order_id: OrderId
    client_id: ClientId
    number: str
    at: datetime
    late: bool


@dataclass(frozen=True, kw_only=True)
class OrderAccepted(DomainEvent):
    """The client, by a person with a name, is content; ``rating`` 1 to 5 where they gave one."""

    order_id: OrderId
    client_id: ClientId
    number: str
    accepted_by: str
    rating: int | None


@dataclass(frozen=True, kw_only=True)
class OrderClosed(DomainEvent):
    order_id: OrderId
    client_id: ClientId
    number: str


@dataclass(frozen=True, kw_only=True)
class OrderCancelled(DomainEvent):
    """Its planned visits are called off; ``fee`` is what the client owes for that, without VAT."""

    order_id: OrderId
    client_id: ClientId
    number: str
    reason: str
    fee: Money


@dataclass(frozen=True, kw_only=True)
class OrderConditionConfirmed(DomainEvent):
    order_id: OrderId
    client_id: ClientId
    number: str
    text: str
    note: str


@dataclass(frozen=True, kw_only=True)
class OrderRepeated(DomainEvent):
    """The one-off became a series: a contract was drafted from it."""

    order_id: OrderId
    client_id: ClientId
    contract_id: ContractId
    number: str
