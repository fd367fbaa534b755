"""Exact sums of money and unit costs; never a float."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, InvalidOperation
from functools import total_ordering
from typing import ClassVar, TypeVar

from cleaning.domain.shared.errors import RuleBroken

T = TypeVar("T")
CENT = Decimal("0.01")
MICRO = Decimal("0.000001")


def exact(value: Decimal | int | str) -> Decimal:
    """The number as a finite Decimal; floats, NaN and infinities are refused."""
    if isinstance(value, float):
        raise TypeError("an amount is never a float")
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise RuleBroken("number.unreadable", value=value) from None
    if not number.is_finite():
        raise RuleBroken("number.not_finite")
    return number


def opaque(kind: type[T]) -> type[T]:
    """A whole to the outside, not a bag of fields: encoders ask how to write it instead of writing its parts."""
    names = tuple(field.name for field in fields(kind))  # type: ignore[arg-type]
    del kind.__dataclass_fields__  # type: ignore[attr-defined]
    kind.__reduce__ = lambda self: (kind, tuple(getattr(self, name) for name in names))  # type: ignore[method-assign]
    return kind


@opaque
@total_ordering
@dataclass(frozen=True, slots=True)
class Money:
    """An exact sum in one currency, two places. Rounds half away from zero to the cent."""

    amount: Decimal
    currency: str = "EUR"

    ZERO: ClassVar[Money]

    def __init__(self, amount: Decimal | int | str, currency: str = "EUR") -> None:
        object.__setattr__(self, "amount", exact(amount).quantize(CENT, ROUND_HALF_UP))
        object.__setattr__(self, "currency", currency)

    def _same(self, other: Money) -> Decimal:
        if self.currency != other.currency:
            raise RuleBroken("money.currencies_differ", left=self.currency, right=other.currency)
        return other.amount

    def _of_cents(self, amount: Decimal) -> Money:
        """A sum of sums is at the cent already: what is added by the ten thousand need not be rounded again."""
        made = object.__new__(Money)
        object.__setattr__(made, "amount", amount)
        object.__setattr__(made, "currency", self.currency)
        return made

    def __add__(self, other: Money) -> Money:
        return self._of_cents(self.amount + self._same(other))

    def __sub__(self, other: Money) -> Money:
        return self._of_cents(self.amount - self._same(other))

    def __neg__(self) -> Money:
        return self._of_cents(-self.amount)

    def __abs__(self) -> Money:
        return Money(abs(self.amount), self.currency)

    def __mul__(self, factor: Decimal | int) -> Money:
        return Money(self.amount * exact(factor), self.currency)

    __rmul__ = __mul__

    def __lt__(self, other: Money) -> bool:
        return self.amount < self._same(other)

    def __bool__(self) -> bool:
        return bool(self.amount)

    def __str__(self) -> str:
        return f"{self.amount:.2f}"

    def allocate(self, weights: Sequence[Decimal]) -> list[Money]:
        """Split by weight so that the parts add up to the whole (largest remainder, ties to the earlier part).

        Weights are ≥ 0 and not all zero; negative sums split as their mirror image.
        """
        exacts = [exact(weight) for weight in weights]
        total = sum(exacts, Decimal(0))
        if not exacts or total <= 0 or min(exacts) < 0:
            raise RuleBroken("money.weights", weights=weights)
        sign = -1 if self.amount < 0 else 1
        cents = int(abs(self.amount) / CENT)
        shares = [cents * weight / total for weight in exacts]
        floors = [int(share.to_integral_value(ROUND_DOWN)) for share in shares]
        by_remainder = sorted(range(len(exacts)), key=lambda i: (-(shares[i] - floors[i]), i))
        for i in by_remainder[: cents - sum(floors)]:
            floors[i] += 1
        return [Money(sign * part * CENT, self.currency) for part in floors]


Money.ZERO = Money(0)
ZERO = Money.ZERO


@opaque
@dataclass(frozen=True, slots=True)
class UnitCost:
    """What one unit costs, six places; times a quantity it is :class:`Money`."""

    amount: Decimal
    currency: str = "EUR"

    def __init__(self, amount: Decimal | int | str, currency: str = "EUR") -> None:
        object.__setattr__(self, "amount", exact(amount).quantize(MICRO, ROUND_HALF_UP))
        object.__setattr__(self, "currency", currency)

    def __mul__(self, quantity: Decimal | int) -> Money:
        return Money(self.amount * exact(quantity), self.currency)

    def __str__(self) -> str:
        return f"{self.amount:.6f}"
