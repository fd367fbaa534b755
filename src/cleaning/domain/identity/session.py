"""How long somebody stays signed in."""

from datetime import datetime, timedelta

from cleaning.domain.shared.role import Role

TOUCH_EVERY = timedelta(minutes=5)
IDLE = timedelta(hours=12)
IDLE_ON_THE_PHONE = timedelta(days=30)
LONGEST = timedelta(days=60)


def expires(role: Role, *, created: datetime, seen: datetime) -> datetime:
    """A working day without use ends it, for crews a month; two months end it in any case."""
    idle = IDLE_ON_THE_PHONE if role in (Role.CREW, Role.CLIENT) else IDLE
    return min(seen + idle, created + LONGEST)
