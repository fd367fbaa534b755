"""Hours in which people are left alone; everything but the urgent waits for the morning."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from cleaning.domain.messaging.values import Purpose


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From ``start`` in the evening until ``end`` in the morning, on the recipient's clock."""

    start: time = time(20)
    end: time = time(9)

    def covers(self, moment: time) -> bool:
        if self.start <= self.end:
            return self.start <= moment < self.end
        return moment >= self.start or moment < self.end

    def postpone(self, instant: datetime, zone: ZoneInfo, purpose: Purpose) -> datetime:
        """The first moment at or after ``instant`` when a message of this purpose may go."""
        local = instant.astimezone(zone)
        if purpose is Purpose.URGENT or not self.covers(local.time()):
            return instant
        morning = local.replace(hour=self.end.hour, minute=self.end.minute, second=0, microsecond=0)
        if morning <= local:
            morning = (local + timedelta(days=1)).replace(
                hour=self.end.hour, minute=self.end.minute, second=0, microsecond=0
            )
        return morning.astimezone(instant.tzinfo)
