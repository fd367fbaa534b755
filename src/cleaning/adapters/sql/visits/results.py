"""What visits mean for bills, pay, stock, plans and reminders; asked by the program, so unscoped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.visits.tables import visit_lines, visits
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.visits.results import (
    BillableLine,
    ItemOutcome,
    UpcomingVisit,
    VisitWork,
    WorkedLine,
    Worker,
)
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import ClientId, ContractId, VisitId
from cleaning.domain.visits.values import Stage
from cleaning.domain.visits.visit import Visit

WORKED = ("service_id", "description", "quantity", "unit", "piece_rate", "price", "per")


@dataclass(frozen=True, slots=True)
class SqlVisitResults:
    reads: Reads
    session: Session
    company: CompanyQueries
    premises: PremisesQueries

    def billable(
        self,
        start: date,
        until: date,
        *,
        contract_id: ContractId | None = None,
        client_id: ClientId | None = None,
        visit_ids: Sequence[VisitId] = (),
    ) -> list[BillableLine]:
        zone = self._zone()
        wanted = [visit_lines.c[name] for name in ("service_id", "description", "quantity", "unit", "price", "per")]
        found = (
            select(
                visits.c.id.label("visit_id"),
                visits.c.contract_id,
                visits.c.premises_id,
                visits.c.completed_at,
                *wanted,
                visit_lines.c.vat_code,
            )
            .join_from(visits, visit_lines)
            .where(
                visits.c.stage == Stage.DONE,
                visits.c.completed_at >= datetime.combine(start, time(), zone),
                visits.c.completed_at < datetime.combine(until, time(), zone),
            )
            .order_by(visits.c.completed_at, visits.c.id, visit_lines.c.position)
        )
        if contract_id is not None:
            found = found.where(visits.c.contract_id == contract_id)
        if client_id is not None:
            found = found.where(visits.c.client_id == client_id)
        if visit_ids:
            found = found.where(visits.c.id.in_(visit_ids))
        lines = []
        for row in self.reads.all(found):
            values = dict(row._mapping)
            lines.append(BillableLine(on=values.pop("completed_at").astimezone(zone).date(), **values))
        return lines

    def work(self, visit_id: VisitId) -> VisitWork:
        visit = self._visit(visit_id)
        ended = visit.completed_at or visit.starts_at
        return VisitWork(
            visit_id=visit.id,
            branch_id=visit.branch_id,
            client_id=visit.client_id,
            premises_id=visit.premises_id,
            on=ended.astimezone(self._zone()).date(),
            lines=[
                WorkedLine(line_id=line.id, **{name: getattr(line, name) for name in WORKED})
                for line in sorted(visit.lines, key=lambda one: (one.position, one.id))
            ],
            members=[
                Worker(employee_id=member.employee_id, minutes=member.minutes or 0, share=member.share)
                for member in sorted(visit.members, key=lambda one: one.employee_id)
            ],
        )

    def outcome(self, visit_id: VisitId) -> list[ItemOutcome]:
        visit = self._visit(visit_id)
        done: set[int | None] = set()
        reasons: dict[int | None, list[str]] = {}
        for task in sorted(visit.tasks, key=lambda one: (one.position, one.id)):
            if task.done_at is not None:
                done.add(task.plan_item_id)
            elif task.skipped_reason:
                reasons.setdefault(task.plan_item_id, []).append(f"{task.title}: {task.skipped_reason}")
        due_on = visit.planned_for.astimezone(self._zone()).date()
        return [
            ItemOutcome(
                plan_id=visit.plan_id,
                item_id=item_id,
                due_on=due_on,
                done=item_id in done or item_id not in reasons,
                reasons="; ".join(reasons.get(item_id, ())),
            )
            for item_id in visit.items
        ]

    def upcoming(self, start: datetime, end: datetime) -> list[UpcomingVisit]:
        wanted = [visits.c[name] for name in ("branch_id", "client_id", "premises_id", "starts_at", "ends_at")]
        found = (
            select(visits.c.id.label("visit_id"), *wanted)
            .where(visits.c.stage == Stage.PLANNED, visits.c.starts_at >= start, visits.c.starts_at < end)
            .order_by(visits.c.starts_at, visits.c.id)
        )
        rows = self.reads.all(found)
        names = self.premises.names(list({row.premises_id for row in rows}))
        return [UpcomingVisit(premises_name=names[row.premises_id].name, **row._mapping) for row in rows]

    def _visit(self, visit_id: VisitId) -> Visit:
        """The aggregate that the work has changed just now, without asking the database again."""
        if (visit := self.session.get(Visit, visit_id)) is None:
            raise NotFound("visit", visit_id)
        return visit

    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self.company.profile().zone)
