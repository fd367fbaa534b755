"""What is to be cleaned at a premises and how often."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime, time
from decimal import Decimal

from cleaning.domain.plans import recurrence
from cleaning.domain.plans.events import ItemMarked, PlanChanged, PlanEnded, PlanMade
from cleaning.domain.plans.rule import parse
from cleaning.domain.plans.values import Mark, MarkMade, Per
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import NotFound, RuleBroken
from cleaning.domain.shared.ids import (
    BranchId,
    ClientId,
    ContractId,
    ContractLineId,
    PlanId,
    PlanItemId,
    PremisesId,
    ServiceId,
    UserId,
    VisitId,
)
from cleaning.domain.shared.money import ZERO, Money

DAY = 24 * 60


@dataclass(eq=False, kw_only=True)
class PlanItem:
    """One task with its rhythm: ``rrule`` by local days from ``starts_on`` up to and without ``ends_on``.

    What was agreed for it (quantity, net price per visit or month) came with the contract line.
    """

    id: PlanItemId = field(init=False)
    position: int = 0
    contract_line_id: ContractLineId | None = None
    service_id: ServiceId | None = None
    title: str
    zone: str = ""
    rrule: str
    start_time: time
    minutes: int
    starts_on: date
    ends_on: date | None = None
    instructions: str = ""
    checklist: list[str] = field(default_factory=list)
    quantity: Decimal = Decimal(1)
    unit: str = "visit"
    price: Money = ZERO
    per: Per = Per.VISIT
    vat_code: str = "standard"

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise RuleBroken("field.required", field="title")
        if not 0 < self.minutes <= DAY:
            raise RuleBroken("plan.minutes", field="minutes", minutes=self.minutes)
        self.rrule = parse(self.rrule).written

    def days(self, start: date, until: date) -> Iterator[date]:
        """The local days in ``[start, until)`` on which it is due."""
        end = until if self.ends_on is None else min(until, self.ends_on)
        return recurrence.days(self.rrule, self.starts_on, start, end)

    def is_due(self, day: date) -> bool:
        return (self.ends_on is None or day < self.ends_on) and recurrence.falls_on(self.rrule, self.starts_on, day)

    def from_then(self, day: date, **changes: object) -> PlanItem:
        """The same item beginning on ``day``, with something changed."""
        same = {one.name: getattr(self, one.name) for one in fields(self) if one.init}
        return PlanItem(**same | {"starts_on": day, "checklist": list(self.checklist)} | changes)

    def become(self, other: PlanItem) -> None:
        """Take over everything but the identity and the place."""
        for one in fields(self):
            if one.init and one.name != "position":
                setattr(self, one.name, getattr(other, one.name))


@dataclass(eq=False, kw_only=True)
class CleaningPlan(Aggregate):
    """All that is agreed to be done at one premises; in force from ``starts_on`` up to and without ``ends_on``."""

    id: PlanId = field(init=False)
    version: int = 1
    branch_id: BranchId
    client_id: ClientId
    premises_id: PremisesId
    contract_id: ContractId | None = None
    title: str
    starts_on: date
    ends_on: date | None = None
    active: bool = True
    items: list[PlanItem] = field(default_factory=list)

    @classmethod
    def make(
        cls,
        *,
        branch_id: BranchId,
        client_id: ClientId,
        premises_id: PremisesId,
        title: str,
        starts_on: date,
        items: Sequence[PlanItem],
        contract_id: ContractId | None = None,
        ends_on: date | None = None,
    ) -> CleaningPlan:
        if not items:
            raise RuleBroken("plan.empty")
        plan = cls(
            branch_id=branch_id,
            client_id=client_id,
            premises_id=premises_id,
            contract_id=contract_id,
            title=title,
            starts_on=starts_on,
            ends_on=ends_on,
            items=list(items),
        )
        plan._number()
        plan.record(
            lambda: PlanMade(
                plan_id=plan.id, branch_id=branch_id, client_id=client_id, premises_id=premises_id, title=title
            )
        )
        return plan

    def item(self, item_id: PlanItemId) -> PlanItem:
        """Raise NotFound when the plan has no such item."""
        for item in self.items:
            if item.id == item_id:
                return item
        raise NotFound("plan_item", item_id)

    def mark(
        self,
        item_id: PlanItemId,
        due_on: date,
        mark: Mark,
        *,
        at: datetime,
        by: UserId | None = None,
        visit_id: VisitId | None = None,
        reason: str = "",
    ) -> MarkMade:
        """Say what became of an occurrence; RuleBroken ``plan.not_due`` when there is none on that day."""
        item = self.item(item_id)
        if visit_id is None and not item.is_due(due_on):
            raise RuleBroken("plan.not_due", field="due_on", title=item.title, day=due_on)
        made = MarkMade(
            item_id=item_id, due_on=due_on, mark=mark, at=at, by=by, visit_id=visit_id, reason=reason.strip()
        )
        self.record(
            ItemMarked(
                plan_id=self.id,
                branch_id=self.branch_id,
                plan_item_id=item_id,
                title=item.title,
                due_on=due_on,
                mark=mark.value,
                reason=made.reason,
                visit_id=visit_id,
            )
        )
        return made

    def add(self, item: PlanItem) -> None:
        """One task more."""
        self._in_force()
        self.items.append(item)
        self._number()
        self.record(PlanChanged(plan_id=self.id, branch_id=self.branch_id, title=self.title, from_day=item.starts_on))

    def change_item(
        self,
        item_id: PlanItemId,
        from_day: date,
        *,
        rrule: str,
        start_time: time,
        minutes: int,
        title: str,
        zone: str,
        instructions: str,
        checklist: Sequence[str],
    ) -> None:
        """This and all later ones: the item ends on ``from_day`` and another goes on, so marks made keep their item.

        From its first day on means all of it, so then it is changed in place.
        """
        self._in_force()
        item = self.item(item_id)
        if item.ends_on is not None and from_day >= item.ends_on:
            raise RuleBroken("plan.item_ended", field="from_day", ends_on=item.ends_on)
        day = max(from_day, item.starts_on)
        later = item.from_then(
            day,
            rrule=rrule,
            start_time=start_time,
            minutes=minutes,
            title=title,
            zone=zone,
            instructions=instructions,
            checklist=list(checklist),
        )
        if day == item.starts_on:
            item.become(later)
        else:
            item.ends_on = day
            self.items.append(later)
            self._number()
        self.record(PlanChanged(plan_id=self.id, branch_id=self.branch_id, title=self.title, from_day=day))

    def drop_item(self, item_id: PlanItemId, from_day: date) -> None:
        """Not to be done any more from that day on."""
        self._in_force()
        item = self.item(item_id)
        if item.ends_on is not None and item.ends_on <= from_day:
            raise RuleBroken("plan.item_ended", field="from_day", ends_on=item.ends_on)
        item.ends_on = max(from_day, item.starts_on)
        self.record(PlanChanged(plan_id=self.id, branch_id=self.branch_id, title=self.title, from_day=item.ends_on))

    def end(self, ends_on: date) -> None:
        """The contract is over: nothing is due from that day on."""
        self.ends_on = max(ends_on, self.starts_on)
        self.active = False
        for item in self.items:
            if item.ends_on is None or item.ends_on > self.ends_on:
                item.ends_on = max(self.ends_on, item.starts_on)
        self.record(PlanEnded(plan_id=self.id, branch_id=self.branch_id, title=self.title, ends_on=self.ends_on))

    def _in_force(self) -> None:
        if not self.active:
            raise RuleBroken("plan.ended", ends_on=self.ends_on)

    def _number(self) -> None:
        for place, item in enumerate(self.items):
            item.position = place
