"""Numbers and dates as they are written on paper in each language.

Own and not Babel's: CLDR leaves 1234,50 ungrouped in Bulgarian, the house style groups from one thousand and uses
no-break spaces, so that a sum never falls apart over two lines.
"""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

NBSP = "\u00a0"
MINUS = "\u2212"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SIGNS_BG = {"EUR": "€", "BGN": "лв."}
_SIGNS_EN = {"EUR": "€"}


class Formats:
    """One language's way of writing figures. Unknown languages raise ValueError."""

    def __init__(self, language: str) -> None:
        if language not in {"bg", "en"}:
            raise ValueError(f"no formats for language {language!r}")
        self.language = language
        self._bulgarian = language == "bg"

    def sign(self, currency: str) -> str:
        """What stands for the currency in figures: its sign, or its code where readers would not know a sign."""
        return (_SIGNS_BG if self._bulgarian else _SIGNS_EN).get(currency, currency)

    def _grouped(self, text: str) -> str:
        if not self._bulgarian:
            return text.replace("-", MINUS)
        return text.replace(",", NBSP).replace(".", ",").replace("-", MINUS)

    def amount(self, value: Decimal) -> str:
        """Two decimals at least; more only if the figure has them (unit prices), never silently rounded below four."""
        places = max(2, min(4, -int(value.normalize().as_tuple().exponent)))
        return self._grouped(f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) + 0:,.{places}f}")

    def money(self, value: Decimal, currency: str) -> str:
        if self._bulgarian:
            return f"{self.amount(value)}{NBSP}{self.sign(currency)}"
        sign = self.sign(currency)
        return f"{MINUS if value < 0 else ''}{sign}{NBSP if sign.isalpha() else ''}{self.amount(abs(value))}"

    def number(self, value: Decimal) -> str:
        """A quantity or rate without trailing zeros, at most four decimals."""
        rounded = value.quantize(Decimal("0.0001"), ROUND_HALF_UP) + 0
        text = f"{rounded:,f}".rstrip("0").rstrip(".")
        return self._grouped("0" if text in {"", "-0"} else text)

    def exact(self, value: Decimal) -> str:
        """All the decimals it has."""
        return self._grouped(f"{value:,f}")

    def percent(self, value: Decimal) -> str:
        return f"{self.number(value)}{NBSP}%" if self._bulgarian else f"{self.number(value)}%"

    def date(self, value: date | None) -> str:
        if value is None:
            return ""
        if self._bulgarian:
            return f"{value.day:02d}.{value.month:02d}.{value.year:04d}"
        return f"{value.day}{NBSP}{_MONTHS[value.month - 1]}{NBSP}{value.year}"

    def moment(self, value: datetime) -> str:
        return f"{self.date(value)}{NBSP}{self.time(value)}"

    def time(self, value: datetime | time) -> str:
        return f"{value.hour:02d}:{value.minute:02d}"


def grouped_iban(iban: str) -> str:
    """Fours, held together by no-break spaces."""
    bare = "".join(iban.split())
    return NBSP.join(bare[start : start + 4] for start in range(0, len(bare), 4))
