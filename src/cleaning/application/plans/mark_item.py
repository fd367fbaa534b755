"""Say what became of one occurrence of a plan's item."""

from dataclasses import dataclass
from datetime import date

from cleaning.application.plans.ports import Marks, Plans
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.plans.values import Mark
from cleaning.domain.shared.ids import PlanId, PlanItemId, UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    plan_id: PlanId
    item_id: PlanItemId
    due_on: date
    mark: Mark
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MarkItem:
    work: Work
    plans: Plans
    marks: Marks
    access: Access
    clock: Clock

    def __call__(self, command: Marking) -> None:
        with self.work:
            plan = self.plans.get(command.plan_id)
            self.access.require(Permission.PLANS_MARK_MAKE, branch=plan.branch_id)
            by = self.access.viewer.user_id
            made = plan.mark(
                command.item_id,
                command.due_on,
                command.mark,
                at=self.clock.now(),
                by=None if by is None else UserId(by),
                reason=command.reason,
            )
            self.marks.put([made])
