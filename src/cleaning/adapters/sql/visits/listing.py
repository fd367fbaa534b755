"""Lists of visits, in Core: whose, in which order, with what is told of each."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, and_, exists, func, select, tuple_

from cleaning.adapters.sql.shapes import built_once
from cleaning.adapters.sql.visits.places import with_places
from cleaning.adapters.sql.visits.tables import visit_members, visit_tasks, visits
from cleaning.adapters.sql.workforce.tables import crews
from cleaning.application.shared.access import Scope
from cleaning.application.visits.queries import VisitRow
from cleaning.domain.premises.address import one_line
from cleaning.domain.shared.ids import BranchId, ClientId, ContractId, CrewId, PlanId, PremisesId
from cleaning.domain.visits.values import Stage

SOMEBODY = exists().where(visit_members.c.visit_id == visits.c.id, ~visit_members.c.cancelled)
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
    "order_id",
)
SHOWN = [name for name in VisitRow.__struct_fields__ if name != "address"]


class Equal(msgspec.Struct, frozen=True, kw_only=True):
    """Columns that have one value in the whole list; None where they may have any."""

    crew_id: CrewId | None = None
    client_id: ClientId | None = None
    premises_id: PremisesId | None = None
    plan_id: PlanId | None = None
    contract_id: ContractId | None = None
    stage: Stage | None = None
    branch_id: BranchId | None = None


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


def rows_of() -> Select[Any]:
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


@built_once("limit")
def listed(
    scope: Scope,
    equal: Equal,
    start: datetime | None,
    end: datetime | None,
    unassigned: bool,
    after: tuple[Any, ...],
    limit: int,
) -> Select[Any]:
    """In the order of time, after the last one shown."""
    found = rows_of().where(mine(scope)).order_by(visits.c.starts_at, visits.c.id).limit(limit)
    for name in Equal.__struct_fields__:
        if (wanted := getattr(equal, name)) is not None:
            found = found.where(visits.c[name] == wanted)
    if start is not None:
        found = found.where(visits.c.starts_at >= start)
    if end is not None:
        found = found.where(visits.c.starts_at < end)
    if unassigned:
        found = found.where(visits.c.stage == Stage.PLANNED, ~SOMEBODY)
    if after:
        found = found.where(tuple_(visits.c.starts_at, visits.c.id) > tuple_(*after))
    return with_places(found)


def visit_of(row: Any) -> VisitRow:
    return VisitRow(address=one_line(row), **{name: row._mapping[name] for name in SHOWN})
