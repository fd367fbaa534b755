"""Own fields in forms and on cards: typed texts become values, values become texts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cleaning.domain.shared.errors import DomainError, RuleBroken
from cleaning.domain.shared.own.field import Field, Own, OwnType, Stored
from cleaning.domain.shared.own.reading import LONGEST, stored, typed
from cleaning.web import formats
from cleaning.web.forms import Form, number

FLAGS = {"true": True, "false": False}


def typed_own(form: Form, fields: Iterable[Field], only: str = "") -> dict[str, Any]:
    """What was typed, for the command; a field that was not on the form is left as it is."""
    asked = [field for field in fields if field.asked_of(only) and form.get(field.place) is not None]
    return {field.key: _typed(form, field) for field in asked}


def _typed(form: Form, field: Field) -> Any:
    place, required = field.place, field.required
    match field.type:
        case OwnType.NUMBER:
            return form.turned(place, lambda raw: str(stored(field, number(raw))), required=required)
        case OwnType.DATE:
            day = form.date(place, required=required)
            return None if day is None else day.isoformat()
        case OwnType.FLAG:
            return form.turned(place, _flag, required=required)
    return form.text(place, required=required, max=LONGEST) or None


def _flag(raw: str) -> bool:
    if raw not in FLAGS:
        raise RuleBroken("own.no_flag", value=raw)
    return FLAGS[raw]


def stored_own(own: Own, fields: Iterable[Field], lang: str) -> dict[str, str]:
    """What is stored, as it would be typed."""
    return {field.place: _again(field, own[field.key], lang) for field in fields if field.key in own}


def _again(field: Field, value: Stored, lang: str) -> str:
    if field.type is OwnType.NUMBER:
        return formats.number(typed(field, value), lang=lang)
    return str(value).lower() if isinstance(value, bool) else value


def shown(value: Stored | None, field: Field, *, lang: str) -> str:
    """A value as people read it: ``{{ client.own.get(field.key)|own(field) }}``."""
    if value is None:
        return formats.NOTHING
    match field.type:
        case OwnType.NUMBER:
            return formats.number(typed(field, value), lang=lang)
        case OwnType.DATE:
            return formats.day(typed(field, value), lang=lang)  # type: ignore[arg-type]
        case OwnType.FLAG:
            return formats.WORDS[lang]["yes" if value else "no"]
        case OwnType.CHOICE:
            choice = field.choice(value)
            return str(value) if choice is None else choice.name(lang)
    return str(value)


def shown_safely(value: Any, field: Field, lang: str) -> str:
    """The same of values nobody has checked since: what a list of changes remembers of another time."""
    try:
        return shown(value, field, lang=lang)
    except (DomainError, ArithmeticError, ValueError, TypeError):
        return str(value)
