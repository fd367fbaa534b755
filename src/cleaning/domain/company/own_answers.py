"""The answers of a choice: renamed and ordered as wanted, retired instead of lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cleaning.domain.shared.errors import DomainError, Invalid, RuleBroken
from cleaning.domain.shared.own.field import Choice, OwnType
from cleaning.domain.shared.own.naming import key_of

LONGEST_ANSWER, MOST_ANSWERS = 80, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer as it is typed: ``key`` empty for a new one, ``row`` is where in the form it stands."""

    bg: str
    en: str = ""
    key: str = ""
    retired: bool = False
    row: int = 0


def answers(kind: OwnType, before: Sequence[Choice], wanted: Sequence[Answer]) -> tuple[Choice, ...]:
    """In the order wanted; one that is not named any more is retired, because records may say it."""
    if kind is not OwnType.CHOICE:
        return ()
    known = {choice.key: choice for choice in before}
    made: dict[str, Choice] = {}
    refused: dict[str, DomainError] = {}
    names: set[str] = set()
    for each in wanted:
        bg, en = " ".join(each.bg.split()), " ".join(each.en.split())
        place = f"choice-{each.row}-bg"
        if not bg:
            refused[place] = RuleBroken("field.required")
        elif max(len(bg), len(en)) > LONGEST_ANSWER:
            refused[place] = RuleBroken("field.too_long", most=LONGEST_ANSWER, length=max(len(bg), len(en)))
        elif bg.lower() in names:
            refused[place] = RuleBroken("own.same_answer")
        elif each.key and (each.key not in known or each.key in made):
            refused[place] = RuleBroken("own.not_offered", value=each.key, offered=list(known))
        else:
            key = each.key or key_of(bg, {*known, *made})
            made[key] = Choice(key=key, bg=bg, en=en or bg, retired=each.retired)
            names.add(bg.lower())
    left = [Choice(key=one.key, bg=one.bg, en=one.en, retired=True) for one in before if one.key not in made]
    if not refused and not any(not one.retired for one in made.values()):
        refused["choice-0-bg"] = RuleBroken("own.no_answers")
    if len(made) + len(left) > MOST_ANSWERS:
        refused[""] = RuleBroken("own.too_many_answers", most=MOST_ANSWERS)
    if refused:
        raise Invalid(refused)
    return (*made.values(), *left)
