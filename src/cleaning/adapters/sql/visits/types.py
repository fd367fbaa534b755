"""How a visit's values lie in columns."""

from datetime import UTC
from typing import Any

from sqlalchemy import Dialect
from sqlalchemy.dialects.postgresql import TSTZRANGE, Range
from sqlalchemy.types import TypeDecorator

from cleaning.domain.shared.time import TimeSlot


class SlotType(TypeDecorator[TimeSlot]):
    """``tstzrange`` ``[)`` ↔ :class:`TimeSlot`."""

    impl = TSTZRANGE
    cache_ok = True

    def process_bind_param(self, value: TimeSlot | None, dialect: Dialect) -> Any:
        return None if value is None else Range(value.start, value.end, bounds="[)")

    def process_result_value(self, value: Range[Any] | None, dialect: Dialect) -> TimeSlot | None:
        if value is None:
            return None
        return TimeSlot(value.lower.astimezone(UTC), value.upper.astimezone(UTC))
