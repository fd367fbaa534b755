"""Rhythms as people say them, and the rules they mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cleaning.domain.plans.rule import WEEKDAYS, Rule, parse
from cleaning.domain.shared.errors import RuleBroken

WORKDAYS = (0, 1, 2, 3, 4)
LAST = -1


class Kind(StrEnum):
    """How people say when something is done."""

    ONCE = "once"
    DAILY = "daily"
    WORKDAYS = "workdays"
    WEEKLY = "weekly"
    MONTHLY_ON_DAY = "monthly_on_day"
    MONTHLY_ON_WEEKDAY = "monthly_on_weekday"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """``every`` second Wednesday, the 1st of every third month, the first Monday, every workday.

    ``weekdays`` 0 is Monday; ``day`` of the month 1–31 or LAST; ``nth`` 1–5 or LAST.
    """

    kind: Kind
    every: int = 1
    weekdays: tuple[int, ...] = ()
    day: int = 1
    nth: int = 1

    @property
    def rule(self) -> str:
        """The RFC 5545 text; RuleBroken when a choice is missing."""
        step = f";INTERVAL={self.every}" if self.every > 1 else ""
        names = ",".join(WEEKDAYS[weekday] for weekday in sorted(set(self.weekdays)))
        match self.kind:
            case Kind.ONCE:
                return ""
            case Kind.DAILY:
                return f"FREQ=DAILY{step}"
            case Kind.WORKDAYS:
                return "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
            case Kind.WEEKLY if not names:
                raise RuleBroken("recurrence.weekdays_missing", field="weekdays")
            case Kind.WEEKLY:
                text = f"FREQ=WEEKLY{step};BYDAY={names}"
            case Kind.MONTHLY_ON_DAY:
                text = f"FREQ=MONTHLY{step};BYMONTHDAY={self.day}"
            case Kind.MONTHLY_ON_WEEKDAY if len(set(self.weekdays)) != 1:
                raise RuleBroken("recurrence.one_weekday", field="weekdays")
            case Kind.MONTHLY_ON_WEEKDAY:
                text = f"FREQ=MONTHLY{step};BYDAY={self.nth}{names}"
            case _:
                raise RuleBroken("recurrence.rule", field="rhythm", part=self.kind)
        return parse(text).text


def rhythm_of(text: str) -> Rhythm:
    """How people would say a rule; ``Kind.OTHER`` where they hardly would."""
    rule = parse(text)
    weekdays = tuple(sorted({weekday for _, weekday in rule.days}))
    if rule.once or rule.count == 1:
        return Rhythm(kind=Kind.ONCE)
    if rule.count or rule.until or rule.months or rule.positions or len(rule.month_days) > 1:
        return Rhythm(kind=Kind.OTHER)
    return _regular(rule, weekdays)


def _regular(rule: Rule, weekdays: tuple[int, ...]) -> Rhythm:
    every = rule.interval
    match rule.frequency, rule.days, rule.month_days:
        case (("WEEKLY" | "DAILY"), [_, *_], _) if weekdays == WORKDAYS and every == 1:
            return Rhythm(kind=Kind.WORKDAYS, weekdays=weekdays)
        case "DAILY", [], _:
            return Rhythm(kind=Kind.DAILY, every=every)
        case (("WEEKLY" | "DAILY"), _, _):
            return Rhythm(kind=Kind.WEEKLY, every=every, weekdays=weekdays)
        case "MONTHLY", [], [day] if day == LAST or day > 0:
            return Rhythm(kind=Kind.MONTHLY_ON_DAY, every=every, day=day)
        case "MONTHLY", [(nth, weekday)], [] if nth == LAST or nth > 0:
            return Rhythm(kind=Kind.MONTHLY_ON_WEEKDAY, every=every, weekdays=(weekday,), nth=nth)
        case _:
            return Rhythm(kind=Kind.OTHER)
