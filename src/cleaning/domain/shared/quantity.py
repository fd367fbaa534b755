"""Quantities with units, percents and ratios."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import exact, opaque

FOUR = Decimal("0.0001")


class Unit(StrEnum):
    """What a quantity counts."""

    AREA = "m2"
    HOUR = "h"
    PIECE = "piece"
    LITRE = "l"
    KILOGRAM = "kg"
    METRE = "m"
    VISIT = "visit"
    MONTH = "month"


@opaque
@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of units, four places."""

    value: Decimal
    unit: Unit

    def __init__(self, value: Decimal | int | str, unit: Unit) -> None:
        object.__setattr__(self, "value", exact(value).quantize(FOUR, ROUND_HALF_UP))
        object.__setattr__(self, "unit", unit)

    def __add__(self, other: Quantity) -> Quantity:
        if self.unit != other.unit:
            raise RuleBroken("quantity.units_differ", left=self.unit, right=other.unit)
        return Quantity(self.value + other.value, self.unit)

    def __neg__(self) -> Quantity:
        return Quantity(-self.value, self.unit)

    def __sub__(self, other: Quantity) -> Quantity:
        return self + -other


@opaque
@dataclass(frozen=True, slots=True, order=True)
class Percent:
    """``Percent(20)`` is 20 %."""

    value: Decimal

    def __init__(self, value: Decimal | int | str) -> None:
        object.__setattr__(self, "value", exact(value).quantize(FOUR, ROUND_HALF_UP))

    @property
    def fraction(self) -> Decimal:
        """0.2 for 20 %."""
        return self.value / 100


@opaque
@dataclass(frozen=True, slots=True, order=True)
class Ratio:
    """A coefficient ≥ 0, four places."""

    value: Decimal

    def __init__(self, value: Decimal | int | str) -> None:
        number = exact(value).quantize(FOUR, ROUND_HALF_UP)
        if number < 0:
            raise RuleBroken("ratio.negative", value=number)
        object.__setattr__(self, "value", number)
