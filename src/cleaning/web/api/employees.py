"""People and crews, as records."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
from dishka import FromDishka
from litestar import Controller, get, patch, post
from msgspec import UNSET, UnsetType

from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.own import OwnInput
from cleaning.application.shared.paging import Page
from cleaning.application.workforce.change_employee import ChangeEmployee
from cleaning.application.workforce.form_crew import CrewDetails, FormCrew
from cleaning.application.workforce.hire_employee import HireEmployee
from cleaning.application.workforce.queries import CrewRow, EmployeeCard, EmployeeRow, WorkforceQueries
from cleaning.domain.shared.ids import BranchId, CrewId, EmployeeId
from cleaning.domain.shared.money import Money
from cleaning.domain.shared.own.field import Subject
from cleaning.domain.workforce.crew import Colour
from cleaning.domain.workforce.employee import EmployeeDetails
from cleaning.web.http import Request, inject
from cleaning.web.own_fields import own_fields_of
from cleaning.web.own_list import asked_of


class NewEmployee(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """``base_pay`` a month and ``hourly_cost`` in EUR; without ``branch_id`` the first branch of the key."""

    name: str
    hired_on: date
    branch_id: int | None = None
    position: str = ""
    phone: str = ""
    email: str = ""
    language: str = "bg"
    skills: list[str] = []
    base_pay: Decimal = Decimal(0)
    hourly_cost: Decimal = Decimal(0)
    iban: str = ""
    own: OwnInput = {}

    def details(self) -> EmployeeDetails:
        same = {name: getattr(self, name) for name in ("name", "hired_on", "position", "phone", "email", "language")}
        return EmployeeDetails(
            **same,
            iban=self.iban,
            skills=tuple(self.skills),
            base_pay=Money(self.base_pay),
            hourly_cost=Money(self.hourly_cost),
        )


class EmployeeChange(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """All of it, as it shall be; ``version`` is the one it was read with, sums are in EUR."""

    name: str
    hired_on: date
    version: int
    position: str = ""
    phone: str = ""
    email: str = ""
    language: str = "bg"
    skills: list[str] = []
    base_pay: Decimal = Decimal(0)
    hourly_cost: Decimal = Decimal(0)
    left_on: date | None = None
    iban: str = ""
    own: OwnInput | UnsetType = UNSET

    def details(self) -> EmployeeDetails:
        given = {name: getattr(self, name) for name in EmployeeDetails.__dataclass_fields__}
        sums = {name: Money(given[name]) for name in ("base_pay", "hourly_cost")}
        return EmployeeDetails(**given | sums | {"skills": tuple(self.skills)})


class NewCrew(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """The first of ``employees`` leads."""

    name: str
    employees: list[int]
    branch_id: int | None = None
    colour: Colour = Colour.TEAL


class EmployeeApi(Controller):
    path = "/employees"
    tags = ["people"]  # noqa: RUF012 – Litestar reads it as it is

    @get("/", summary="Employees by name; own.KEY= and sort=own.KEY")
    @inject
    def list(
        self,
        request: Request,
        viewer: FromDishka[Viewer],
        access: FromDishka[Access],
        workforce: FromDishka[WorkforceQueries],
        q: str = "",
        crew: int | None = None,
        left: bool = False,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[EmployeeRow]:
        access.require(Permission.WORKFORCE_EMPLOYEE_VIEW)
        crew_id = None if crew is None else CrewId(crew)
        own = asked_of(request.query_params, own_fields_of(request, Subject.EMPLOYEE), strict=True)
        return workforce.employees(viewer.scope, text=q, crew_id=crew_id, left=left, own=own, after=after, limit=limit)

    @get("/{employee_id:int}", summary="One employee")
    @inject
    def show(
        self,
        request: Request,
        employee_id: int,
        viewer: FromDishka[Viewer],
        access: FromDishka[Access],
        workforce: FromDishka[WorkforceQueries],
    ) -> EmployeeCard:
        access.require(Permission.WORKFORCE_EMPLOYEE_VIEW)
        return workforce.employee(EmployeeId(employee_id), viewer.scope)

    @post("/", summary="Hire somebody")
    @inject
    def hire(
        self,
        request: Request,
        data: NewEmployee,
        viewer: FromDishka[Viewer],
        hire: FromDishka[HireEmployee],
        workforce: FromDishka[WorkforceQueries],
    ) -> EmployeeCard:
        branch = BranchId(data.branch_id or viewer.branch_id or viewer.branch_ids[0])
        return workforce.employee(hire(branch, data.details(), own=data.own), viewer.scope)

    @patch("/{employee_id:int}", summary="The whole of what is known of somebody; own fields left out stay")
    @inject
    def change(
        self,
        request: Request,
        employee_id: int,
        data: EmployeeChange,
        viewer: FromDishka[Viewer],
        change: FromDishka[ChangeEmployee],
        workforce: FromDishka[WorkforceQueries],
    ) -> EmployeeCard:
        change(EmployeeId(employee_id), data.details(), version=data.version, own=data.own)
        return workforce.employee(EmployeeId(employee_id), viewer.scope)


class CrewApi(Controller):
    path = "/crews"
    tags = ["people"]  # noqa: RUF012 – Litestar reads it as it is

    @get("/", summary="Crews with their people, the lead first")
    @inject
    def list(
        self,
        request: Request,
        viewer: FromDishka[Viewer],
        access: FromDishka[Access],
        workforce: FromDishka[WorkforceQueries],
        inactive: bool = False,
    ) -> list[CrewRow]:
        access.require(Permission.WORKFORCE_EMPLOYEE_VIEW)
        return workforce.crews(viewer.scope, inactive=inactive)

    @get("/{crew_id:int}", summary="One crew")
    @inject
    def show(
        self,
        request: Request,
        crew_id: int,
        viewer: FromDishka[Viewer],
        access: FromDishka[Access],
        workforce: FromDishka[WorkforceQueries],
    ) -> CrewRow:
        access.require(Permission.WORKFORCE_EMPLOYEE_VIEW)
        return workforce.crew(CrewId(crew_id), viewer.scope)

    @post("/", summary="Form a crew")
    @inject
    def form(
        self,
        request: Request,
        data: NewCrew,
        viewer: FromDishka[Viewer],
        form_crew: FromDishka[FormCrew],
        workforce: FromDishka[WorkforceQueries],
    ) -> CrewRow:
        people = tuple(EmployeeId(one) for one in data.employees)
        crew_id = form_crew(
            BranchId(data.branch_id or viewer.branch_id or viewer.branch_ids[0]),
            CrewDetails(name=data.name, people=people, colour=data.colour),
        )
        return workforce.crew(crew_id, viewer.scope)


ROUTES = (EmployeeApi, CrewApi)
