"""What the use cases of visits need."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from cleaning.application.plans.queries import DueVisit
from cleaning.domain.shared.ids import BranchId, ContractId, CrewId, EmployeeId, OrderId, PlanId, PremisesId, VisitId
from cleaning.domain.shared.time import TimeSlot
from cleaning.domain.visits.series import Planned
from cleaning.domain.visits.visit import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Somebody is already in another visit at that time."""

    employee_id: EmployeeId
    visit_id: VisitId
    premises_id: PremisesId
    slot: TimeSlot


class Visits(Protocol):
    """All the visits there are, as if they were in memory."""

    def get(self, visit_id: VisitId) -> Visit:
        """Raise NotFound when there is none."""

    def add(self, visit: Visit) -> None: ...

    def moved_into(self, contract_id: ContractId, start: datetime, end: datetime | None) -> list[Visit]:
        """Planned visits of the contract that a person gave another time and that begin in the stretch."""

    def planned_for_order(self, order_id: OrderId) -> list[Visit]:
        """Visits of the order that nobody has begun."""

    def reserve(self, employee_ids: Collection[EmployeeId]) -> None:
        """Nobody else sends these people anywhere until this transaction ends."""

    def clashes(
        self, employee_ids: Collection[EmployeeId], slot: TimeSlot, *, besides: VisitId | None = None
    ) -> list[Clash]:
        """Where the people already are in the slot, in time order; the visit ``besides`` does not count."""


class Projections(Protocol):
    """Visits that plans lead to, by the thousand; plain rows, because nothing has been decided about them yet."""

    def behind(self, plan_ids: Sequence[PlanId], until: date) -> list[tuple[PlanId, date | None]]:
        """The plans whose visits do not reach ``until`` and how far they reach; locked until the transaction ends."""

    def add(self, due: Sequence[DueVisit]) -> int:
        """Put those on the board that are not there yet; how many they were."""

    def reached(self, plan_ids: Sequence[PlanId], until: date) -> None: ...

    def planned(self, plan_id: PlanId, start: datetime) -> list[Planned]:
        """Visits of the plan meant for ``start`` or later, whatever became of them."""

    def remove(self, visit_ids: Sequence[VisitId]) -> None:
        """Take planned visits off the board together with who was sent there."""

    def shift(self, visit_id: VisitId, due: DueVisit) -> None:
        """Give a planned visit the plan's new time; its people come along unless they are elsewhere then."""

    def follow(self, visit_id: VisitId, due: DueVisit) -> None:
        """Let a planned visit do what the plan now wants at its time."""


class Crews(Protocol):
    """Who goes together usually."""

    def members(self, crew_id: CrewId) -> tuple[EmployeeId, ...]:
        """The lead first; raise NotFound when there is no such crew."""

    def strangers(self, employee_ids: Collection[EmployeeId], branch_id: BranchId) -> list[EmployeeId]:
        """Those who do not work in the branch."""
