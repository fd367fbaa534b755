"""How sums, dates and numbers look; the one place that knows (registered as filters by ``templating``).

Every function takes ``lang``; ``None`` is always „–“. Spaces inside a value are no-break ones, minus is „−“.
Sums, quantities and percents are taken by shape (``amount``/``currency``, ``value``/``unit``), not by class.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from zoneinfo import ZoneInfo

import phonenumbers
from babel.dates import format_date
from markupsafe import Markup, escape

from cleaning.domain.plans.words import describe

SOFIA = ZoneInfo("Europe/Sofia")
NOTHING, MINUS, NBSP = "–", "−", "\u00a0"
GROUP = {"bg": NBSP, "en": ","}
POINT = {"bg": ",", "en": "."}
SYMBOLS = {"EUR": "€", "BGN": "лв.", "USD": "$", "GBP": "£"}
OURS = re.compile(r"\+359[1-9]\d{8}", re.ASCII)
"""Most phones as they are stored: ten figures at home. The library takes a hundred times as long over them."""
LOCALES = {"bg": "bg", "en": "en_GB"}
WORDS = {
    "bg": {"today": "днес", "tomorrow": "утре", "yesterday": "вчера", "h": "ч", "min": "мин", "yes": "да", "no": "не"},
    "en": {"today": "today", "tomorrow": "tomorrow", "yesterday": "yesterday", "h": "h", "min": "min", "yes": "yes",
           "no": "no"},
}  # fmt: skip
# In the order of asking: every browser names its forefathers too.
BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("SamsungBrowser", "Samsung"))
BROWSERS += (("Chrome", "Chrome"), ("Safari", "Safari"), ("curl", "curl"), ("python", "Python"))
SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"))
SYSTEMS += (("Linux", "Linux"),)
UNITS = {
    "bg": {"m2": "м²", "h": "ч", "piece": "бр.", "l": "л", "kg": "кг", "m": "м", "visit": "посещ.", "month": "мес."},
    "en": {"m2": "m²", "h": "h", "piece": "pcs", "l": "l", "kg": "kg", "m": "m", "visit": "visits", "month": "mo."},
}


def number(value: Any, decimals: int | None = None, *, lang: str, sign: bool = False) -> str:
    """1 234,5 – grouped by thousands; without ``decimals`` exactly as many as the value needs."""
    if value is None:
        return NOTHING
    exact = Decimal(str(getattr(value, "value", value)))
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    whole, _, rest = f"{abs(exact):,f}".partition(".")
    if decimals is None:
        rest = rest.rstrip("0")
    text = whole.replace(",", GROUP[lang]) + (POINT[lang] + rest if rest else "")
    if exact < 0:
        return MINUS + text
    return "+" + text if sign and exact > 0 else text


def money(value: Any, decimals: int = 2, *, lang: str, sign: bool = False) -> str:
    """1 234,50 € · €1,234.50 – of a sum or of a plain number of euro."""
    if value is None:
        return NOTHING
    symbol = SYMBOLS.get(currency := getattr(value, "currency", "EUR"), currency)
    digits = amount(value, decimals, lang=lang, sign=sign)
    if lang == "en" and len(symbol) == 1:
        mark = digits[0] if digits[0] in f"+{MINUS}" else ""
        return mark + symbol + digits[len(mark) :]
    return f"{digits}{NBSP}{symbol}"


def amount(value: Any, decimals: int = 2, *, lang: str, sign: bool = False) -> str:
    """1 234,50 – a sum without its currency, for columns that name it in the head."""
    return number(getattr(value, "amount", value), decimals, lang=lang, sign=sign)


def pct(value: Any, decimals: int = 1, *, lang: str, sign: bool = False) -> str:
    """31,4 % – the value counts percents, not a fraction."""
    text = number(value, decimals, lang=lang, sign=sign)
    return text if value is None else f"{text}%" if lang == "en" else f"{text}{NBSP}%"


def qty(value: Any, unit: str | None = None, *, lang: str, decimals: int | None = None) -> str:
    """12 бр. – of a quantity, or of a number and a unit code."""
    if value is None:
        return NOTHING
    code = str(unit if unit is not None else getattr(value, "unit", "piece"))
    return f"{number(value, decimals, lang=lang)}{NBSP}{UNITS[lang].get(code, code)}"


def area(value: Any, *, lang: str) -> str:
    """280 м²"""
    return qty(value, "m2", lang=lang)


def day(value: date | datetime | None, *, lang: str, zone: ZoneInfo = SOFIA) -> str:
    """23.11.2026 · 23 Nov 2026 (the filter ``date``)."""
    if value is None:
        return NOTHING
    local = _local(value, zone)
    return f"{local:%d.%m.%Y}" if lang == "bg" else f"{local.day}{NBSP}{local:%b}{NBSP}{local.year}"


def weekday(value: date | datetime | None, *, lang: str, zone: ZoneInfo = SOFIA) -> str:
    """понеделник, 23.11.2026 – heads of days."""
    if value is None:
        return NOTHING
    return f"{format_date(_local(value, zone), 'EEEE', LOCALES[lang])}, {day(value, lang=lang, zone=zone)}"


def shortday(value: date | datetime | None, *, lang: str, zone: ZoneInfo = SOFIA) -> str:
    """вт 24.11. · Tue 24 Nov"""
    if value is None:
        return NOTHING
    local = _local(value, zone)
    name = format_date(local, "EEEEEE" if lang == "bg" else "EEE", LOCALES[lang])
    return f"{name}{NBSP}{local:%d.%m.}" if lang == "bg" else f"{name}{NBSP}{local.day}{NBSP}{local:%b}"


def month(value: date | None, *, lang: str) -> str:
    """ноември 2026"""
    return NOTHING if value is None else format_date(value, "LLLL y", LOCALES[lang]).replace(" ", NBSP)


def clock(value: datetime | time | None, *, lang: str, zone: ZoneInfo = SOFIA) -> str:
    """08:30 (the filter ``time``)."""
    del lang
    if value is None:
        return NOTHING
    return f"{_local(value, zone) if isinstance(value, datetime) else value:%H:%M}"


def timerange(start: Any, end: Any = None, *, lang: str, zone: ZoneInfo = SOFIA) -> str:
    """08:00–10:00 – of two moments, or of anything with ``start`` and ``end``."""
    if start is not None and end is None and hasattr(start, "start"):
        start, end = start.start, start.end
    return f"{clock(start, lang=lang, zone=zone)}–{clock(end, lang=lang, zone=zone)}" if start else NOTHING


def when(value: date | datetime | None, *, lang: str, now: datetime, zone: ZoneInfo = SOFIA) -> str:
    """днес 17:00, then the day of a near week (вт 24.11. 07:00), then the plain date 23.11.2026."""
    if value is None:
        return NOTHING
    local, today = _local(value, zone), _local(now, zone).date()
    distance = ((local.date() if isinstance(local, datetime) else local) - today).days
    names = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if abs(distance) >= 7:
        return day(value, lang=lang, zone=zone)
    text = WORDS[lang][names[distance]] if distance in names else shortday(value, lang=lang, zone=zone)
    return f"{text}{NBSP}{local:%H:%M}" if isinstance(local, datetime) else text


def moment(value: datetime | None, *, lang: str, zone: ZoneInfo = SOFIA) -> str:
    """23.11.2026, 08:31 – where the exact moment matters."""
    return NOTHING if value is None else f"{day(value, lang=lang, zone=zone)}, {clock(value, lang=lang, zone=zone)}"


def duration(value: timedelta | int | Decimal | None, *, lang: str) -> str:
    """1 ч 48 мин – of a timedelta or of minutes."""
    if value is None:
        return NOTHING
    minutes = int(value.total_seconds() // 60 if isinstance(value, timedelta) else value)
    hours, rest = divmod(abs(minutes), 60)
    words = WORDS[lang]
    parts = [f"{hours}{NBSP}{words['h']}"] if hours else []
    if rest or not hours:
        parts.append(f"{rest}{NBSP}{words['min']}")
    return (MINUS if minutes < 0 else "") + NBSP.join(parts)


def phone(value: str | None, *, lang: str) -> str:
    """0888 412 037 – Bulgarian numbers as people write them, others with their country."""
    del lang
    if not value:
        return NOTHING
    if OURS.fullmatch(value):
        return f"0{value[4:7]}{NBSP}{value[7:10]}{NBSP}{value[10:]}"
    try:
        parsed = phonenumbers.parse(value, "BG")
    except phonenumbers.NumberParseException:
        return value
    national = f"0{parsed.national_number}"
    if parsed.country_code == 359 and len(national) == 10:
        return f"{national[:4]}{NBSP}{national[4:7]}{NBSP}{national[7:]}"
    local = parsed.country_code == 359
    style = phonenumbers.PhoneNumberFormat.NATIONAL if local else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, style).replace(" ", NBSP)


def docno(value: str | int | None, *, lang: str) -> str:
    """0000002412 with the leading zeros grey, so that the eye reads the tail."""
    del lang
    if value is None:
        return NOTHING
    digits = f"{value:010d}" if isinstance(value, int) else value
    tail = digits.lstrip("0")
    return Markup('<span class="docno"><span class="zeros">{}</span>{}</span>').format(
        digits[: len(digits) - len(tail)], tail
    )


def iban(value: str | None, *, lang: str) -> str:
    """BG18 RZBB 9155 1012 3456 78"""
    del lang
    return NBSP.join(value[i : i + 4] for i in range(0, len(value), 4)) if value else NOTHING


def anything(value: Any, *, lang: str) -> str:
    """A fact of unknown kind in words, for sentences about errors."""
    match value:
        case None:
            return NOTHING
        case bool():
            return WORDS[lang]["yes" if value else "no"]
        case datetime():
            return moment(value, lang=lang)
        case date():
            return day(value, lang=lang)
        case time():
            return clock(value, lang=lang)
        case timedelta():
            return duration(value, lang=lang)
        case int() | Decimal():
            return number(value, lang=lang)
    if hasattr(value, "currency"):
        return money(value, lang=lang)
    if hasattr(value, "unit"):
        return qty(value, lang=lang)
    return str(value)


def initials(name: str | None, *, lang: str) -> str:
    """МТ – first letters of the first and the last name."""
    del lang
    words = (name or "").split()
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper() if words else NOTHING


def device(agent: str | None, *, lang: str) -> str:
    """Chrome, Android – of what a browser says about itself; nothing when it is no known browser."""
    del lang
    browser = next((name for mark, name in BROWSERS if mark in (agent or "")), "")
    system = next((name for mark, name in SYSTEMS if mark in (agent or "")), "")
    return ", ".join(filter(None, (browser, system)))


def plain(value: Any, *, lang: str) -> str:
    """The value or „–“ (the filter ``or_dash``)."""
    del lang
    return NOTHING if value is None or value == "" else escape(value)


def rhythm(value: str | None, *, lang: str) -> str:
    """всяка втора сряда – of a recurrence rule."""
    return NOTHING if value is None else describe(value, lang)


def _local(value: Any, zone: ZoneInfo) -> Any:
    """The moment in the company's zone; dates stay as they are."""
    if not isinstance(value, datetime):
        return value
    if value.tzinfo is None:
        raise ValueError(f"{value!r} has no zone, so nobody knows when it is")
    return value.astimezone(zone)


def sentence(text: str, *, lang: str) -> str:
    """A word that stands alone begins with a capital, whatever case it has within a sentence; the rest stays."""
    return text[:1].upper() + text[1:]


FILTERS = {
    "number": number, "money": money, "amount": amount, "pct": pct, "qty": qty, "area": area, "month": month,
    "duration": duration, "phone": phone, "docno": docno, "iban": iban, "initials": initials,
    "device": device, "or_dash": plain, "rhythm": rhythm, "sentence": sentence,
}  # fmt: skip
ZONED_FILTERS = {
    "date": day, "weekday": weekday, "shortday": shortday, "time": clock, "timerange": timerange, "moment": moment,
}  # fmt: skip
