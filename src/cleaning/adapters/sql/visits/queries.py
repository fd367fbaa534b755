"""Reads of visits, in Core."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, select

from cleaning.adapters.sql.visits.card import Cards
from cleaning.adapters.sql.visits.listing import SOMEBODY, Equal, listed, mine, rows_of, visit_of
from cleaning.adapters.sql.visits.places import with_places
from cleaning.adapters.sql.visits.results import SqlVisitResults
from cleaning.adapters.sql.visits.tables import visit_members, visits
from cleaning.adapters.sql.workforce.tables import crews
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, bounded, decode_cursor, page_of
from cleaning.application.visits.queries import (
    Block,
    Busy,
    SeriesChange,
    VisitCard,
    VisitFigures,
    VisitRow,
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
from cleaning.domain.visits.series import Planned, reconcile
from cleaning.domain.visits.values import Stage

BLOCK = ("id", "crew_id", "premises_id", "starts_at", "ends_at", "stage", "started_at", "planned_for")
MOST = 200


@dataclass(frozen=True, slots=True)
class SqlVisitQueries(SqlVisitResults):
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
        contract_id: ContractId | None = None,
        stage: Stage | None = None,
        unassigned: bool = False,
        branch_id: BranchId | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[VisitRow]:
        size = bounded(limit)
        equal = Equal(
            crew_id=crew_id, client_id=client_id, premises_id=premises_id, plan_id=plan_id, contract_id=contract_id,
            stage=stage, branch_id=branch_id,
        )  # fmt: skip
        cursor = decode_cursor(after)
        key = (datetime.fromisoformat(str(cursor[0])), cursor[1]) if cursor else ()
        rows = [visit_of(row) for row in self.reads.all(*listed(scope, equal, start, end, unassigned, key, size + 1))]
        return page_of(rows, size, lambda row: (row.starts_at.isoformat(), row.id))

    def card(self, visit_id: VisitId, scope: Scope) -> VisitCard:
        one = select(visits, crews.c.name.label("crew_name")).select_from(visits.outerjoin(crews))
        row = self.reads.first(one.where(visits.c.id == visit_id, mine(scope)))
        if row is None:
            raise NotFound("visit", visit_id)
        return self.cards.of(row)

    def of_employee(self, employee_id: EmployeeId, start: datetime, end: datetime) -> list[VisitRow]:
        sent = select(visit_members.c.visit_id).where(visit_members.c.employee_id == employee_id)
        return self._named(
            rows_of()
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
            rows_of()
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

    def would_change(self, plan_id: PlanId, start: datetime, wanted: Collection[datetime]) -> SeriesChange:
        zone = ZoneInfo(self.company.profile().zone)
        found = select(visits.c.id, visits.c.planned_for, visits.c.starts_at, visits.c.stage).where(
            visits.c.plan_id == plan_id, visits.c.planned_for >= start
        )
        existing = self.reads.structs(Planned, found.order_by(visits.c.planned_for))
        change = reconcile(existing, wanted, lambda moment: moment.astimezone(zone).date())
        return SeriesChange(
            removed=len(change.remove),
            added=len(change.missing),
            shifted=len(change.shift),
            kept=[visit.starts_at for visit in existing if visit.id in change.kept],
        )

    def _named(self, statement: Select[Any]) -> list[VisitRow]:
        """With the names of places and clients, in the same question."""
        return [visit_of(row) for row in self.reads.all(with_places(statement))]
