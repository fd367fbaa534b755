"""What calls about visits bring."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import msgspec

from cleaning.application.visits.mark_task import TaskState


class Body(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """What a call brings; an unknown field is a mistake and said so."""


class NewVisit(Body, kw_only=True, frozen=True):
    """A one-off visit; ``price`` net in EUR for the whole visit."""

    premises_id: int
    service_id: int
    starts_at: datetime
    minutes: int
    branch_id: int | None = None
    quantity: Decimal = Decimal(1)
    price: Decimal = Decimal(0)
    note: str = ""


class NewAssignment(Body, kw_only=True, frozen=True):
    """A crew, or people by name; neither takes the visit back. Without times it stays where it is."""

    crew_id: int | None = None
    employees: list[int] | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    version: int | None = None


class NewCheckIn(Body, kw_only=True, frozen=True):
    """``at`` when it really was (a phone may have been offline), ``latitude``/``longitude`` WGS 84 degrees."""

    at: datetime | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None


class NewTaskMark(Body, kw_only=True, frozen=True):
    """``reason`` says why it ``cannot`` be done; ``position`` and ``title`` name a task of unknown ``task_id``."""

    state: TaskState
    task_id: int | None = None
    position: int = 0
    title: str = ""
    reason: str = ""
    at: datetime | None = None


class NewTaskMarks(Body, kw_only=True, frozen=True):
    marks: list[NewTaskMark]


class NewCompletion(Body, kw_only=True, frozen=True):
    at: datetime | None = None


class NewAcceptance(Body, kw_only=True, frozen=True):
    """``name`` of the client's person who takes the work over."""

    name: str


class NewCancellation(Body, kw_only=True, frozen=True):
    reason: str
    version: int | None = None
