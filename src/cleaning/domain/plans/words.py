"""Rhythms in Bulgarian and English, for screens and for papers."""

from __future__ import annotations

from cleaning.domain.plans.rhythm import LAST, Kind, Rhythm, rhythm_of

DAYS_BG = ("понеделник", "вторник", "сряда", "четвъртък", "петък", "събота", "неделя")
DAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FEMININE = {2, 5, 6}
NTH_HE = {1: "първия", 2: "втория", 3: "третия", 4: "четвъртия", 5: "петия", LAST: "последния"}
NTH_SHE = {1: "първата", 2: "втората", 3: "третата", 4: "четвъртата", 5: "петата", LAST: "последната"}
NTH_EN = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", LAST: "last"}


def describe(rule: str, language: str = "bg") -> str:
    """A rule as a short phrase: "всяка втора сряда", "every second Wednesday"."""
    rhythm = rhythm_of(rule)
    return _english(rhythm) if language == "en" else _bulgarian(rhythm)


def _bulgarian(rhythm: Rhythm) -> str:
    every, days = rhythm.every, rhythm.weekdays
    match rhythm.kind:
        case Kind.ONCE:
            return "еднократно"
        case Kind.DAILY:
            return "всеки ден" if every == 1 else "през ден" if every == 2 else f"на всеки {every} дни"
        case Kind.WORKDAYS:
            return "всеки работен ден"
        case Kind.WEEKLY if not days:
            return _weeks_bg(every)
        case Kind.WEEKLY if len(days) == 1 and every <= 2:
            she = days[0] in FEMININE
            word = ("всяка" if she else "всеки") if every == 1 else ("всяка втора" if she else "всеки втори")
            return f"{word} {DAYS_BG[days[0]]}"
        case Kind.WEEKLY:
            return (
                f"{_weeks_bg(every)} {'във' if days[0] == 1 else 'в'} {_listed([DAYS_BG[day] for day in days], ' и ')}"
            )
        case Kind.MONTHLY_ON_DAY:
            months = _months_bg(every)
            return f"{months} в последния ден" if rhythm.day == LAST else f"{months} на {_number_bg(rhythm.day)} число"
        case Kind.MONTHLY_ON_WEEKDAY:
            nth = (NTH_SHE if days[0] in FEMININE else NTH_HE)[rhythm.nth]
            return f"{_months_bg(every)} {'във' if nth.startswith('в') else 'в'} {nth} {DAYS_BG[days[0]]}"
        case _:
            return "по особено правило"


def _english(rhythm: Rhythm) -> str:
    every, days = rhythm.every, rhythm.weekdays
    match rhythm.kind:
        case Kind.ONCE:
            return "once"
        case Kind.DAILY:
            return "every day" if every == 1 else "every second day" if every == 2 else f"every {every} days"
        case Kind.WORKDAYS:
            return "every workday"
        case Kind.WEEKLY if not days:
            return {1: "every week", 2: "every second week"}.get(every, f"every {every} weeks")
        case Kind.WEEKLY if every <= 2:
            word = "every" if every == 1 else "every second"
            return f"{word} {_listed([DAYS_EN[day] for day in days], ' and ')}"
        case Kind.WEEKLY:
            return f"every {every} weeks on {_listed([DAYS_EN[day] for day in days], ' and ')}"
        case Kind.MONTHLY_ON_DAY:
            months = _months_en(every)
            return f"{months} on the last day" if rhythm.day == LAST else f"{months} on the {_number_en(rhythm.day)}"
        case Kind.MONTHLY_ON_WEEKDAY:
            return f"{_months_en(every)} on the {NTH_EN[rhythm.nth]} {DAYS_EN[days[0]]}"
        case _:
            return "by a rule of its own"


def _weeks_bg(every: int) -> str:
    return {1: "всяка седмица", 2: "през седмица"}.get(every, f"на всеки {every} седмици")


def _months_bg(every: int) -> str:
    return "всеки месец" if every == 1 else f"на всеки {every} месеца"


def _months_en(every: int) -> str:
    return "every month" if every == 1 else f"every {every} months"


def _number_bg(day: int) -> str:
    """1-во, 2-ро, 3-то, 7-мо, 8-мо; the teens are all -то."""
    ending = "то" if 10 <= day <= 20 else {1: "во", 2: "ро", 7: "мо", 8: "мо"}.get(day % 10, "то")
    return f"{day}-{ending}"


def _number_en(day: int) -> str:
    ending = "th" if 10 <= day <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def _listed(words: list[str], last: str) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + last + words[-1]
