"""Reads of visits, in Core."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, and_, exists, func, select, tuple_

from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.visits.card import Cards
from cleaning.adapters.sql.visits.tables import visit_lines, visit_members, visit_tasks, visits
from cleaning.adapters.sql.workforce.tables import crews
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, bounded, decode_cursor, page_of
from cleaning.application.visits.queries import (
    BillableLine,
    Block,
    Busy,
    ItemOutcome,
    UpcomingVisit,
    VisitCard,
    VisitFigures,
    VisitRow,
    VisitWork,
    WorkedLine,
    Worker,
)
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import (
    BranchId,
    ClientId,
    ContractId,
    CrewId,
    EmployeeId,
    PlanId,
    PremisesId,
    VisitId,
)
from cleaning.domain.shared.time import TimeSlot
from cleaning.domain.visits.values import Stage

SOMEBODY = exists().where(visit_members.c.visit_id == visits.c.id, ~visit_members.c.cancelled)
BLOCK = ("id", "crew_id", "premises_id", "starts_at", "ends_at", "stage", "started_at", "planned_for")
ROW = (
    "id",
    "branch_id",
    "client_id",
    "premises_id",
    "crew_id",
    "starts_at",
    "ends_at",
    "planned_for",
    "stage",
    "started_at",
    "completed_at",
    "accepted_at",
)
MOST = 200


def mine(scope: Scope) -> ColumnElement[bool]:
    """Every read of a person begins with this: their branches and, for crew and clients, only what is theirs."""
    conditions = [visits.c.branch_id.in_(scope.branch_ids)]
    if scope.client_id is not None:
        conditions.append(visits.c.client_id == scope.client_id)
    if scope.employee_id is not None:
        conditions.append(
            exists().where(visit_members.c.visit_id == visits.c.id, visit_members.c.employee_id == scope.employee_id)
        )
    return and_(*conditions)


def _rows() -> Select[Any]:
    people = select(func.count()).where(visit_members.c.visit_id == visits.c.id, ~visit_members.c.cancelled)
    tasks = select(func.count()).where(visit_tasks.c.visit_id == visits.c.id)
    return (
        select(
            *[visits.c[name] for name in ROW],
            func.coalesce(crews.c.name, "").label("crew_name"),
            people.scalar_subquery().label("people"),
            tasks.scalar_subquery().label("tasks"),
            tasks.where(visit_tasks.c.done_at.is_not(None)).scalar_subquery().label("tasks_done"),
        )
        .select_from(visits)
        .outerjoin(crews)
    )


@dataclass(frozen=True, slots=True)
class SqlVisitQueries:
    reads: Reads
    company: CompanyQueries
    premises: PremisesQueries
    cards: Cards

    def board(self, scope: Scope, start: datetime, end: datetime, *, branch_id: BranchId | None = None) -> list[Block]:
        sent = select(visit_members.c.employee_id).where(
            visit_members.c.visit_id == visits.c.id, ~visit_members.c.cancelled
        )
        found = (
            select(*[visits.c[name] for name in BLOCK], func.array(sent.scalar_subquery()).label("people"))
            .where(
                mine(scope),
                visits.c.starts_at >= start,
                visits.c.starts_at < end,
                visits.c.stage != Stage.CANCELLED,
            )
            .order_by(visits.c.starts_at, visits.c.id)
        )
        if branch_id is not None:
            found = found.where(visits.c.branch_id == branch_id)
        rows = self.reads.all(found)
        names = self.premises.names(list({row.premises_id for row in rows}))
        return [
            Block(
                id=row.id,
                crew_id=row.crew_id,
                premises_id=row.premises_id,
                premises_name=names[row.premises_id].name,
                client_name=names[row.premises_id].client_name,
                starts_at=row.starts_at,
                ends_at=row.ends_at,
                stage=row.stage,
                started_at=row.started_at,
                moved=row.starts_at != row.planned_for,
                people=tuple(row.people),
            )
            for row in rows
        ]

    def page(
        self,
        scope: Scope,
        *,
        start: datetime | None = None,
        end: datetime | None = None,
        crew_id: CrewId | None = None,
        client_id: ClientId | None = None,
        premises_id: PremisesId | None = None,
        plan_id: PlanId | None = None,
        stage: Stage | None = None,
        unassigned: bool = False,
        branch_id: BranchId | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[VisitRow]:
        size = bounded(limit)
        found = _rows().where(mine(scope)).order_by(visits.c.starts_at, visits.c.id).limit(size + 1)
        equal = {
            "crew_id": crew_id,
            "client_id": client_id,
            "premises_id": premises_id,
            "plan_id": plan_id,
            "stage": stage,
            "branch_id": branch_id,
        }
        for name, wanted in equal.items():
            if wanted is not None:
                found = found.where(visits.c[name] == wanted)
        if start is not None:
            found = found.where(visits.c.starts_at >= start)
        if end is not None:
            found = found.where(visits.c.starts_at < end)
        if unassigned:
            found = found.where(visits.c.stage == Stage.PLANNED, ~SOMEBODY)
        if cursor := decode_cursor(after):
            since = datetime.fromisoformat(str(cursor[0]))
            found = found.where(tuple_(visits.c.starts_at, visits.c.id) > tuple_(since, cursor[1]))
        return page_of(self._named(found), size, lambda row: (row.starts_at.isoformat(), row.id))

    def card(self, visit_id: VisitId, scope: Scope) -> VisitCard:
        row = self.reads.first(select(visits).where(visits.c.id == visit_id, mine(scope)))
        if row is None:
            raise NotFound("visit", visit_id)
        return self.cards.of(row)

    def of_employee(self, employee_id: EmployeeId, start: datetime, end: datetime) -> list[VisitRow]:
        sent = select(visit_members.c.visit_id).where(visit_members.c.employee_id == employee_id)
        return self._named(
            _rows()
            .where(visits.c.id.in_(sent), visits.c.starts_at >= start, visits.c.starts_at < end)
            .where(visits.c.stage != Stage.CANCELLED)
            .order_by(visits.c.starts_at, visits.c.id)
            .limit(MOST)
        )

    def of_client(
        self, client_id: ClientId, scope: Scope, *, start: datetime | None = None, end: datetime | None = None
    ) -> list[VisitRow]:
        return self.page(scope, client_id=client_id, start=start, end=end, limit=MOST).rows

    def late(self, scope: Scope, now: datetime, *, since: datetime) -> list[VisitRow]:
        return self._named(
            _rows()
            .where(mine(scope), visits.c.stage == Stage.PLANNED)
            .where(visits.c.starts_at >= since, visits.c.starts_at < now)
            .order_by(visits.c.starts_at, visits.c.id)
            .limit(MOST)
        )

    def unassigned(self, scope: Scope, start: datetime, end: datetime) -> list[VisitRow]:
        return self.page(scope, start=start, end=end, unassigned=True, limit=MOST).rows

    def figures(self, scope: Scope, now: datetime, start: datetime, end: datetime) -> VisitFigures:
        planned = visits.c.stage == Stage.PLANNED
        found = select(
            func.count().label("total"),
            func.count().filter(visits.c.stage == Stage.DONE).label("done"),
            func.count().filter(visits.c.stage == Stage.UNDERWAY).label("underway"),
            func.count().filter(planned, visits.c.starts_at < now).label("late"),
            func.count().filter(planned, ~SOMEBODY).label("unassigned"),
        ).where(mine(scope), visits.c.starts_at >= start, visits.c.starts_at < end, visits.c.stage != Stage.CANCELLED)
        return VisitFigures(**self.reads.one(found)._mapping)

    def busy(self, scope: Scope, start: datetime, end: datetime) -> list[Busy]:
        found = (
            select(visit_members.c.employee_id, visit_members.c.visit_id, visit_members.c.slot)
            .join_from(visit_members, visits)
            .where(visits.c.branch_id.in_(scope.branch_ids), ~visit_members.c.cancelled)
            .where(visit_members.c.slot.op("&&")(TimeSlot(start, end)))
            .order_by(visits.c.starts_at, visit_members.c.visit_id)
        )
        return self.reads.structs(Busy, found)

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
        visit = self._plain(visit_id)
        names = ("service_id", "description", "quantity", "unit", "piece_rate")
        lines = select(visit_lines.c.id.label("line_id"), *[visit_lines.c[name] for name in names])
        people = select(visit_members.c.employee_id, visit_members.c.minutes, visit_members.c.share)
        ended = visit.completed_at or visit.starts_at
        return VisitWork(
            visit_id=visit.id,
            branch_id=visit.branch_id,
            client_id=visit.client_id,
            premises_id=visit.premises_id,
            premises_name=self.premises.names([visit.premises_id])[visit.premises_id].name,
            on=ended.astimezone(self._zone()).date(),
            lines=self.reads.structs(
                WorkedLine, lines.where(visit_lines.c.visit_id == visit_id).order_by(visit_lines.c.position)
            ),
            members=[
                Worker(employee_id=row.employee_id, minutes=row.minutes or 0, share=row.share)
                for row in self.reads.all(
                    people.where(visit_members.c.visit_id == visit_id).order_by(visit_members.c.employee_id)
                )
            ],
        )

    def outcome(self, visit_id: VisitId) -> list[ItemOutcome]:
        visit = self._plain(visit_id)
        said = select(visit_tasks).where(visit_tasks.c.visit_id == visit_id).order_by(visit_tasks.c.position)
        done: set[int] = set()
        reasons: dict[int, list[str]] = {}
        for task in self.reads.all(said):
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

    def _named(self, statement: Select[Any]) -> list[VisitRow]:
        rows = self.reads.all(statement)
        names = self.premises.names(list({row.premises_id for row in rows}))
        return [
            VisitRow(
                premises_name=names[row.premises_id].name,
                address=names[row.premises_id].address,
                client_name=names[row.premises_id].client_name,
                **row._mapping,
            )
            for row in rows
        ]

    def _plain(self, visit_id: VisitId) -> Any:
        row = self.reads.first(select(visits).where(visits.c.id == visit_id))
        if row is None:
            raise NotFound("visit", visit_id)
        return row

    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self.company.profile().zone)
