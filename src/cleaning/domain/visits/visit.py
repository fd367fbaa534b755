"""One crew at one premises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import NotFound, RuleBroken
from cleaning.domain.shared.ids import (
    BranchId,
    ClientId,
    ContractId,
    CrewId,
    EmployeeId,
    OrderId,
    PlanId,
    PlanItemId,
    PremisesId,
    UserId,
    VisitId,
)
from cleaning.domain.shared.money import ZERO, Money
from cleaning.domain.shared.time import TimeSlot
from cleaning.domain.visits.events import (
    VisitAccepted,
    VisitAssigned,
    VisitCancelled,
    VisitCompleted,
    VisitMoved,
    VisitPlanned,
    VisitStarted,
)
from cleaning.domain.visits.parts import Line, Member, Task
from cleaning.domain.visits.values import CheckIn, Stage


@dataclass(eq=False, kw_only=True)
class Visit(Aggregate):
    """Planned for a slot, given to people, begun, done; it is done only when every required task is.

    ``planned_for`` is where the plan put it and never changes; ``items`` are the plan's items due then. Lines and tasks
    are empty until work begins. A done visit does not change any more; acceptance is the one thing added to it.
    """

    id: VisitId = field(init=False)
    version: int = 1
    branch_id: BranchId
    client_id: ClientId
    premises_id: PremisesId
    plan_id: PlanId | None = None
    contract_id: ContractId | None = None
    order_id: OrderId | None = None
    crew_id: CrewId | None = None
    starts_at: datetime
    ends_at: datetime
    planned_for: datetime
    stage: Stage = Stage.PLANNED
    items: list[PlanItemId] = field(default_factory=list)
    price: Money = ZERO
    started_at: datetime | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    completed_at: datetime | None = None
    accepted_by: str = ""
    accepted_at: datetime | None = None
    cancelled_why: str = ""
    note: str = ""
    members: list[Member] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)

    @classmethod
    def plan(
        cls,
        *,
        branch_id: BranchId,
        client_id: ClientId,
        premises_id: PremisesId,
        slot: TimeSlot,
        lines: Sequence[Line],
        tasks: Sequence[Task],
        note: str = "",
        order_id: OrderId | None = None,
    ) -> Visit:
        """A visit outside any plan, with what is to be done in it."""
        visit = cls(
            branch_id=branch_id,
            client_id=client_id,
            premises_id=premises_id,
            starts_at=slot.start,
            ends_at=slot.end,
            planned_for=slot.start,
            lines=list(lines),
            tasks=list(tasks),
            price=sum((line.price for line in lines), ZERO),
            note=note.strip(),
            order_id=order_id,
        )
        visit._number()
        visit.record(
            lambda: VisitPlanned(
                visit_id=visit.id, branch_id=branch_id, premises_id=premises_id, starts_at=visit.starts_at
            )
        )
        return visit

    @property
    def slot(self) -> TimeSlot:
        return TimeSlot(self.starts_at, self.ends_at)

    @property
    def employees(self) -> tuple[EmployeeId, ...]:
        return tuple(member.employee_id for member in self.members)

    def assign(self, employees: Sequence[EmployeeId], slot: TimeSlot, *, crew_id: CrewId | None = None) -> None:
        """Send people, or other people, or nobody; at another time if the slot says so."""
        self._only(Stage.PLANNED, Stage.UNDERWAY)
        if self.stage is Stage.UNDERWAY and not employees:
            raise RuleBroken("visit.somebody_is_there", field="employees")
        if slot != self.slot:
            self._move(slot)
        self.crew_id = crew_id
        known = {member.employee_id: member for member in self.members}
        self.members = [known.get(one) or Member(employee_id=one, slot=slot) for one in dict.fromkeys(employees)]
        for member in self.members:
            member.slot = slot
        self.record(
            VisitAssigned(
                visit_id=self.id,
                branch_id=self.branch_id,
                crew_id=crew_id,
                employees=self.employees,
                starts_at=self.starts_at,
                ends_at=self.ends_at,
            )
        )

    def move(self, slot: TimeSlot) -> None:
        """Another time with the same people."""
        self._only(Stage.PLANNED)
        if slot == self.slot:
            return
        self._move(slot)
        for member in self.members:
            member.slot = slot

    def _move(self, slot: TimeSlot) -> None:
        if self.stage is not Stage.PLANNED:
            raise RuleBroken("visit.begun", field="starts_at", stage=self.stage)
        before, self.starts_at, self.ends_at = self.starts_at, slot.start, slot.end
        if before != slot.start:
            self.record(
                VisitMoved(
                    visit_id=self.id,
                    client_id=self.client_id,
                    premises_id=self.premises_id,
                    before=before,
                    after=slot.start,
                )
            )

    def start(self, check_in: CheckIn, *, lines: Sequence[Line] = (), tasks: Sequence[Task] = ()) -> None:
        """Work begins; what the plan wants is copied in, unless the visit brought its own."""
        self._only(Stage.PLANNED)
        if not self.members:
            raise RuleBroken("visit.nobody_assigned")
        if not self.lines and not self.tasks:
            self.lines, self.tasks = list(lines), list(tasks)
            self._number()
        self.stage, self.started_at = Stage.UNDERWAY, check_in.at
        if check_in.place is not None:
            self.latitude, self.longitude = check_in.place.latitude, check_in.place.longitude
        self.record(
            VisitStarted(
                visit_id=self.id,
                client_id=self.client_id,
                premises_id=self.premises_id,
                at=check_in.at,
                order_id=self.order_id,
            )
        )

    def tick(self, task_id: int, *, at: datetime, by: UserId | None) -> None:
        """Done; ticking twice is once, and takes back that it could not be done."""
        self._only(Stage.UNDERWAY)
        task = self._task(task_id)
        task.skipped_reason = ""
        if task.done_at is None:
            task.done_at, task.done_by = at, by

    def untick(self, task_id: int) -> None:
        """Open again, whatever was said about it."""
        self._only(Stage.UNDERWAY)
        task = self._task(task_id)
        task.done_at = task.done_by = None
        task.skipped_reason = ""

    def cannot(self, task_id: int, reason: str) -> None:
        """It can't be done, and why; the plan is told when the visit is done."""
        self._only(Stage.UNDERWAY)
        if not reason.strip():
            raise RuleBroken("visit.reason_missing", field="reason")
        task = self._task(task_id)
        task.done_at = task.done_by = None
        task.skipped_reason = reason.strip()

    def complete(self, *, at: datetime, premises_name: str) -> None:
        """Everything is done or explained; everybody's minutes are real time from begin to end."""
        if self.stage is not Stage.UNDERWAY:
            raise RuleBroken("visit.not_underway", stage=self.stage)
        if left := [task.title for task in self.tasks if task.required and task.is_open]:
            raise RuleBroken("visit.tasks_left", tasks=left)
        assert self.started_at is not None
        if at < self.started_at:
            raise RuleBroken("visit.ends_before_it_began", started_at=self.started_at, at=at)
        self.stage, self.completed_at = Stage.DONE, at
        for member in self.members:
            if member.minutes is None:
                member.minutes = int((at - self.started_at).total_seconds() // 60)
        self.record(
            VisitCompleted(
                visit_id=self.id,
                client_id=self.client_id,
                premises_id=self.premises_id,
                branch_id=self.branch_id,
                plan_id=self.plan_id,
                contract_id=self.contract_id,
                premises_name=premises_name,
                at=at,
                order_id=self.order_id,
            )
        )

    def cancel(self, reason: str) -> None:
        """It does not take place; its people are free."""
        self._only(Stage.PLANNED, Stage.UNDERWAY)
        if not reason.strip():
            raise RuleBroken("visit.reason_missing", field="reason")
        self.stage, self.cancelled_why = Stage.CANCELLED, reason.strip()
        for member in self.members:
            member.cancelled = True
        self.record(
            VisitCancelled(
                visit_id=self.id,
                client_id=self.client_id,
                premises_id=self.premises_id,
                starts_at=self.starts_at,
                reason=self.cancelled_why,
            )
        )

    def accept(self, name: str, *, at: datetime) -> None:
        """The client, by a person with a name, takes the work over."""
        if self.stage is not Stage.DONE:
            raise RuleBroken("visit.not_done", stage=self.stage)
        if self.accepted_at is not None:
            raise RuleBroken("visit.accepted_already", by=self.accepted_by, at=self.accepted_at)
        if not name.strip():
            raise RuleBroken("field.required", field="name")
        self.accepted_by, self.accepted_at = " ".join(name.split()), at
        self.record(
            VisitAccepted(
                visit_id=self.id, client_id=self.client_id, name=self.accepted_by, at=at, order_id=self.order_id
            )
        )

    def _only(self, *stages: Stage) -> None:
        if self.stage in stages:
            return
        if self.stage is Stage.DONE:
            raise RuleBroken("visit.done_is_done", at=self.completed_at)
        if self.stage is Stage.CANCELLED:
            raise RuleBroken("visit.cancelled", reason=self.cancelled_why)
        raise RuleBroken("visit.wrong_stage", stage=self.stage)

    def task_at(self, position: int, title: str) -> int:
        """The task at a place of the checklist, for phones which began without a connection and know no numbers yet.

        The title must agree, or the plan has changed since the phone saw it: NotFound.
        """
        for task in self.tasks:
            if task.position == position and task.title == title:
                return task.id
        raise NotFound("task", title)

    def _task(self, task_id: int) -> Task:
        for task in self.tasks:
            if task.id == task_id:
                return task
        raise NotFound("task", task_id)

    def _number(self) -> None:
        for place, line in enumerate(self.lines):
            line.position = place
        for place, task in enumerate(self.tasks):
            task.position = place
