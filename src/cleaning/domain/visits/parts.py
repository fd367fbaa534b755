"""What a visit is made of: people, agreed lines, tasks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from cleaning.domain.shared.ids import ContractLineId, EmployeeId, PlanItemId, ServiceId, UserId, VisitLineId
from cleaning.domain.shared.money import Money, UnitCost
from cleaning.domain.shared.time import TimeSlot
from cleaning.domain.visits.values import Per


@dataclass(eq=False, kw_only=True)
class Member:
    """Somebody who is sent. ``minutes`` are real work, known when the visit is done; ``share`` only where agreed."""

    employee_id: EmployeeId
    slot: TimeSlot
    cancelled: bool = False
    minutes: int | None = None
    share: Decimal | None = None


@dataclass(eq=False, kw_only=True)
class Line:
    """A service of the visit as agreed: the net price per visit or month, and what the crew earns per unit."""

    id: VisitLineId = field(init=False)
    position: int = 0
    contract_line_id: ContractLineId | None = None
    service_id: ServiceId
    description: str
    quantity: Decimal
    unit: str
    price: Money
    per: Per
    vat_code: str
    piece_rate: UnitCost


@dataclass(eq=False, kw_only=True)
class Task:
    """One line of the checklist: open, done, or explained why it could not be."""

    id: int = field(init=False)
    position: int = 0
    plan_item_id: PlanItemId | None = None
    zone: str = ""
    title: str
    required: bool = True
    done_at: datetime | None = None
    done_by: UserId | None = None
    skipped_reason: str = ""

    @property
    def is_open(self) -> bool:
        return self.done_at is None and not self.skipped_reason


def checklist(texts: list[str], *, title: str, zone: str = "", plan_item_id: PlanItemId | None = None) -> list[Task]:
    """The tasks of an item. ``Room: task`` names the room; without a checklist the item itself is the task."""
    tasks = []
    for text in texts or [title]:
        room, colon, what = text.partition(": ")
        place, name = (room.strip(), what.strip()) if colon and room.strip() and what.strip() else (zone, text.strip())
        if name:
            tasks.append(Task(plan_item_id=plan_item_id, zone=place or title, title=name))
    return tasks
