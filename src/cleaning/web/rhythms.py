"""Rhythms on screens: choosing one in words, and saying a rule in the language of the page."""

from __future__ import annotations

from typing import Any

from cleaning.domain.plans.rhythm import LAST, Kind, Rhythm, rhythm_of
from cleaning.domain.plans.rule import parse
from cleaning.domain.shared.errors import RuleBroken
from cleaning.web.forms import Form


def read_rule(form: Form) -> str:
    """The rule of the fields ``rhythm``, ``every``, ``weekdays``, ``day``, ``nth``, or the one typed into ``rule``."""
    kind = form.choice("rhythm", Kind, required=True)
    every = form.whole("every", least=1, most=52) or 1
    weekdays = tuple(int(text) for text in form.all("weekdays") if text in "0123456" and len(text) == 1)
    day = form.whole("day", least=LAST, most=31) or 1
    nth = form.whole("nth", least=LAST, most=5) or 1
    try:
        if kind is None:
            return ""
        if kind is Kind.OTHER:
            return parse(form.text("rule", required=True)).written
        return Rhythm(kind=kind, every=every, weekdays=weekdays, day=day, nth=nth).rule
    except RuleBroken as refused:
        form.refuse(str(refused.facts.get("field", "rule" if kind is Kind.OTHER else "rhythm")), refused)
        return ""


def rhythm_values(rule: str) -> dict[str, Any]:
    """What the fields show for a rule."""
    rhythm = rhythm_of(rule)
    return {
        "rhythm": rhythm.kind.value,
        "every": rhythm.every,
        "weekdays": rhythm.weekdays,
        "day": rhythm.day,
        "nth": rhythm.nth,
        "rule": rule,
    }
