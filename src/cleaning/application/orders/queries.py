"""What others may know of orders. Both lights are worked out anew with every answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

import msgspec

from cleaning.application.orders.order_card import OrderCard
from cleaning.application.shared.access import Scope
from cleaning.application.shared.own import OwnAsked
from cleaning.application.shared.paging import Page
from cleaning.domain.orders.execution import Execution, ExecutionLight
from cleaning.domain.orders.parts import Planned
from cleaning.domain.orders.payment import Payment, PaymentLight
from cleaning.domain.orders.values import OrderSource, OrderStage
from cleaning.domain.shared.ids import BranchId, ClientId, OrderId, PremisesId, ServiceId
from cleaning.domain.shared.money import ZERO, Money
from cleaning.domain.shared.own.field import Own


class OrderFilter(msgspec.Struct, frozen=True, kw_only=True):
    """``open``: somebody still has something to do. ``nobody``: nobody is sent yet. ``until``: due up to that day.

    ``conditions``: a required one is unconfirmed. ``done``: the work is behind us.
    """

    q: str = ""
    stage: OrderStage | None = None
    open: bool = False
    done: bool = False
    execution: ExecutionLight | None = None
    payment: PaymentLight | None = None
    source: OrderSource | None = None
    nobody: bool = False
    conditions: bool = False
    until: date | None = None
    client_id: int | None = None
    premises_id: int | None = None
    contract_id: int | None = None
    own: OwnAsked = OwnAsked()


class OrderRow(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the monitor or a card of its board.

    ``service`` is the first line, ``lines`` how many there are; ``quality`` 0–100 by the client's rating;
    ``conditions_left`` required ones unconfirmed; ``crew`` who is sent next, or was last.
    """

    id: OrderId
    version: int
    number: str
    branch_id: BranchId
    client_id: ClientId
    client: str
    premises_id: PremisesId
    premises: str
    service: str
    lines: int
    stage: OrderStage
    source: OrderSource
    deadline: datetime
    starts_at: datetime | None
    ends_at: datetime | None
    execution: Execution
    quality: int | None
    conditions: int
    conditions_confirmed: int
    conditions_left: int
    payment: Payment
    net: Money
    fee: Money
    crew: str
    own: Own


class OrderFigures(msgspec.Struct, frozen=True, kw_only=True):
    """How many open orders each condition of the monitor would show, and what they are worth without VAT."""

    open: int = 0
    net: Money = ZERO
    late: int = 0
    at_risk: int = 0
    nobody: int = 0
    conditions: int = 0
    overdue: int = 0
    to_invoice: int = 0


class OrderQueries(Protocol):
    def page(
        self, wanted: OrderFilter, *, scope: Scope, now: datetime, today: date, after: str | None = None,
        limit: int | None = None,
    ) -> Page[OrderRow]:  # fmt: skip
        """The nearest deadline first; of closed and called off ones the latest."""

    def board(self, *, scope: Scope, now: datetime, today: date, since: datetime, each: int = 30) -> list[OrderRow]:
        """Open orders and those closed or called off that were due since, at most ``each`` of a stage."""

    def figures(self, *, scope: Scope, now: datetime, today: date) -> OrderFigures: ...

    def counts(self, *, scope: Scope) -> Mapping[OrderStage, int]:
        """Open orders by stage."""

    def alarms(self, *, scope: Scope, now: datetime, today: date, limit: int = 20) -> list[OrderRow]:
        """Late ones and those at risk, the worst first."""

    def card(self, order_id: int, *, scope: Scope, now: datetime, today: date) -> OrderCard:
        """Raise NotFound when there is none in the scope."""

    def of_client(self, client_id: int, *, scope: Scope, now: datetime, today: date, limit: int = 10) -> list[OrderRow]:
        """A client's last orders, newest first."""

    def ordered_on(self, client_id: int) -> list[date]:
        """The days on which a client ordered, of the last hundred orders; for one the viewer may see."""

    def numbers(self, ids: Sequence[int]) -> Mapping[OrderId, str]:
        """Numbers of orders the viewer may already know of."""

    def visits_ahead(self, order_id: OrderId) -> int:
        """Visits planned or under way; unscoped, for use cases."""

    def visits_unaccepted(self, order_id: OrderId) -> int:
        """Visits that are neither called off nor accepted; unscoped, for reactions."""

    def planned(self, order_id: OrderId) -> Mapping[ServiceId, Planned]:
        """How much of each service its visits carry; unscoped, for use cases."""

    def vat(self, order_id: OrderId) -> Mapping[str, Money]:
        """Its net by VAT code."""

    def billed(self, order_id: OrderId) -> Decimal | None:
        """Net on drafts and issued documents, credit notes taken off; None without any."""
