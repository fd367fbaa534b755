"""How a list is narrowed and ordered by own fields; the database does the same in its own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cleaning.domain.shared.own.field import Field, Own, OwnType
from cleaning.domain.shared.own.reading import typed


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """``value``: a piece of the text, the key of a choice, yes or no. ``least``, ``most``: both ends are included."""

    field: Field
    value: str | bool | None = None
    least: Decimal | date | None = None
    most: Decimal | date | None = None

    def holds(self, own: Own) -> bool:
        """A record without a value fits no condition."""
        if self.field.key not in own:
            return False
        value = own[self.field.key]
        if self.field.type in (OwnType.NUMBER, OwnType.DATE):
            return self._between(typed(self.field, value))
        if self.field.type is OwnType.TEXT:
            return str(self.value).lower() in str(value).lower()
        return type(value) is type(self.value) and value == self.value

    def _between(self, value: object) -> bool:
        return (self.least is None or value >= self.least) and (  # type: ignore[operator]
            self.most is None or value <= self.most  # type: ignore[operator]
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """Records without a value come last, whichever way."""

    field: Field
    descending: bool = False

    @property
    def name(self) -> str:
        """As an address says it."""
        return ("-" if self.descending else "") + self.field.place
