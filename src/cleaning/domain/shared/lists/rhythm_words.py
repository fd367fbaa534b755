"""„всеки понеделник и четвъртък 8:00“, „на 2 седмици“, „every month on the first Friday“ → a rule and a time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAY_WORDS = (
    r"понеделни\w*|пон|пн|mon(?:days?)?", r"вторни\w*|вт|tue(?:s|sdays?)?", r"сря(?:д\w*)?|ср|wed(?:nesdays?)?",
    r"четвъртъ?[кц]\w*|чет|четв|чт|thu(?:r|rs|rsdays?)?", r"петъ?[кц]\w*|пет|пт|fri(?:days?)?",
    r"събот\w*|съб|сб|sat(?:urdays?)?", r"недел\w*|нед|нд|sun(?:days?)?",
)  # fmt: skip
ORDINALS = (
    (1, r"първ\w+|1-в[ио]|first|1st"), (2, r"втор(?:и|а|ия|ият|ата|о)|2-р[иао]|second|other|2nd"),
    (3, r"трет\w+|3-т[иао]|third|3rd"), (4, r"четвърт(?:и|а|ия|ият|ата|о)|4-т[иао]|fourth|4th"),
    (5, r"пет(?:и|а|ия|ият|ата)|5-т[иао]|fifth|5th"), (-1, r"последн\w+|last"),
)  # fmt: skip
NUMBERS = {
    "един": 1, "една": 1, "веднъж": 1, "once": 1, "one": 1, "два": 2, "две": 2, "двукратно": 2, "twice": 2, "two": 2,
    "три": 3, "трикратно": 3, "three": 3, "четири": 4, "four": 4, "пет": 5, "five": 5, "шест": 6, "six": 6,
}  # fmt: skip
USUAL = {1: "MO", 2: "MO,TH", 3: "MO,WE,FR", 4: "MO,TU,TH,FR", 5: "MO,TU,WE,TH,FR", 6: "MO,TU,WE,TH,FR,SA"}
"""Days of so many times a week, where nobody said which."""
WORKDAYS = f"FREQ=WEEKLY;BYDAY={USUAL[5]}"
CLOCK = re.compile(
    r"(?<![\d.])(?:в|от|at|from)?\s*(\d{1,2})[:.](\d{2})(?:\s*(?:ч\.?|часа?|h))?(?![\d.])"
    r"|\b(?:в|от)\s+(\d{1,2})\s*ч\w*\.?"
)
STEP = re.compile(
    r"(?:на(?:\s+всеки)?|всеки|всяк\w+|every)\s+(\w+)\s+(?:дни|ден|седмиц\w*|месец\w*|days?|weeks?|months?)"
)
RANGE = re.compile(r"(\w+)\s*(?:-|–|—|\bдо\b|\bto\b)\s*(\w+)")


@dataclass(frozen=True, slots=True)
class Said:
    """``rule`` empty means once. Without ``sure`` a day was chosen that nobody named."""

    rule: str
    at: time | None = None
    sure: bool = True


def spoken(text: str) -> Said | None:
    """None when nobody can tell what was meant."""
    bare = " ".join(text.split())
    if re.match(r"(RRULE:)?FREQ=", bare, re.IGNORECASE):
        return Said(bare.upper().removeprefix("RRULE:"))
    bare, at = _clock(bare.lower())
    found = _rule(bare)
    return None if found is None else Said(found[0], at, found[1])


def _rule(bare: str) -> tuple[str, bool] | None:
    if re.search(r"еднократн|един път$|one.?off|one.?time|^once$", bare):
        return "", True
    if re.search(r"при заявка|по заявка|по повикване|при нужда|on request|on demand|as needed", bare):
        return None
    if re.search(r"без неделя|except sunday", bare):
        return f"FREQ=WEEKLY;BYDAY={USUAL[6]}", True
    if re.search(r"раб\w*\.?\s+д[ен]|делнич|work(ing)?\s?days?\b|week\s?days\b", bare):
        return WORKDAYS, True
    every, days = _every(bare), _days(bare)
    step = f";INTERVAL={every}" if every > 1 else ""
    if re.search(r"месе[чц]|month|числ[оа]|quarter|тримес|последния ден", bare):
        return _monthly(bare, step, days)
    if days and (nth := _ordinal(bare)) and not re.search(r"всек|всяк|every|седм|week", bare):
        return (f"FREQ=MONTHLY;BYDAY={nth}{days[0]}", False) if len(days) == 1 else None
    if days:
        return f"FREQ=WEEKLY{step};BYDAY={','.join(days)}", True
    if re.search(r"седм|week", bare):
        return f"FREQ=WEEKLY{step};BYDAY={USUAL.get(_times(bare), 'MO')}", False
    if re.search(r"ежедневн|всекидневн|\bден\b|\bдни\b|\bdays?\b|daily", bare):
        return f"FREQ=DAILY{step}", True
    return None


def _monthly(bare: str, step: str, days: list[str]) -> tuple[str, bool] | None:
    if re.search(r"последния ден|the last day", bare):
        return f"FREQ=MONTHLY{step};BYMONTHDAY=-1", True
    if len(days) == 1 and (nth := _ordinal(bare)):
        return f"FREQ=MONTHLY{step};BYDAY={nth}{days[0]}", True
    number = re.search(r"(\d{1,2})\s*(?:-?\s*(?:во|ро|то|ви|ри|ти|мо))?\s*числ|on the (\d{1,2})(?:st|nd|rd|th)", bare)
    if number and 1 <= (day := int(number[1] or number[2])) <= 31:
        return f"FREQ=MONTHLY{step};BYMONTHDAY={day}", True
    if days or number:
        return None
    return (f"FREQ=MONTHLY{step};BYDAY=1MO", False) if _times(bare) == 1 else ("FREQ=MONTHLY;BYDAY=1MO,3MO", False)


def _clock(bare: str) -> tuple[str, time | None]:
    match = CLOCK.search(bare)
    if match is None:
        return bare, None
    hour, minute = int(match[1] or match[3]), int(match[2] or 0)
    if hour > 23 or minute > 59:
        return bare, None
    return f"{bare[: match.start()]} {bare[match.end() :]}".strip(" ,;"), time(hour, minute)


def _every(bare: str) -> int:
    """Each so-manieth: „през седмица“, „на 3 седмици“, „всяка втора сряда“."""
    if re.search(r"\bпрез\s+(ден|седмица|месец|(?:един|една)\s)|двуседм|fortnight|biweekly", bare):
        return 2
    if re.search(r"тримес|quarter", bare):
        return 3
    if match := STEP.search(bare):
        word = match[1]
        return int(word) if word.isdecimal() else NUMBERS.get(word) or (_ordinal(word) or 1)
    if match := re.search(r"(?:всек\w+|всяк\w+|every)\s+([\w-]+)", bare):
        nth = _ordinal(match[1]) or 1
        return nth if nth > 1 else 1
    return 1


def _ordinal(bare: str) -> int:
    """1 to 5, -1 for the last, 0 for none."""
    for number, pattern in ORDINALS:
        if re.search(rf"(?<![\w-])(?:{pattern})(?![\w-])", bare):
            return number
    return 0


def _times(bare: str) -> int:
    """How many times."""
    if digits := re.search(r"\b(\d)\s*(?:x|х|пъти|път|times)", bare):
        return int(digits[1])
    return next((NUMBERS[word] for word in re.findall(r"\w+", bare) if word in NUMBERS), 1)


def _days(bare: str) -> list[str]:
    """Named days in their order of the week; „пон–пет“ is all of them from Monday to Friday."""
    told = re.sub(r"\bпет\s+(пъти|дни)", " ", bare)
    found = {place for word in re.findall(r"\w+", told) if (place := _day(word)) is not None}
    for first, last in RANGE.findall(told):
        start, end = _day(first), _day(last)
        if start is not None and end is not None and start < end:
            found |= set(range(start, end + 1))
    return [DAYS[place] for place in sorted(found)]


def _day(word: str) -> int | None:
    return next((place for place, pattern in enumerate(DAY_WORDS) if re.fullmatch(pattern, word)), None)
