"""How often in a sign or two, as one types it into a grid: 5 a week, M a month."""

from __future__ import annotations

from cleaning.domain.sales.recurrence import ONCE
from cleaning.domain.shared.errors import RuleBroken

DAYS = {1: "MO", 2: "MO,TH", 3: "MO,WE,FR", 4: "MO,TU,TH,FR", 5: "MO,TU,WE,TH,FR", 6: "MO,TU,WE,TH,FR,SA"}
RULES: dict[str, str] = {
    **{str(count): f"FREQ=WEEKLY;BYDAY={days}" for count, days in DAYS.items()},
    "7": "FREQ=DAILY",
    "2W": "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
    "2M": "FREQ=MONTHLY;BYDAY=1MO,3MO",
    "M": "FREQ=MONTHLY;BYDAY=1MO",
    "Q": "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO",
    "H": "FREQ=MONTHLY;INTERVAL=6;BYDAY=1MO",
    "Y": "FREQ=YEARLY",
    "X": ONCE,
}
"""Sign → rule: times a week, every second week, twice a month, monthly, quarterly, twice a year, yearly, once."""
SIGNS = {rule: sign for sign, rule in RULES.items()}
CYRILLIC = str.maketrans({"М": "M", "Х": "X", "Н": "H"})


def sign_of(typed: str) -> str:
    """The sign meant by what was typed, ``""`` for nothing: digits, ``м``, ``2м``, ``1/м``; RuleBroken otherwise."""
    sign = typed.strip().upper().translate(CYRILLIC).replace(" ", "").replace("/", "")
    if sign in ("", "-", "–", "0"):
        return ""
    sign = {"1M": "M"}.get(sign, sign)
    if sign not in RULES:
        raise RuleBroken("quote.often", value=typed)
    return sign


def rule_of(sign: str) -> str:
    """The rule of a sign; a rule itself stays what it is."""
    return RULES.get(sign, sign)
