"""What happens in workforce, for whoever reacts to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cleaning.domain.shared.aggregate import DomainEvent
from cleaning.domain.shared.ids import BranchId, CrewId, EmployeeId


@dataclass(frozen=True, kw_only=True)
class EmployeeHired(DomainEvent):
    employee_id: EmployeeId
    branch_id: BranchId
    name: str
    hired_on: date


@dataclass(frozen=True, kw_only=True)
class EmployeeChanged(DomainEvent):
    employee_id: EmployeeId
    branch_id: BranchId
    name: str


@dataclass(frozen=True, kw_only=True)
class EmployeeLeft(DomainEvent):
    employee_id: EmployeeId
    branch_id: BranchId
    name: str
    left_on: date


@dataclass(frozen=True, kw_only=True)
class CrewFormed(DomainEvent):
    crew_id: CrewId
    branch_id: BranchId
    name: str


@dataclass(frozen=True, kw_only=True)
class CrewChanged(DomainEvent):
    """Who goes together from now on; visits already assigned keep their people."""

    crew_id: CrewId
    branch_id: BranchId
    name: str
    members: tuple[EmployeeId, ...]
