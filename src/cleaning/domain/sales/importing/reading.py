"""From the cells of a row to what was agreed: how often, from when, for how much."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from dateutil.rrule import rrulestr

from cleaning.domain.sales.importing.fields import ENDS, MINUTES, PER, PRICE, QUANTITY, RHYTHM, STARTS, TIME
from cleaning.domain.sales.line import DAY
from cleaning.domain.sales.recurrence import recurrence
from cleaning.domain.sales.values import Per
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.lists import cells
from cleaning.domain.shared.lists.doubts import Weight
from cleaning.domain.shared.lists.reader import Reader
from cleaning.domain.shared.lists.rhythm_words import spoken
from cleaning.domain.shared.money import Money

MORNING = time(8)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedRead:
    """``starts_on`` is the first day of work here, ``since`` when it began elsewhere. ``price`` None: calculated."""

    rrule: str
    start_time: time
    starts_on: date
    since: date
    ends_on: date | None
    price: Money | None
    per: Per
    quantity: Decimal | None
    minutes: int | None


def read_agreed(reader: Reader, on: date) -> AgreedRead | None:
    """None, with its doubt, when nobody can tell how often, or when it is over by the day ``on`` we go on from."""
    said = spoken(reader.text(RHYTHM))
    try:
        often = None if said is None else recurrence(said.rule)
    except RuleBroken:
        often = None
    if said is None or often is None:
        reader.doubt("import.rhythm", RHYTHM, Weight.SKIPPED)
        return None
    if not said.sure:
        reader.doubt("import.rhythm_guess", RHYTHM, read=often.rule)
    since = _day(reader, STARTS) or on
    ends = _day(reader, ENDS)
    first = first_day(often.rule, since, on)
    if ends is not None and ends <= first:
        reader.doubt("import.series_over", ENDS, Weight.SKIPPED)
        return None
    return AgreedRead(
        rrule=often.rule, start_time=_time(reader) or said.at or MORNING, starts_on=first, since=since, ends_on=ends,
        price=_price(reader), per=Per.VISIT if often.once else _per(reader), quantity=_quantity(reader),
        minutes=_minutes(reader),
    )  # fmt: skip


def first_day(rule: str, since: date, on: date) -> date:
    """From ``on``, in step with a series that began earlier: every second week stays the same weeks."""
    if since >= on or "INTERVAL" not in rule:
        return max(since, on)
    begun = datetime.combine(since, time())
    found = rrulestr(rule, dtstart=begun).after(datetime.combine(on, time()) - timedelta(days=1))
    return on if found is None else found.date()


def _day(reader: Reader, name: str) -> date | None:
    typed = reader.text(name)
    if not typed:
        return None
    if (found := cells.day(typed)) is None:
        reader.doubt("import.date_unread", name)
    return found


def _time(reader: Reader) -> time | None:
    typed = reader.text(TIME)
    if not typed:
        return None
    match = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))?(?::00)?\s*(?:ч\.?|h)?", typed)
    if match is None or int(match[1]) > 23 or int(match[2] or 0) > 59:
        reader.doubt("import.time", TIME)
        return None
    return time(int(match[1]), int(match[2] or 0))


def _price(reader: Reader) -> Money | None:
    typed = reader.text(PRICE)
    bare = re.sub(r"[/на\s]*(месец|мес\.?|посещение|посещ\.?|month|visit)\s*$", "", typed, flags=re.IGNORECASE)
    value, leva = cells.price(bare) if bare else (None, False)
    if value is None:
        reader.doubt("import.price_calculated", PRICE)
        return None
    if leva:
        reader.doubt("import.price_leva", PRICE, read=f"{value:f}")
    return Money(value)


def _per(reader: Reader) -> Per:
    """What the price is for: its own column, else the cell or the head of the price, else a month and a doubt."""
    for told in (reader.text(PER), reader.text(PRICE), reader.heads.get(PRICE, "")):
        if re.search(r"посещ|път|визит|visit|time", told, re.IGNORECASE):
            return Per.VISIT
        if re.search(r"мес|абонам|такса|month", told, re.IGNORECASE):
            return Per.MONTH
    if reader.text(PRICE):
        reader.doubt("import.per_guess", PER if reader.text(PER) else PRICE)
    return Per.MONTH


def _quantity(reader: Reader) -> Decimal | None:
    typed = reader.text(QUANTITY)
    if not typed:
        return None
    value = cells.area(typed)[0]
    if value is None:
        reader.doubt("import.quantity_unread", QUANTITY)
    return value


def _minutes(reader: Reader) -> int | None:
    typed = reader.text(MINUTES)
    if not typed:
        return None
    value = cells.number(re.sub(r"\s*(мин\.?|минути|min\.?|minutes)$", "", typed))
    if value is None or value != int(value) or not 0 < value <= DAY:
        reader.doubt("import.minutes", MINUTES)
        return None
    return int(value)
