"""Small values of plans."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import PlanItemId, UserId, VisitId


class Mark(StrEnum):
    """What became of one occurrence of a plan's item."""

    DONE = "done"
    SKIPPED = "skipped"
    NOT_NEEDED = "not_needed"


class Per(StrEnum):
    """What a price is for: each visit, or the month however many visits it has."""

    VISIT = "visit"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkMade:
    """One mark to be kept; a later one for the same occurrence takes its place."""

    item_id: PlanItemId
    due_on: date
    mark: Mark
    at: datetime
    by: UserId | None = None
    visit_id: VisitId | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        if self.mark is Mark.SKIPPED and not self.reason.strip():
            raise RuleBroken("plan.reason_missing", field="reason")


@dataclass(frozen=True, slots=True)
class Pause:
    """Nothing is due from ``starts_on`` up to and without ``ends_on``; None is until further notice."""

    starts_on: date
    ends_on: date | None = None

    def contains(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)
