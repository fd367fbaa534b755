"""Small values of plans."""

from __future__ import annotations

from enum import StrEnum


class Mark(StrEnum):
    """What became of one occurrence of a plan's item."""

    DONE = "done"
    SKIPPED = "skipped"
    NOT_NEEDED = "not_needed"


class Per(StrEnum):
    """What a price is for: each visit, or the month however many visits it has."""

    VISIT = "visit"
    MONTH = "month"
