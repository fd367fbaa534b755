"""A value of one type is refused by every other; what is stored reads back as it was given."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.own.field import Field, OwnType, Stored

LONGEST = 500
EARLIEST, LATEST = 1900, 2200
NUMBER = re.compile(r"[+-]?[0-9]{1,12}(\.[0-9]{1,6})?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def stored(field: Field, given: object) -> Stored:
    """What is kept of ``given``. RuleBroken ``own.no_text``, ``own.no_number`` … when it is of another type."""
    match field.type:
        case OwnType.TEXT:
            return _text(given)
        case OwnType.NUMBER:
            return _number(given)
        case OwnType.DATE:
            return _day(given)
        case OwnType.CHOICE:
            choice = field.choice(given)
            if choice is None or choice.retired:
                raise RuleBroken("own.not_offered", value=given, offered=[one.key for one in field.offered])
            return choice.key
        case OwnType.FLAG:
            if not isinstance(given, bool):
                raise RuleBroken("own.no_flag", value=given)
            return given


def typed(field: Field, value: Stored) -> str | Decimal | date | bool:
    """The way back from :func:`stored`: a number is a Decimal, a day a date."""
    if field.type is OwnType.NUMBER:
        return Decimal(value)
    return date.fromisoformat(str(value)) if field.type is OwnType.DATE else value


def _text(given: object) -> str:
    if not isinstance(given, str):
        raise RuleBroken("own.no_text", value=given)
    text = CONTROLS.sub("", given).strip()
    if not text:
        raise RuleBroken("field.required")
    if len(text) > LONGEST:
        raise RuleBroken("field.too_long", most=LONGEST, length=len(text))
    return text


def _number(given: object) -> str:
    """Equal numbers are one text: no zeros at the end, no sign of zero, never an exponent."""
    text = f"{given:f}" if isinstance(given, Decimal) and given.is_finite() else str(given)
    if isinstance(given, bool | float) or not NUMBER.fullmatch(text):
        raise RuleBroken("own.no_number", value=given)
    number = Decimal(text)
    plain = f"{number:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return plain if number else "0"


def _day(given: object) -> str:
    if type(given) is date:
        given = given.isoformat()
    if not isinstance(given, str) or not DAY.fullmatch(given):
        raise RuleBroken("own.no_date", value=given)
    try:
        day = date.fromisoformat(given)
    except ValueError:
        raise RuleBroken("own.no_date", value=given) from None
    if not EARLIEST <= day.year <= LATEST:
        raise RuleBroken("own.no_date", value=given)
    return day.isoformat()
