"""The application identifiers a store room meets, and how their values are read (GS1 General Specifications §3.2)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cleaning.domain.inventory.barcode import check_digit

SEPARATOR = "\x1d"
CHARACTERS = re.compile(r"^[!\"%&'()*+,\-./0-9:;<=>?A-Z_a-z]+$")
"""The 82 characters of GS1 (§7.11)."""
CENTURY_TURN = 77
"""Years from 77 to 99 are of the last century: from 2026 they lie 51 or more ahead (§7.12)."""


class FieldError(Exception):
    """A value that breaks the rules of its field."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Field:
    """``digits`` of the identifier itself; ``longest`` of its value, which ``fixed`` always fills."""

    name: str
    digits: int
    longest: int
    fixed: bool
    turn: Callable[[str, str], object]

    def read(self, value: str, identifier: str) -> object:
        if not value or (self.fixed and len(value) < self.longest):
            raise FieldError("gs1.too_short")
        if len(value) > self.longest:
            raise FieldError("gs1.too_long")
        return self.turn(value, identifier)


def _digits(value: str) -> str:
    if not (value.isascii() and value.isdigit()):
        raise FieldError("gs1.not_digits")
    return value


def _checked(value: str, _: str) -> str:
    if check_digit(_digits(value)[:-1]) != int(value[-1]):
        raise FieldError("gs1.check_digit")
    return value


def _text(value: str, _: str) -> str:
    if not CHARACTERS.match(value):
        raise FieldError("gs1.characters")
    return value


def _whole(value: str, _: str) -> int:
    return int(_digits(value))


def _day(value: str, _: str) -> date:
    """YYMMDD; a day of 00 is the last of the month."""
    year, month, day = int(_digits(value)[:2]), int(value[2:4]), int(value[4:])
    full = year + (1900 if year >= CENTURY_TURN else 2000)
    if not 1 <= month <= 12 or day > monthrange(full, month)[1]:
        raise FieldError("gs1.date")
    return date(full, month, day or monthrange(full, month)[1])


def _decimal(value: str, identifier: str) -> Decimal:
    """The last digit of the identifier says how many decimals there are."""
    return Decimal(_digits(value)).scaleb(-int(identifier[-1]))


def _decimal_with_currency(value: str, identifier: str) -> Decimal:
    """As :func:`_decimal`, after the three digits of an ISO 4217 currency."""
    if len(value) < 4:
        raise FieldError("gs1.too_short")
    return _decimal(value[3:], identifier)


def _ignored(value: str, _: str) -> None:
    """A field that says nothing to a store room, but must be stepped over."""
    _text(value, _)


FIELDS: dict[str, Field] = {
    "00": Field("sscc", 2, 18, True, _checked),
    "01": Field("gtin", 2, 14, True, _checked),
    "02": Field("gtin", 2, 14, True, _checked),
    "10": Field("lot", 2, 20, False, _text),
    "11": Field("production", 2, 6, True, _day),
    "12": Field("", 2, 6, True, _ignored),
    "13": Field("", 2, 6, True, _ignored),
    "15": Field("best_before", 2, 6, True, _day),
    "16": Field("", 2, 6, True, _ignored),
    "17": Field("expiry", 2, 6, True, _day),
    "20": Field("", 2, 2, True, _ignored),
    "21": Field("serial", 2, 20, False, _text),
    "30": Field("count", 2, 8, False, _whole),
    "37": Field("count", 2, 8, False, _whole),
    "240": Field("", 3, 30, False, _ignored),
    "241": Field("", 3, 30, False, _ignored),
    "310": Field("weight_kg", 4, 6, True, _decimal),
    "392": Field("price", 4, 15, False, _decimal),
    "393": Field("price", 4, 18, False, _decimal_with_currency),
    "400": Field("order", 3, 30, False, _text),
    **{str(number): Field("gln", 3, 13, True, _checked) for number in range(410, 418)},
    "420": Field("", 3, 20, False, _ignored),
    **{str(number): Field("", 2, 90, False, _ignored) for number in range(90, 100)},
}
"""By the digits that tell them apart; a fourth digit of an identifier is a number of decimals."""
