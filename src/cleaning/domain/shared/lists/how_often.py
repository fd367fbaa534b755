"""„2 пъти седмично (пон, чет)“ → how often and on which days."""

from __future__ import annotations

import re

DAYS = (
    ("MO", r"пн|пон\w*|mon\w*"),
    ("TU", r"вт|вторн\w*|tue\w*"),
    ("WE", r"ср|сря\w*|wed\w*"),
    ("TH", r"чт|чет|четв\w*|thu\w*"),
    ("FR", r"пт|пет(?!\s+пъти)|петъ\w*|fri\w*"),
    ("SA", r"сб|съб\w*|sat\w*"),
    ("SU", r"нд|нед\w*|sun\w*"),
)
NUMBERS = {
    "един": 1,
    "веднъж": 1,
    "два": 2,
    "двукратно": 2,
    "три": 3,
    "четири": 4,
    "пет": 5,
    "шест": 6,
    "once": 1,
    "twice": 2,
    "two": 2,
    "three": 3,
}
OF_WEEK = {
    1: "weekly",
    2: "twice_weekly",
    3: "three_weekly",
    4: "four_weekly",
    5: "workdays",
    6: "six_days",
    7: "daily",
}
WORKDAYS = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
SIX = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA"

Rhythm = tuple[str, str | None]
"""Code of the periodicity and, where the days are named, the rule (RFC 5545)."""

FIXED: tuple[tuple[str, Rhythm], ...] = (
    (r"при заявка|по заявка|по повикване|при нужда|on request|on demand|as needed", ("on_request", None)),
    (r"еднократно|един път\b(?!.*сед)|one.?off|one.?time|^once$", ("once", None)),
    (r"без неделя|6 дни|шест дни|except sunday", ("six_days", SIX)),
    (r"раб\w*\.? ?дни|делнич|work(ing)? ?days|weekdays|mon\w*\W+fri|пон\w*\W+пет\w*\b(?!.*,)", ("workdays", WORKDAYS)),
)


def how_often(text: str) -> Rhythm | None:
    """None when nobody can tell what was meant."""
    bare = " ".join(text.lower().split())
    for pattern, found in FIXED:
        if re.search(pattern, bare):
            return found
    days = [code for code, pattern in DAYS if re.search(rf"(?<![^\W\d_])(?:{pattern})(?![^\W\d_])", bare)]
    by_day = f";BYDAY={','.join(days)}" if days else ""
    if re.search(
        r"(всяк[аои]|през|на) (втор[аио]|две)|на 2 седм|двуседм|fortnight|every (other|second)|biweekly", bare
    ):
        return "fortnightly", f"FREQ=WEEKLY;INTERVAL=2{by_day}"
    if number := re.search(r"(\d{1,2})\s*-?\s*(во|ро|то|ви|ри|ти|st|nd|rd|th)?\s*число", bare):
        return "monthly", f"FREQ=MONTHLY;BYMONTHDAY={int(number[1])}" if 1 <= int(number[1]) <= 31 else None
    if re.search(r"месе[чц]|monthly|month", bare):
        return "monthly", "FREQ=MONTHLY"
    return _of_week(bare, days, by_day)


def _of_week(bare: str, days: list[str], by_day: str) -> Rhythm | None:
    """How many times a week: as many as days are named, else as the number says."""
    count = len(days)
    if not count and re.search(r"седм|week", bare):
        digits = re.search(r"\d", bare)
        named = next((value for word, value in NUMBERS.items() if word in bare), 1)
        count = int(digits[0]) if digits else named
    if count in OF_WEEK:
        return OF_WEEK[count], f"FREQ=WEEKLY{by_day}" if days else None
    if re.search(r"ежедневно|всеки ден|всекидневно|daily|every day", bare):
        return "daily", "FREQ=DAILY"
    return None
