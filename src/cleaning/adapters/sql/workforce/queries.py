"""Reads of workforce, in Core."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, or_, select

from cleaning.adapters.sql.own_lists import Order, made, narrowed_by
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.workforce.tables import crew_members, crews, employees
from cleaning.application.shared.access import Scope
from cleaning.application.shared.own import OwnAsked
from cleaning.application.shared.paging import Page, bounded
from cleaning.application.shared.ports import Clock
from cleaning.application.workforce.queries import CrewMember, CrewRow, EmployeeCard, EmployeeRow
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import BranchId, CrewId, EmployeeId


def _employees(scope: Scope, *columns: Any) -> Select[Any]:
    """Every read of people starts here, so none forgets whose branches the viewer may see."""
    return select(*columns).where(employees.c.branch_id.in_(scope.branch_ids))


@dataclass(frozen=True, slots=True)
class SqlWorkforceQueries:
    reads: Reads
    clock: Clock

    def employees(
        self,
        scope: Scope,
        *,
        text: str = "",
        branch_id: BranchId | None = None,
        crew_id: CrewId | None = None,
        left: bool = False,
        own: OwnAsked = OwnAsked(),
        after: str | None = None,
        limit: int = 50,
    ) -> Page[EmployeeRow]:
        size = bounded(limit)
        in_crews = (
            select(crews.c.name)
            .join_from(crew_members, crews)
            .where(crew_members.c.employee_id == employees.c.id, crews.c.active)
            .order_by(crews.c.name)
        )
        wanted = [employees.c[name] for name in EmployeeRow.__struct_fields__ if name != "crews"]
        found = _employees(scope, *wanted, func.array(in_crews.scalar_subquery()).label("crews"))
        if not left:
            found = found.where(self._at_work())
        if branch_id is not None:
            found = found.where(employees.c.branch_id == branch_id)
        if crew_id is not None:
            members = select(crew_members.c.employee_id).where(crew_members.c.crew_id == crew_id)
            found = found.where(employees.c.id.in_(members))
        for word in text.split()[:4]:
            like = f"%{_escaped(word.lower())}%"
            found = found.where(or_(func.lower(employees.c.name).like(like), employees.c.phone.like(like)))
        found = found.where(*narrowed_by(employees.c.own, own))
        order = Order(employees.c.own, own.sort, (employees.c.name, employees.c.id))
        return order.page(self.reads, found, made(EmployeeRow), after, size)

    def employee(self, employee_id: EmployeeId, scope: Scope) -> EmployeeCard:
        belongs = select(crew_members.c.crew_id).where(crew_members.c.employee_id == employees.c.id)
        wanted = [employees.c[name] for name in EmployeeCard.__struct_fields__ if name != "crew_ids"]
        mine = _employees(scope, *wanted, func.array(belongs.scalar_subquery()).label("crew_ids"))
        found = self.reads.structs(EmployeeCard, mine.where(employees.c.id == employee_id))
        if not found:
            raise NotFound("employee", employee_id)
        return found[0]

    def crews(self, scope: Scope, *, branch_id: BranchId | None = None, inactive: bool = False) -> list[CrewRow]:
        found = self._crews(scope).order_by(crews.c.name, crews.c.id, crew_members.c.position)
        if branch_id is not None:
            found = found.where(crews.c.branch_id == branch_id)
        if not inactive:
            found = found.where(crews.c.active)
        return self._gathered(found)

    def crew(self, crew_id: CrewId, scope: Scope) -> CrewRow:
        found = self._gathered(
            self._crews(scope).where(crews.c.id == crew_id).order_by(crews.c.id, crew_members.c.position)
        )
        if not found:
            raise NotFound("crew", crew_id)
        return found[0]

    def names(self, employee_ids: Collection[int]) -> dict[EmployeeId, str]:
        if not employee_ids:
            return {}
        found = select(employees.c.id, employees.c.name).where(employees.c.id.in_(set(employee_ids)))
        return {EmployeeId(row.id): row.name for row in self.reads.all(found)}

    def at_work(self, scope: Scope, *, branch_id: BranchId | None = None) -> list[CrewMember]:
        found = _employees(scope, employees.c.id, employees.c.name).where(self._at_work())
        if branch_id is not None:
            found = found.where(employees.c.branch_id == branch_id)
        return [
            CrewMember(employee_id=row.id, name=row.name, lead=False)
            for row in self.reads.all(found.order_by(employees.c.name, employees.c.id))
        ]

    def _at_work(self) -> Any:
        return or_(employees.c.left_on.is_(None), employees.c.left_on >= self.clock.today())

    def _crews(self, scope: Scope) -> Select[Any]:
        columns = [crews.c[name] for name in CrewRow.__struct_fields__ if name != "members"]
        return (
            select(*columns, crew_members.c.employee_id, crew_members.c.lead, employees.c.name.label("employee"))
            .select_from(crews)
            .outerjoin(crew_members)
            .outerjoin(employees, employees.c.id == crew_members.c.employee_id)
            .where(crews.c.branch_id.in_(scope.branch_ids))
        )

    def _gathered(self, statement: Select[Any]) -> list[CrewRow]:
        found: dict[int, dict[str, Any]] = {}
        for row in self.reads.all(statement):
            values = dict(row._mapping)
            employee_id, lead, name = values.pop("employee_id"), values.pop("lead"), values.pop("employee")
            crew = found.setdefault(row.id, values | {"members": ()})
            if employee_id is not None:
                crew["members"] += (CrewMember(employee_id=employee_id, name=name, lead=lead),)
        return [CrewRow(**values) for values in found.values()]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
