"""How values of the domain lie in columns."""

from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import msgspec
from sqlalchemy import DateTime, Dialect, Numeric, Text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.types import TypeDecorator

from cleaning.domain.shared.money import Money, UnitCost, exact


class MoneyType(TypeDecorator[Money]):
    """``numeric(14,2)`` in the company's currency ↔ :class:`Money`."""

    impl = Numeric(14, 2)
    cache_ok = True

    def process_bind_param(self, value: Money | Decimal | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else value.amount if isinstance(value, Money) else exact(value)

    def process_result_value(self, value: Decimal | None, dialect: Dialect) -> Money | None:
        return None if value is None else Money(value)


class UnitCostType(TypeDecorator[UnitCost]):
    """``numeric(18,6)`` ↔ :class:`UnitCost`."""

    impl = Numeric(18, 6)
    cache_ok = True

    def process_bind_param(self, value: UnitCost | Decimal | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else value.amount if isinstance(value, UnitCost) else exact(value)

    def process_result_value(self, value: Decimal | None, dialect: Dialect) -> UnitCost | None:
        return None if value is None else UnitCost(value)


class Number(TypeDecorator[Decimal]):
    """``numeric``, by default (14,4), always finite: PostgreSQL itself would take NaN."""

    impl = Numeric
    cache_ok = True

    def __init__(self, precision: int = 14, scale: int = 4) -> None:
        super().__init__(precision, scale)

    def process_bind_param(self, value: Decimal | int | str | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else exact(value)


class EnumText(TypeDecorator[StrEnum]):
    """A text column that reads as a member of ``kind``; give the column a CHECK with :func:`one_of`."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else str(self.kind(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        return None if value is None else self.kind(value)


class Code(TypeDecorator[str]):
    """The code of a word of one of the company's dictionaries; a trigger refuses what is no word."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)


def one_of(column: str, kind: type[StrEnum]) -> str:
    """The text of the CHECK that keeps a column to the members of ``kind``."""
    return f"{column} in ({', '.join(repr(str(member)) for member in kind)})"


class Instant(TypeDecorator[datetime]):
    """``timestamptz`` ↔ an aware moment in UTC; a naive one is a mistake of the program."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise TypeError("a moment needs a zone")
        return value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)


class Words(TypeDecorator[tuple[str, ...]]):
    """``text[]`` ↔ a tuple of texts, or of members of ``kind``."""

    impl = ARRAY(Text)
    cache_ok = True

    def __init__(self, kind: type[str] = str) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Iterable[str] | None, dialect: Dialect) -> list[str] | None:
        return None if value is None else [str(self.kind(word)) for word in value]

    def process_result_value(self, value: list[str] | None, dialect: Dialect) -> tuple[str, ...] | None:
        return None if value is None else tuple(self.kind(word) for word in value)


class Json(TypeDecorator[Any]):
    """``jsonb`` ↔ a value of ``kind`` (a Struct, a dict, a tuple of Structs …)."""

    impl = JSONB
    cache_ok = True

    def __init__(self, kind: Any = dict) -> None:
        super().__init__(none_as_null=True)
        self.kind = kind

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else msgspec.to_builtins(value, enc_hook=plain)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else msgspec.convert(value, self.kind, strict=False, dec_hook=fancy)


def plain(value: Any) -> Any:
    """What JSON does not know by itself."""
    if isinstance(value, Money | UnitCost):
        return str(value)
    raise NotImplementedError(f"no JSON form for {type(value).__name__}")


def fancy(kind: type, value: Any) -> Any:
    """The way back from :func:`plain`."""
    if kind in (Money, UnitCost):
        return kind(value)
    raise NotImplementedError(f"no way from JSON to {kind.__name__}")
