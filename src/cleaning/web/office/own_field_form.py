"""The form of an own field: what is typed into commands, what is stored into fields."""

from __future__ import annotations

from typing import Any

from cleaning.application.company.own_fields.commands import AnswerInput, NewOwnField, OwnFieldInput
from cleaning.application.company.own_fields.queries import OwnFieldRow
from cleaning.domain.shared.own.field import OwnType, Subject
from cleaning.web.forms import Form

BLANK_ROWS, FIRST_ROWS = 2, 4


def _said(form: Form) -> dict[str, Any]:
    kind = form.choice("type", OwnType, required=True) or OwnType.TEXT
    return {
        "type": kind,
        "bg": form.text("bg", required=True),
        "en": form.text("en"),
        "only": form.text("only"),
        **{name: form.flag(name) for name in ("required", "listed", "personal")},
        "choices": _answers(form) if kind is OwnType.CHOICE else (),
    }


def _answers(form: Form) -> tuple[AnswerInput, ...]:
    """In the order of the places typed; a row that says nothing is no answer."""
    found: list[tuple[int, AnswerInput]] = []
    for row in form.rows("choice"):
        number = int(row.prefix.split("-")[1])
        bg, en, key = row.text("bg"), row.text("en"), row.text("key")
        place = row.whole("place", least=0, most=999)
        if bg or en or key:
            answer = AnswerInput(bg=bg, en=en, key=key, retired=row.flag("retired"), row=number)
            found.append((number if place is None else place, answer))
    return tuple(answer for _, answer in sorted(found, key=lambda one: one[0]))


def new_field(form: Form, subject: Subject) -> NewOwnField:
    """The typed field; raises Invalid when something could not be read."""
    return form.into(NewOwnField, subject=subject, key=form.text("own_key", max=40), **_said(form))


def changed_field(form: Form) -> OwnFieldInput:
    """All of the form."""
    return form.into(OwnFieldInput, **_said(form))


def stored(row: OwnFieldRow) -> dict[str, Any]:
    """What is stored, as it would be typed."""
    values: dict[str, Any] = {name: getattr(row, name) for name in ("bg", "en", "only", "key", "version")}
    values |= {"type": str(row.type)}
    values |= {name: "true" if getattr(row, name) else "" for name in ("required", "listed", "personal")}
    for place, choice in enumerate(row.choices):
        values |= {f"choice-{place}-{name}": getattr(choice, name) for name in ("bg", "en", "key")}
        values |= {f"choice-{place}-retired": "true" if choice.retired else "", f"choice-{place}-place": str(place + 1)}
    return values


def answer_rows(form: Form, row: OwnFieldRow | None) -> int:
    """As many rows as answers or as were typed, and some more."""
    there = len(row.choices) if row else 0
    return max(len(form.rows("choice")), there + BLANK_ROWS if there else FIRST_ROWS)
