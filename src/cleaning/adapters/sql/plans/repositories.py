"""Plans and marks, by SQLAlchemy."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from cleaning.adapters.sql.plans.tables import cleaning_plans, plan_marks
from cleaning.domain.plans.plan import CleaningPlan
from cleaning.domain.plans.values import MarkMade
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import ContractId, PlanId


@dataclass(frozen=True, slots=True)
class SqlPlans:
    session: Session

    def get(self, plan_id: PlanId) -> CleaningPlan:
        if (plan := self.session.get(CleaningPlan, plan_id)) is None:
            raise NotFound("plan", plan_id)
        return plan

    def add(self, plan: CleaningPlan) -> None:
        self.session.add(plan)
        self.session.flush()

    def of_contract(self, contract_id: ContractId) -> list[CleaningPlan]:
        found = select(CleaningPlan).where(cleaning_plans.c.contract_id == contract_id)
        return list(self.session.scalars(found.order_by(cleaning_plans.c.id)))


@dataclass(frozen=True, slots=True)
class SqlMarks:
    """The unique occurrence makes the last word the one that counts; who said what before is in the facts."""

    session: Session

    def put(self, marks: Sequence[MarkMade]) -> None:
        if not marks:
            return
        said = insert(plan_marks)
        self.session.execute(
            said.on_conflict_do_update(
                constraint="uq_plan_marks_plan_item_id_due_on",
                set_={name: said.excluded[name] for name in ("mark", "visit_id", "by_user", "at", "reason")},
            ),
            [
                {
                    "plan_item_id": mark.item_id,
                    "due_on": mark.due_on,
                    "mark": mark.mark,
                    "visit_id": mark.visit_id,
                    "by_user": mark.by,
                    "at": mark.at,
                    "reason": mark.reason,
                }
                for mark in marks
            ],
        )
