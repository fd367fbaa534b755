"""All about one visit; what has not begun shows what its plan will ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.visits.tables import visit_lines, visit_members, visit_tasks
from cleaning.adapters.sql.workforce.tables import employees
from cleaning.application.catalogue.queries import CatalogueQueries
from cleaning.application.plans.queries import PlanQueries
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.visits.contents import contents
from cleaning.application.visits.queries import VisitCard, VisitLine, VisitMember, VisitTask
from cleaning.domain.shared.ids import VisitLineId
from cleaning.domain.visits.parts import Line, Task
from cleaning.domain.visits.values import Stage

SHOWN = (
    "id",
    "branch_id",
    "plan_id",
    "contract_id",
    "client_id",
    "premises_id",
    "crew_id",
    "starts_at",
    "ends_at",
    "planned_for",
    "stage",
    "started_at",
    "completed_at",
    "accepted_by",
    "accepted_at",
    "cancelled_why",
    "note",
    "price",
    "version",
)
LINE = [visit_lines.c[name] for name in VisitLine.__struct_fields__]
TASK = [
    visit_tasks.c.plan_item_id.label("item_id"),
    *[visit_tasks.c[name] for name in VisitTask.__struct_fields__ if name != "item_id"],
]


@dataclass(frozen=True, slots=True)
class Cards:
    reads: Reads
    plans: PlanQueries
    catalogue: CatalogueQueries
    premises: PremisesQueries

    def of(self, visit: Any) -> VisitCard:
        """The card of a row of ``visits`` with its ``crew_name``."""
        place = self.premises.names([visit.premises_id])[visit.premises_id]
        lines = self.reads.structs(
            VisitLine, select(*LINE).where(visit_lines.c.visit_id == visit.id).order_by(visit_lines.c.position)
        )
        tasks = self.reads.structs(
            VisitTask, select(*TASK).where(visit_tasks.c.visit_id == visit.id).order_by(visit_tasks.c.position)
        )
        if not lines and not tasks and visit.stage in (Stage.PLANNED, Stage.CANCELLED):
            lines, tasks = self._foreseen(visit.items)
        return VisitCard(
            **{name: getattr(visit, name) for name in SHOWN},
            client_name=place.client_name,
            premises_name=place.name,
            address=place.address,
            crew_name=visit.crew_name or "",
            members=self._members(visit.id),
            lines=lines,
            tasks=tasks,
        )

    def _members(self, visit_id: int) -> list[VisitMember]:
        names = ("employee_id", "minutes", "share")
        people = select(*[visit_members.c[name] for name in names], employees.c.name).join_from(
            visit_members, employees
        )
        return self.reads.structs(
            VisitMember, people.where(visit_members.c.visit_id == visit_id).order_by(employees.c.name)
        )

    def _foreseen(self, item_ids: list[int]) -> tuple[list[VisitLine], list[VisitTask]]:
        items = self.plans.items(item_ids)
        names = self.catalogue.names({item.service_id for item in items if item.service_id is not None})
        lines, tasks = contents(items, names)
        return [_line(line) for line in lines], [_task(place, task) for place, task in enumerate(tasks)]


def _line(line: Line) -> VisitLine:
    known = {name: getattr(line, name) for name in VisitLine.__struct_fields__ if name != "id"}
    return VisitLine(id=VisitLineId(0), **known)


def _task(place: int, task: Task) -> VisitTask:
    return VisitTask(
        id=0,
        item_id=task.plan_item_id,
        position=place,
        zone=task.zone,
        title=task.title,
        required=task.required,
        done_at=None,
        skipped_reason="",
    )
