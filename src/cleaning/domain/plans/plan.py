"""What is to be cleaned at a premises and how often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from cleaning.domain.plans.events import ItemMarked, PlanChanged, PlanEnded, PlanMade
from cleaning.domain.plans.item import Agreement, PlanItem
from cleaning.domain.plans.values import Mark, MarkMade, Pause
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
    UserId,
    VisitId,
)


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

    def agree(self, old: ContractLineId | None, new: Agreement | None, from_day: date) -> None:
        """Another line of the contract: what was made of ``old`` follows it from the day on, or ends.

        Where the agreement keeps the rhythm, the plan keeps its own, with everything somebody changed in it by hand.
        """
        if old is None:
            if new is not None:
                self.items.append(new.item(self.ends_on))
        else:
            for item in [one for one in self.items if one.contract_line_id == old]:
                self._follow(item, new, from_day)
        self._number()
        self.record(PlanChanged(plan_id=self.id, branch_id=self.branch_id, title=self.title, from_day=from_day))

    def _follow(self, item: PlanItem, new: Agreement | None, day: date) -> None:
        if item.ends_on is not None and item.ends_on <= day:
            return
        ends_on = item.ends_on
        later = None if new is None else new.followed_by(item, day)
        if later is not None and later.starts_on == item.starts_on:
            item.become(later)
            return
        item.ends_on = max(day, item.starts_on)
        if later is not None and (ends_on is None or later.starts_on < ends_on):
            self.items.append(later)

    def pause(self, pause: Pause) -> None:
        """Nothing is due for a while."""
        self._rest(pause.starts_on, [*self.pauses, pause])

    def go_on(self, starts_on: date, on: date) -> None:
        """The pause that began on ``starts_on`` ends on ``on``; on the same day: it never was."""
        kept = [one for one in self.pauses if one.starts_on != starts_on]
        self._rest(min(starts_on, on), kept if on <= starts_on else [*kept, Pause(starts_on, on)])

    @property
    def pauses(self) -> tuple[Pause, ...]:
        """Those of the items, which rest together."""
        return self.items[0].pauses if self.items else ()

    def _rest(self, from_day: date, pauses: Sequence[Pause]) -> None:
        for item in self.items:
            item.pauses = tuple(sorted(pauses, key=lambda pause: pause.starts_on))
        self.record(PlanChanged(plan_id=self.id, branch_id=self.branch_id, title=self.title, from_day=from_day))

    def move_end(self, ends_on: date | None) -> None:
        """The contract ends earlier or later; what was due up to its old end is due up to the new one."""
        was, self.ends_on = self.ends_on, ends_on if ends_on is None else max(ends_on, self.starts_on)
        for item in self.items:
            if item.ends_on == was or (self.ends_on is not None and (item.ends_on or date.max) > self.ends_on):
                item.ends_on = None if self.ends_on is None else max(self.ends_on, item.starts_on)
        self.active = True
        from_day = min(was or date.max, self.ends_on or date.max)
        self.record(PlanChanged(plan_id=self.id, branch_id=self.branch_id, title=self.title, from_day=from_day))

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
