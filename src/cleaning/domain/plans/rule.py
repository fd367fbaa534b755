"""The part of RFC 5545 we take: whole days, and only rules that happen again and again.

A rule that can never happen ("the 30th of February") would let any reader search until the year 9999, so such are
refused where they come in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NoReturn

from cleaning.domain.shared.errors import RuleBroken

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
LONGEST = {1: 31, 2: 29, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
PARTS = {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST", "COUNT", "UNTIL"}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule taken apart. ``days`` are (ordinal or 0, weekday 0–6); ``until`` is the last possible local day."""

    text: str
    frequency: str
    interval: int = 1
    days: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    count: int | None = None
    until: date | None = None

    @property
    def written(self) -> str:
        """The whole rule as it is kept."""
        return self.text if self.until is None else f"{self.text};UNTIL={self.until:%Y%m%d}"

    @property
    def once(self) -> bool:
        return self.frequency == ""

    @property
    def anchored(self) -> bool:
        """Whether the day a series starts on matters for the days that follow."""
        named = self.days or self.month_days
        return self.once or self.interval > 1 or self.count is not None or (self.frequency != "DAILY" and not named)


@lru_cache(maxsize=1024)
def parse(text: str) -> Rule:
    """Take a rule apart. RuleBroken ``recurrence.rule``: its ``part`` is wrong; ``recurrence.never``: never happens."""
    bare = text.strip().removeprefix("RRULE:").upper()
    if not bare:
        return Rule(text="", frequency="")
    parts: dict[str, str] = {}
    for pair in bare.rstrip(";").split(";"):
        name, _, value = pair.partition("=")
        if name not in PARTS or name in parts or not value:
            _refuse(pair)
        parts[name] = value
    frequency = parts.get("FREQ", "")
    if frequency not in FREQUENCIES:
        _refuse(f"FREQ={frequency}")
    if parts.get("WKST", "MO") not in WEEKDAYS:
        _refuse("WKST")
    rule = Rule(
        text=";".join(f"{name}={value}" for name, value in parts.items() if name != "UNTIL"),
        frequency=frequency,
        interval=_number(parts, "INTERVAL", 1, 1, 366) or 1,
        days=tuple(_day(word) for word in parts["BYDAY"].split(",")) if "BYDAY" in parts else (),
        month_days=_numbers(parts, "BYMONTHDAY", 31),
        months=tuple(_within(number, 1, 12, "BYMONTH") for number in _numbers(parts, "BYMONTH", 12)),
        positions=_numbers(parts, "BYSETPOS", 31),
        count=_number(parts, "COUNT", None, 1, 9999),
        until=_until(parts["UNTIL"]) if "UNTIL" in parts else None,
    )
    _possible(rule)
    return rule


def happens_from(rule: Rule, starts_on: date) -> bool:
    """Whether a rule that takes its day of the month from the first day ever meets it: the 31st of February never."""
    taken = rule.frequency in ("MONTHLY", "YEARLY") and not (rule.days or rule.month_days)
    return not taken or not rule.months or starts_on.day <= max(LONGEST[month] for month in rule.months)


def _possible(rule: Rule) -> None:
    """Refuse mixtures that we do not take and those that never happen."""
    ordinal = any(number for number, _ in rule.days)
    if ordinal and not (rule.frequency == "MONTHLY" or (rule.frequency == "YEARLY" and rule.months)):
        _refuse("BYDAY")
    if rule.days and rule.frequency == "DAILY" and rule.interval > 1:
        _refuse("BYDAY")
    if rule.month_days and (rule.frequency in ("DAILY", "WEEKLY") or rule.days):
        _refuse("BYMONTHDAY")
    if rule.month_days and rule.frequency == "YEARLY" and not rule.months:
        _refuse("BYMONTHDAY")
    if rule.positions and not (rule.frequency == "MONTHLY" and rule.days and not ordinal):
        _refuse("BYSETPOS")
    if rule.months and rule.frequency == "MONTHLY" and rule.interval > 1:
        _refuse("BYMONTH")
    if any(abs(position) > 4 * len(rule.days) for position in rule.positions):
        raise RuleBroken("recurrence.never", rule=rule.text)
    longest = max(LONGEST[month] for month in rule.months) if rule.months else 31
    if rule.month_days and min(map(abs, rule.month_days)) > (28 if rule.interval > 1 else longest):
        raise RuleBroken("recurrence.never", rule=rule.text)
    if any(abs(number) > 4 and rule.interval > 1 for number, _ in rule.days):
        raise RuleBroken("recurrence.never", rule=rule.text)


def _refuse(part: str) -> NoReturn:
    raise RuleBroken("recurrence.rule", part=part)


def _day(word: str) -> tuple[int, int]:
    number, weekday = word[:-2], word[-2:]
    if weekday not in WEEKDAYS or (number and not number.removeprefix("+").removeprefix("-").isdecimal()):
        _refuse(word)
    ordinal = int(number or 0)
    if abs(ordinal) > 5 or (number and ordinal == 0):
        _refuse(word)
    return ordinal, WEEKDAYS.index(weekday)


def _numbers(parts: dict[str, str], name: str, most: int) -> tuple[int, ...]:
    """Whole numbers from -most to most without 0."""
    if name not in parts:
        return ()
    words = parts[name].split(",")
    if not all(word.removeprefix("-").removeprefix("+").isdecimal() for word in words):
        _refuse(f"{name}={parts[name]}")
    numbers = tuple(int(word) for word in words)
    if any(number == 0 or abs(number) > most for number in numbers):
        _refuse(f"{name}={parts[name]}")
    return numbers


def _number(parts: dict[str, str], name: str, default: int | None, least: int, most: int) -> int | None:
    text = parts.get(name)
    if text is None:
        return default
    return _within(int(text) if text.isdecimal() else 0, least, most, name)


def _within(number: int, least: int, most: int, name: str) -> int:
    if not least <= number <= most:
        _refuse(name)
    return number


def _until(text: str) -> date:
    """The day of an UNTIL; a time after it does not narrow the day, because a rule speaks of whole days."""
    try:
        return date.fromisoformat(text[:8] if text[:8].isdecimal() else "")
    except ValueError:
        _refuse(f"UNTIL={text}")
