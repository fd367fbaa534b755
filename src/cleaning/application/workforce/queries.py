"""What may be asked about employees and crews."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Protocol

import msgspec

from cleaning.application.shared.access import Scope
from cleaning.application.shared.own import OwnAsked
from cleaning.application.shared.paging import Page
from cleaning.domain.shared.ids import BranchId, CrewId, EmployeeId
from cleaning.domain.shared.money import Money
from cleaning.domain.shared.own.field import Own


class EmployeeRow(msgspec.Struct, frozen=True, kw_only=True):
    id: EmployeeId
    branch_id: BranchId
    name: str
    position: str
    phone: str
    skills: list[str]
    crews: list[str]
    left_on: date | None
    own: Own


class EmployeeCard(msgspec.Struct, frozen=True, kw_only=True):
    """One employee; `base_pay` is per month, `hourly_cost` what an hour costs the company, `iban` where pay goes."""

    id: EmployeeId
    branch_id: BranchId
    name: str
    position: str
    phone: str
    email: str
    language: str
    skills: list[str]
    base_pay: Money
    hourly_cost: Money
    hired_on: date
    left_on: date | None
    iban: str
    crew_ids: list[CrewId]
    version: int
    own: Own


class CrewMember(msgspec.Struct, frozen=True, kw_only=True):
    employee_id: EmployeeId
    name: str
    lead: bool


class CrewRow(msgspec.Struct, frozen=True, kw_only=True):
    """A crew with its people, the lead first."""

    id: CrewId
    branch_id: BranchId
    name: str
    colour: str
    active: bool
    version: int
    members: tuple[CrewMember, ...]


class WorkforceQueries(Protocol):
    """Reads about people at work, always within the viewer's branches."""

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
        """By name; with ``left`` also those who no longer work here."""

    def employee(self, employee_id: EmployeeId, scope: Scope) -> EmployeeCard:
        """Raise NotFound when there is none in the scope."""

    def crews(self, scope: Scope, *, branch_id: BranchId | None = None, inactive: bool = False) -> list[CrewRow]:
        """All crews by name; there are tens of them, so they do not come in pages."""

    def crew(self, crew_id: CrewId, scope: Scope) -> CrewRow:
        """Raise NotFound when there is none in the scope."""

    def names(self, employee_ids: Collection[int]) -> dict[EmployeeId, str]:
        """What to call people on any screen."""

    def at_work(self, scope: Scope, *, branch_id: BranchId | None = None) -> list[CrewMember]:
        """Everybody who may be sent somewhere now, by name."""
