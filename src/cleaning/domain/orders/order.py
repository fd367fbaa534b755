"""Work that a client ordered once: agreed, carried out, accepted, closed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from cleaning.domain.orders.condition import OrderCondition, Wanted
from cleaning.domain.orders.events import (
    OrderAccepted,
    OrderCancelled,
    OrderChanged,
    OrderClosed,
    OrderConditionConfirmed,
    OrderConfirmed,
    OrderFinished,
    OrderPlaced,
    OrderRepeated,
    OrderStarted,
)
from cleaning.domain.orders.line import OrderLine
from cleaning.domain.orders.origin import Origin
from cleaning.domain.orders.terms import OrderTerms
from cleaning.domain.orders.values import UNDONE, OrderSource, OrderStage
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import NotFound, RuleBroken
from cleaning.domain.shared.ids import BranchId, ClientId, ContractId, OrderId, PremisesId, QuoteId, RequestId, UserId
from cleaning.domain.shared.money import ZERO, Money
from cleaning.domain.shared.own.filling import Owned

LONGEST_TEXT = 500
RATINGS = range(1, 6)


@dataclass(eq=False, kw_only=True)
class Order(Owned, Aggregate):
    """Its stage only ever goes forwards; ``net`` is the sum of its lines, without VAT.

    Lights of execution and payment are never kept here: they follow from deadline, visits and invoices.
    """

    id: OrderId = field(init=False)
    version: int = 1
    number: str
    branch_id: BranchId
    client_id: ClientId
    premises_id: PremisesId
    source: OrderSource
    contract_id: ContractId | None = None
    quote_id: QuoteId | None = None
    request_id: RequestId | None = None
    series_id: ContractId | None = None
    stage: OrderStage = OrderStage.NEW
    deadline: datetime
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    payment_days: int | None = None
    note: str = ""
    net: Money = ZERO
    created_at: datetime
    started_at: datetime | None = None
    done_at: datetime | None = None
    accepted_at: datetime | None = None
    accepted_by: str = ""
    rating: int | None = None
    comment: str = ""
    cancelled_why: str = ""
    fee: Money = ZERO
    lines: list[OrderLine] = field(default_factory=list)
    conditions: list[OrderCondition] = field(default_factory=list)

    @classmethod
    def place(
        cls, *, number: str, branch_id: BranchId, client_id: ClientId, premises_id: PremisesId, origin: Origin,
        terms: OrderTerms, lines: Iterable[OrderLine], conditions: Iterable[Wanted] = (), at: datetime,
    ) -> Order:  # fmt: skip
        order = cls(
            number=number, branch_id=branch_id, client_id=client_id, premises_id=premises_id, source=origin.source,
            contract_id=origin.contract_id, quote_id=origin.quote_id, request_id=origin.request_id,
            deadline=terms.deadline, created_at=at,
        )  # fmt: skip
        order._agree(terms, lines, conditions)
        order.record(
            lambda: OrderPlaced(
                order_id=order.id, client_id=client_id, branch_id=branch_id, premises_id=premises_id, number=number,
                order_source=origin.source, net=order.net, deadline=order.deadline,
            )
        )  # fmt: skip
        return order

    def revise(self, terms: OrderTerms, lines: Iterable[OrderLine], conditions: Iterable[Wanted]) -> None:
        """Say everything anew; what was confirmed stays confirmed."""
        self._only(*UNDONE)
        self._agree(terms, lines, conditions)
        self._changed()

    def postpone(self, deadline: datetime) -> None:
        """Another deadline; a window that ends after it is open again."""
        self._only(*UNDONE)
        if deadline == self.deadline:
            return
        self.deadline = deadline
        if self.ends_at is not None and self.ends_at > deadline:
            self.starts_at = self.ends_at = None
        self._changed()

    def agree_on(self, starts_at: datetime, ends_at: datetime) -> None:
        """Somebody is to come then; the deadline moves along when the work would end after it."""
        self._only(*UNDONE)
        self.starts_at, self.ends_at = starts_at, ends_at
        self.deadline = max(self.deadline, ends_at)

    def confirm(self) -> None:
        """The client and we both stand by it."""
        self._only(OrderStage.NEW)
        self.stage = OrderStage.CONFIRMED
        self.record(OrderConfirmed(order_id=self.id, client_id=self.client_id, number=self.number))

    def start(self, *, at: datetime) -> None:
        """The first crew has begun; whoever begins the work has confirmed it."""
        if self.stage is OrderStage.IN_PROGRESS:
            return
        self._only(OrderStage.NEW, OrderStage.CONFIRMED)
        self.stage, self.started_at = OrderStage.IN_PROGRESS, at
        self.record(OrderStarted(order_id=self.id, client_id=self.client_id, number=self.number, at=at))

    def finish(self, *, at: datetime) -> None:
        """Everything ordered is done."""
        self._only(*UNDONE)
        self.stage, self.done_at, self.started_at = OrderStage.DONE, at, self.started_at or at
        late = at > self.deadline
        self.record(OrderFinished(order_id=self.id, client_id=self.client_id, number=self.number, at=at, late=late))

    def accept(self, name: str, *, at: datetime, rating: int | None = None, comment: str = "") -> None:
        """The client, by a person with a name, takes the work over and may say how good it was."""
        self._only(OrderStage.DONE)
        if not name.strip():
            raise RuleBroken("field.required", field="name")
        if rating is not None and rating not in RATINGS:
            raise RuleBroken("order.rating", field="rating", value=rating)
        if len(comment) > LONGEST_TEXT:
            raise RuleBroken("field.too_long", field="comment", most=LONGEST_TEXT, length=len(comment))
        self.stage, self.accepted_at, self.accepted_by = OrderStage.ACCEPTED, at, " ".join(name.split())
        self.rating, self.comment = rating, comment.strip()
        self.record(
            OrderAccepted(order_id=self.id, client_id=self.client_id, number=self.number,
                          accepted_by=self.accepted_by, rating=rating)
        )  # fmt: skip

    def close(self) -> None:
        """Nothing is left to do; refused while a required condition is unconfirmed."""
        self._only(OrderStage.ACCEPTED)
        if left := [condition.text for condition in self.conditions if condition.holds_up]:
            raise RuleBroken("order.conditions_left", conditions=left)
        self.stage = OrderStage.CLOSED
        self.record(OrderClosed(order_id=self.id, client_id=self.client_id, number=self.number))

    def cancel(self, reason: str, fee: Money = ZERO) -> None:
        """It is called off before it is done."""
        self._only(*UNDONE)
        if not reason.strip():
            raise RuleBroken("order.reason_missing", field="reason")
        if len(reason) > LONGEST_TEXT:
            raise RuleBroken("field.too_long", field="reason", most=LONGEST_TEXT, length=len(reason))
        if not ZERO <= fee <= max(self.net, ZERO):
            raise RuleBroken("order.fee", field="fee", fee=fee, most=self.net)
        self.stage, self.cancelled_why, self.fee = OrderStage.CANCELLED, reason.strip(), fee
        self.record(
            OrderCancelled(order_id=self.id, client_id=self.client_id, number=self.number,
                           reason=self.cancelled_why, fee=fee)
        )  # fmt: skip

    def confirm_condition(self, condition_id: int, *, at: datetime, by: UserId | None, note: str = "") -> None:
        """Somebody saw to it that what was agreed besides the work is so."""
        if self.stage in (OrderStage.CLOSED, OrderStage.CANCELLED):
            raise RuleBroken("order.stage", stage=self.stage)
        found = next((one for one in self.conditions if one.id == condition_id), None)
        if found is None:
            raise NotFound("condition", condition_id)
        found.confirm(at=at, by=by, note=note)
        self.record(
            OrderConditionConfirmed(order_id=self.id, client_id=self.client_id, number=self.number,
                                    text=found.text, note=found.note)
        )  # fmt: skip

    def repeat(self, contract_id: ContractId) -> None:
        """It becomes a series, once."""
        if self.stage is OrderStage.CANCELLED:
            raise RuleBroken("order.stage", stage=self.stage)
        if self.series_id is not None:
            raise RuleBroken("order.series_already", contract_id=self.series_id)
        self.series_id = contract_id
        self.record(
            OrderRepeated(order_id=self.id, client_id=self.client_id, contract_id=contract_id, number=self.number)
        )

    def _agree(self, terms: OrderTerms, lines: Iterable[OrderLine], conditions: Iterable[Wanted]) -> None:
        self.lines = list(lines)
        if not self.lines:
            raise RuleBroken("order.empty", field="lines")
        for position, line in enumerate(self.lines, 1):
            line.position = position
        self.net = sum((line.net for line in self.lines), ZERO)
        self.deadline, self.starts_at, self.ends_at = terms.deadline, terms.starts_at, terms.ends_at
        self.payment_days, self.note = terms.payment_days, terms.note.strip()
        self._want(conditions)

    def _want(self, said: Iterable[Wanted]) -> None:
        """A confirmed condition may not vanish or become another one."""
        known: dict[int | None, OrderCondition] = {one.id: one for one in self.conditions if one.id is not None}
        wanted = list(said)
        kept = {one.id for one in wanted}
        if gone := [one.text for one in known.values() if not one.is_open and one.id not in kept]:
            raise RuleBroken("order.condition_confirmed", text=gone[0])
        self.conditions = [known.get(one.id) or OrderCondition(text=one.text.strip()) for one in wanted]
        for position, (one, condition) in enumerate(zip(wanted, self.conditions, strict=True), 1):
            if not condition.is_open and one.text.strip() != condition.text:
                raise RuleBroken("order.condition_confirmed", text=condition.text)
            condition.position, condition.text, condition.required = position, one.text.strip(), one.required

    def _changed(self) -> None:
        self.record(
            lambda: OrderChanged(order_id=self.id, client_id=self.client_id, number=self.number, net=self.net,
                                 deadline=self.deadline)
        )  # fmt: skip

    def _only(self, *stages: OrderStage) -> None:
        if self.stage not in stages:
            raise RuleBroken("order.stage", stage=self.stage)
