"""A calendar day of the company: from local midnight to local midnight, and the moment it is."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """``start`` and ``end`` are aware and may be 23 or 25 hours apart."""

    date: date
    now: datetime
    zone: ZoneInfo

    @property
    def start(self) -> datetime:
        return midnight(self.date, self.zone)

    @property
    def end(self) -> datetime:
        return midnight(self.date + timedelta(days=1), self.zone)


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """When a calendar day begins."""
    return datetime.combine(day, time(), zone)
