"""The filters a template may use; each takes a value and at most two constants and gives text, without effects."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from cleaning.domain.documents.formats import Formats, grouped_iban
from cleaning.domain.documents.words import LIMIT, amount_in_words

Filter = Callable[..., Any]
LONGEST = 20_000
"""Characters a filter gives at most."""


def _number(value: Any) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return Decimal(value)
    raise TypeError("not a number")


class Filters:
    """The filters of one language."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._formats = Formats(language)

    def table(self) -> dict[str, Filter]:
        return {
            "amount": self.amount,
            "capitalize": lambda value: f"{self.shown(value)[:1].upper()}{self.shown(value)[1:]}",
            "count": lambda value: len(value),
            "date": self.date,
            "default": lambda value, other="": value if value else other,
            "iban": lambda value: grouped_iban(self.shown(value)),
            "join": self.join,
            "label": self.label,
            "lower": lambda value: self.shown(value).lower(),
            "moment": self.date,
            "money": self.money,
            "number": lambda value: "" if value is None else self._formats.number(_number(value)),
            "percent": lambda value: "" if value is None else self._formats.percent(_number(value)),
            "time": lambda value: "" if value is None else self._formats.time(value),
            "upper": lambda value: self.shown(value).upper(),
            "words": self.words,
        }

    def amount(self, value: Any) -> str:
        return "" if value is None else self._formats.amount(_number(value))

    def money(self, value: Any, currency: str = "EUR") -> str:
        return "" if value is None else self._formats.money(_number(value), currency)

    def words(self, value: Any, currency: str = "EUR") -> str:
        """The amount written out; a sum beyond all words can only be a mistake and stays empty."""
        if value is None or abs(_number(value)) >= LIMIT:
            return ""
        return amount_in_words(_number(value), currency, self._language)

    def date(self, value: Any) -> str:
        if isinstance(value, datetime):
            return self._formats.moment(value)
        if value is None or isinstance(value, date):
            return self._formats.date(value)
        raise TypeError("not a date")

    def join(self, value: Any, separator: str = ", ") -> str:
        if not isinstance(value, list | tuple):
            raise TypeError("not a list")
        return separator.join(filter(None, map(self.shown, value)))[:LONGEST]

    def label(self, value: Any, before: str, after: str = "") -> str:
        """The value with words around it, nothing when there is none: ``eik|label("ЕИК")``."""
        text = self.shown(value)
        if not text:
            return ""
        left = "" if before[-1:] in ("", "(", "“", "„") else " "
        right = " " if after[:1].isalnum() else ""
        return f"{before}{left}{text}{right}{after}"

    def shown(self, value: Any) -> str:
        """A value as it stands on paper: numbers and days in the language's way, nothing for nothing."""
        match value:
            case None | False:
                return ""
            case True:
                return "да" if self._language == "bg" else "yes"
            case str():
                return value
            case int() | Decimal():
                return self._formats.number(Decimal(value))
            case date():
                return self.date(value)
            case time():
                return self._formats.time(value)
        raise TypeError("this is a group, not a value")


NAMES = frozenset(Filters("bg").table())
