"""Visits, by SQLAlchemy."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cleaning.adapters.sql.visits.tables import visit_members, visits
from cleaning.adapters.sql.workforce.tables import crew_members, crews, employees
from cleaning.application.visits.ports import Clash
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import BranchId, ContractId, CrewId, EmployeeId, OrderId, VisitId
from cleaning.domain.shared.time import TimeSlot
from cleaning.domain.visits.values import Stage
from cleaning.domain.visits.visit import Visit


@dataclass(frozen=True, slots=True)
class SqlVisits:
    session: Session

    def get(self, visit_id: VisitId) -> Visit:
        if (visit := self.session.get(Visit, visit_id)) is None:
            raise NotFound("visit", visit_id)
        return visit

    def add(self, visit: Visit) -> None:
        self.session.add(visit)
        self.session.flush()

    def moved_into(self, contract_id: ContractId, start: datetime, end: datetime | None) -> list[Visit]:
        moved = (visits.c.stage == Stage.PLANNED, visits.c.starts_at != visits.c.planned_for)
        found = select(Visit).where(visits.c.contract_id == contract_id, *moved, visits.c.starts_at >= start)
        if end is not None:
            found = found.where(visits.c.starts_at < end)
        return list(self.session.scalars(found.order_by(visits.c.starts_at, visits.c.id)))

    def planned_for_order(self, order_id: OrderId) -> list[Visit]:
        planned = (visits.c.order_id == order_id, visits.c.stage == Stage.PLANNED)
        return list(self.session.scalars(select(Visit).where(*planned).order_by(visits.c.id)))

    def reserve(self, employee_ids: Collection[EmployeeId]) -> None:
        """Rows are locked in one order, so that two dispatchers wait for each other and never in a circle."""
        people = select(employees.c.id).where(employees.c.id.in_(sorted(set(employee_ids)))).order_by(employees.c.id)
        self.session.execute(people.with_for_update(key_share=True)).all()

    def clashes(
        self, employee_ids: Collection[EmployeeId], slot: TimeSlot, *, besides: VisitId | None = None
    ) -> list[Clash]:
        there = (
            select(visit_members.c.employee_id, visit_members.c.visit_id, visits.c.premises_id, visit_members.c.slot)
            .join_from(visit_members, visits)
            .where(
                visit_members.c.employee_id.in_(set(employee_ids)),
                visit_members.c.slot.op("&&")(slot),
                ~visit_members.c.cancelled,
            )
            .order_by(visits.c.starts_at, visit_members.c.visit_id, visit_members.c.employee_id)
        )
        if besides is not None:
            there = there.where(visit_members.c.visit_id != besides)
        return [Clash(**row._mapping) for row in self.session.execute(there)]


@dataclass(frozen=True, slots=True)
class SqlCrewsAtWork:
    session: Session

    def members(self, crew_id: CrewId) -> tuple[EmployeeId, ...]:
        people = select(crew_members.c.employee_id).where(crew_members.c.crew_id == crew_id)
        found = tuple(self.session.scalars(people.order_by(crew_members.c.position, crew_members.c.employee_id)))
        if not found and self.session.scalar(select(crews.c.id).where(crews.c.id == crew_id)) is None:
            raise NotFound("crew", crew_id)
        return found

    def strangers(self, employee_ids: Collection[EmployeeId], branch_id: BranchId) -> list[EmployeeId]:
        here = select(employees.c.id).where(employees.c.id.in_(set(employee_ids)), employees.c.branch_id == branch_id)
        found = set(self.session.scalars(here))
        return [employee for employee in employee_ids if employee not in found]
