"""Visits of plans by the thousand: read what is there, copy in what is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from cleaning.adapters.sql.visits.tables import projections, visit_members, visits
from cleaning.application.plans.queries import DueVisit
from cleaning.domain.shared.ids import PlanId, VisitId
from cleaning.domain.shared.time import TimeSlot
from cleaning.domain.visits.series import Planned

COPIED = ("branch_id", "plan_id", "contract_id", "client_id", "premises_id", "starts_at", "ends_at", "planned_for")
TOGETHER = 1000
INTO = f"copy visits ({', '.join(COPIED)}, items, price) from stdin"


@dataclass(frozen=True, slots=True)
class SqlProjections:
    session: Session

    def behind(self, plan_ids: Sequence[PlanId], until: date) -> list[tuple[PlanId, date | None]]:
        wanted = sorted(set(plan_ids))
        known = select(projections).where(projections.c.plan_id == func.any(wanted)).order_by(projections.c.plan_id)
        reached = {row.plan_id: row.until for row in self.session.execute(known)}
        late = [plan for plan in wanted if plan not in reached or reached[plan] < until]
        if not late:
            return []
        fresh = [{"plan_id": plan, "until": date(2000, 1, 1)} for plan in late if plan not in reached]
        if fresh:
            self.session.execute(insert(projections).on_conflict_do_nothing(), fresh)
        locked = known.where(projections.c.plan_id == func.any(late), projections.c.until < until).with_for_update()
        return [(row.plan_id, row.until if row.plan_id in reached else None) for row in self.session.execute(locked)]

    def add(self, due: Sequence[DueVisit]) -> int:
        if not due:
            return 0
        there = self._there(due)
        missing = [visit for visit in due if (visit.plan_id, visit.planned_for) not in there]
        if missing:
            self.session.flush()
            cursor = self.session.connection().connection.cursor()
            with cursor.copy(INTO) as copy:
                for start in range(0, len(missing), TOGETHER):
                    copy.write("".join(map(_line, missing[start : start + TOGETHER])))
        return len(missing)

    def _there(self, due: Sequence[DueVisit]) -> set[tuple[PlanId, datetime]]:
        plans = sorted({visit.plan_id for visit in due})
        earliest = min(visit.planned_for for visit in due)
        found = select(visits.c.plan_id, visits.c.planned_for).where(
            visits.c.plan_id == func.any(plans), visits.c.planned_for >= earliest
        )
        return {(row.plan_id, row.planned_for) for row in self.session.execute(found)}

    def reached(self, plan_ids: Sequence[PlanId], until: date) -> None:
        rows = [{"plan_id": plan_id, "until": until} for plan_id in sorted(plan_ids)]
        said = insert(projections)
        self.session.execute(
            said.on_conflict_do_update(index_elements=["plan_id"], set_={"until": said.excluded["until"]}), rows
        )

    def planned(self, plan_id: PlanId, start: datetime) -> list[Planned]:
        found = (
            select(visits.c.id, visits.c.planned_for, visits.c.starts_at, visits.c.stage)
            .where(visits.c.plan_id == plan_id, visits.c.planned_for >= start)
            .order_by(visits.c.planned_for)
        )
        return [Planned(**row._mapping) for row in self.session.execute(found)]

    def remove(self, visit_ids: Sequence[VisitId]) -> None:
        if not visit_ids:
            return
        gone = list(visit_ids)
        self.session.execute(delete(visit_members).where(visit_members.c.visit_id == func.any(gone)))
        self.session.execute(delete(visits).where(visits.c.id == func.any(gone)))

    def shift(self, visit_id: VisitId, due: DueVisit) -> None:
        slot = TimeSlot(due.planned_for, due.ends_at)
        mine, other = visit_members.alias("mine"), visit_members.alias("other")
        elsewhere = (
            select(other.c.visit_id)
            .join(mine, mine.c.employee_id == other.c.employee_id)
            .where(mine.c.visit_id == visit_id, other.c.visit_id != visit_id, ~other.c.cancelled)
            .where(other.c.slot.op("&&")(slot))
        )
        people = visit_members.c.visit_id == visit_id
        values: dict[str, Any] = {"planned_for": due.planned_for, "starts_at": due.planned_for, "ends_at": due.ends_at}
        values |= {"items": list(due.items), "price": due.price, "version": visits.c.version + 1}
        if self.session.execute(elsewhere.limit(1)).first() is not None:
            self.session.execute(delete(visit_members).where(people))
            values["crew_id"] = None
        else:
            self.session.execute(update(visit_members).where(people).values(slot=slot))
        self.session.execute(update(visits).where(visits.c.id == visit_id).values(**values))

    def follow(self, visit_id: VisitId, due: DueVisit) -> None:
        """The plan's wish; a visit that keeps the plan's time takes its new length, if nobody is sent there yet."""
        sent = select(visit_members.c.visit_id).where(visit_members.c.visit_id == visit_id).exists()
        same = update(visits).where(visits.c.id == visit_id)
        changed = or_(visits.c.items != list(due.items), visits.c.price != due.price)
        self.session.execute(
            same.where(changed).values(items=list(due.items), price=due.price, version=visits.c.version + 1)
        )
        self.session.execute(
            same.where(visits.c.starts_at == visits.c.planned_for, visits.c.ends_at != due.ends_at, ~sent).values(
                ends_at=due.ends_at, version=visits.c.version + 1
            )
        )


def _line(visit: DueVisit) -> str:
    """A row in COPY's text form: numbers and moments only, so nothing to escape."""
    start, contract = visit.planned_for.isoformat(), "\\N" if visit.contract_id is None else visit.contract_id
    items = ",".join(map(str, visit.items))
    return (
        f"{visit.branch_id}\t{visit.plan_id}\t{contract}\t{visit.client_id}\t{visit.premises_id}\t{start}\t"
        f"{visit.ends_at.isoformat()}\t{start}\t{{{items}}}\t{visit.price.amount}\n"
    )
