"""The light of execution: is it on time? Derived whenever somebody looks, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from cleaning.domain.orders.values import UNDONE, OrderStage

SOON = timedelta(hours=24)
"""So near to its deadline an order needs people, and the word of both sides."""


class ExecutionLight(StrEnum):
    ON_TIME = "on_time"
    AT_RISK = "at_risk"
    LATE = "late"
    DONE = "done"
    DONE_LATE = "done_late"
    CANCELLED = "cancelled"


class Risk(StrEnum):
    """Why an order may come to be late."""

    NONE = ""
    NOBODY = "nobody"
    UNCONFIRMED = "unconfirmed"
    OVERRUN = "overrun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far an order is. ``planned_until``: when its last open visit ends; ``staffed``: people are sent to one."""

    stage: OrderStage
    deadline: datetime
    done_at: datetime | None = None
    planned_until: datetime | None = None
    staffed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Execution:
    """``minutes`` it is late, was late, or would be late by its plan; 0 where that does not apply."""

    light: ExecutionLight
    risk: Risk = Risk.NONE
    minutes: int = 0


def execution(progress: Progress, now: datetime) -> Execution:
    """The worst that is true: late before at risk before on time."""
    if progress.stage is OrderStage.CANCELLED:
        return Execution(light=ExecutionLight.CANCELLED)
    if progress.stage not in UNDONE:
        late = progress.done_at is not None and progress.done_at > progress.deadline
        over = _minutes(progress.done_at - progress.deadline) if late and progress.done_at else 0
        return Execution(light=ExecutionLight.DONE_LATE if late else ExecutionLight.DONE, minutes=over)
    if progress.deadline < now:
        return Execution(light=ExecutionLight.LATE, minutes=_minutes(now - progress.deadline))
    if progress.planned_until is not None and progress.planned_until > progress.deadline:
        over = _minutes(progress.planned_until - progress.deadline)
        return Execution(light=ExecutionLight.AT_RISK, risk=Risk.OVERRUN, minutes=over)
    if progress.deadline < now + SOON and progress.stage is not OrderStage.IN_PROGRESS:
        if not progress.staffed:
            return Execution(light=ExecutionLight.AT_RISK, risk=Risk.NOBODY)
        if progress.stage is OrderStage.NEW:
            return Execution(light=ExecutionLight.AT_RISK, risk=Risk.UNCONFIRMED)
    return Execution(light=ExecutionLight.ON_TIME)


def _minutes(length: timedelta) -> int:
    return int(length.total_seconds() // 60)
