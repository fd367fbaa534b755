"""A recurrence rule in words, for papers and screens: „5 пъти седмично (пн–пт)“."""

from __future__ import annotations

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
SHORT = {"bg": ("пн", "вт", "ср", "чт", "пт", "сб", "нд"), "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
WORDS = {
    "bg": {
        "once": "еднократно", "times": "{n} пъти общо", "daily": "всеки ден", "days": "на всеки {n} дни",
        "weekly": "седмично", "week_n": "{n} пъти седмично", "weeks": "на всеки {n} седмици", "monthly": "месечно",
        "month_n": "{n} пъти месечно", "months": "на всеки {n} месеца", "yearly": "веднъж годишно",
        "year_n": "{n} пъти годишно", "years": "на всеки {n} години", "one_week": "веднъж седмично",
        "one_month": "веднъж месечно",
    },
    "en": {
        "once": "once", "times": "{n} times in all", "daily": "every day", "days": "every {n} days",
        "weekly": "weekly", "week_n": "{n} times a week", "weeks": "every {n} weeks", "monthly": "monthly",
        "month_n": "{n} times a month", "months": "every {n} months", "yearly": "once a year",
        "year_n": "{n} times a year", "years": "every {n} years", "one_week": "once a week",
        "one_month": "once a month",
    },
}  # fmt: skip


def frequency(rule: str, lang: str) -> str:
    """How often, as a client reads it; the rule itself when it is of a kind nobody puts in words."""
    parts = dict(part.split("=", 1) for part in rule.upper().removeprefix("RRULE:").split(";") if "=" in part)
    words, every = WORDS[lang], int(parts.get("INTERVAL", "1"))
    if "COUNT" in parts:
        count = int(parts["COUNT"])
        return words["once"] if count == 1 else words["times"].format(n=count)
    days = [day for day in parts.get("BYDAY", "").split(",") if day]
    match parts.get("FREQ"):
        case "DAILY" if not days:
            return words["daily"] if every == 1 else words["days"].format(n=every)
        case "DAILY" | "WEEKLY":
            return _weekly(days, every, lang)
        case "MONTHLY":
            count = len(days) or len([day for day in parts.get("BYMONTHDAY", "").split(",") if day]) or 1
            if every > 1:
                return words["months"].format(n=every)
            return words["one_month"] if count == 1 else words["month_n"].format(n=count)
        case "YEARLY":
            count = len(parts.get("BYMONTH", "1").split(","))
            if every > 1:
                return words["years"].format(n=every)
            return words["yearly"] if count == 1 else words["year_n"].format(n=count)
    return rule


def _weekly(days: list[str], every: int, lang: str) -> str:
    words = WORDS[lang]
    shown = f" ({_spans(days, lang)})" if days else ""
    if every > 1:
        return words["weeks"].format(n=every) + shown
    if len(days) == 7:
        return words["daily"]
    return (words["one_week"] if len(days) <= 1 else words["week_n"].format(n=len(days))) + shown


def _spans(days: list[str], lang: str) -> str:
    """пн–пт, or пн, ср, пт."""
    places = sorted(DAYS.index(day) for day in days if day in DAYS)
    names = [SHORT[lang][place] for place in places]
    if len(places) > 2 and places[-1] - places[0] == len(places) - 1:
        return f"{names[0]}–{names[-1]}"
    return ", ".join(names)
