"""When something happened, as told by a phone that may have been offline."""

from __future__ import annotations

from datetime import datetime


def told(at: datetime | None, now: datetime) -> datetime:
    """The told moment, but never one that has not come yet: clocks of phones run ahead."""
    return now if at is None else min(at, now)
