"""Somebody who works here."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from cleaning.domain.shared import identifiers
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import Invalid, RuleBroken
from cleaning.domain.shared.ids import BranchId, EmployeeId
from cleaning.domain.shared.money import ZERO, Money
from cleaning.domain.shared.own.filling import Owned
from cleaning.domain.workforce.events import EmployeeChanged, EmployeeHired, EmployeeLeft


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployeeDetails:
    """What is known of a person at work. ``base_pay`` is per month, ``hourly_cost`` what an hour costs the company."""

    name: str
    hired_on: date
    position: str = ""
    phone: str = ""
    email: str = ""
    language: str = "bg"
    skills: tuple[str, ...] = ()
    base_pay: Money = ZERO
    hourly_cost: Money = ZERO
    left_on: date | None = None
    iban: str = ""

    def checked(self) -> EmployeeDetails:
        """The same in normal form; Invalid names every field that is wrong."""
        refused: dict[str, RuleBroken] = {}
        normal: dict[str, Any] = {}
        for name, read in (("phone", identifiers.phone), ("email", identifiers.email), ("iban", identifiers.iban)):
            typed = getattr(self, name).strip()
            try:
                normal[name] = read(typed) if typed else ""
            except RuleBroken as error:
                refused[name] = error
        if not self.name.strip():
            refused["name"] = RuleBroken("field.required")
        if self.left_on is not None and self.left_on < self.hired_on:
            refused["left_on"] = RuleBroken("employee.left_before_hired", hired_on=self.hired_on, left_on=self.left_on)
        if self.base_pay < ZERO:
            refused["base_pay"] = RuleBroken("employee.negative_pay")
        if self.hourly_cost < ZERO:
            refused["hourly_cost"] = RuleBroken("employee.negative_pay")
        if refused:
            raise Invalid(dict(refused))
        skills = tuple(dict.fromkeys(skill.strip() for skill in self.skills if skill.strip()))
        return replace(self, name=" ".join(self.name.split()), skills=skills, **normal)


@dataclass(eq=False, kw_only=True)
class Employee(Owned, Aggregate):
    """Paid for visits and never deleted, because pay and visits remember who did them."""

    id: EmployeeId = field(init=False)
    version: int = 1
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

    @classmethod
    def hire(cls, branch_id: BranchId, details: EmployeeDetails) -> Employee:
        employee = cls(branch_id=branch_id, **_values(details.checked()))
        employee.record(
            lambda: EmployeeHired(
                employee_id=employee.id, branch_id=branch_id, name=employee.name, hired_on=employee.hired_on
            )
        )
        return employee

    def change(self, details: EmployeeDetails) -> None:
        before = self.left_on
        for name, value in _values(details.checked()).items():
            if getattr(self, name) != value:
                setattr(self, name, value)
        if self.left_on is not None and self.left_on != before:
            self.record(
                EmployeeLeft(employee_id=self.id, branch_id=self.branch_id, name=self.name, left_on=self.left_on)
            )
        else:
            self.record(EmployeeChanged(employee_id=self.id, branch_id=self.branch_id, name=self.name))


def _values(details: EmployeeDetails) -> dict[str, Any]:
    fields = {name: getattr(details, name) for name in EmployeeDetails.__dataclass_fields__}
    return fields | {"skills": list(details.skills)}
