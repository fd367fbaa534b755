"""The machine's clock."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

SOFIA = ZoneInfo("Europe/Sofia")


@dataclass(frozen=True, slots=True)
class SystemClock:
    """Now, and the calendar day in the company's zone."""

    zone: ZoneInfo = SOFIA

    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return self.now().astimezone(self.zone).date()
