"""Days and numbers a request may name: beyond them calendars overflow, sums are not exact and work has no end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from cleaning.domain.shared.errors import DomainError, Invalid, RuleBroken

FIRST, LAST = 1900, 2200
"""Years; the same as in forms."""
MOST = Decimal("1e15")
PLACES = 30


def day(text: str) -> date:
    """``2026-11-24``; ValueError when it is no day or a year nobody plans for."""
    found = date.fromisoformat(text)
    if not FIRST <= found.year <= LAST:
        raise ValueError(text)
    return found


def check(arguments: Mapping[str, Any]) -> None:
    """Invalid with every field of an address or a body that is out of reach."""
    refused = {name: refusal for key, value in arguments.items() for name, refusal in _beyond(key, value)}
    if refused:
        raise Invalid({name.removeprefix("data."): refusal for name, refusal in refused.items()})


def _beyond(name: str, value: Any) -> Iterator[tuple[str, DomainError]]:
    match value:
        case date():
            if not FIRST <= value.year <= LAST:
                yield name, RuleBroken("date.unreadable", value=value.isoformat())
        case Decimal():
            if not value.is_finite() or abs(value.adjusted()) > PLACES or abs(value) > MOST:
                yield name, RuleBroken("number.too_large", value=f"{value:.6g}", most=MOST)
        case list() | tuple():
            for place, one in enumerate(value):
                yield from _beyond(f"{name}.{place}", one)
        case dict():
            for key, one in value.items():
                yield from _beyond(f"{name}.{key}", one)
        case msgspec.Struct():
            for key in value.__struct_fields__:
                yield from _beyond(f"{name}.{key}", getattr(value, key))
        case _ if is_dataclass(value) and not isinstance(value, type):
            for field in fields(value):
                yield from _beyond(f"{name}.{field.name}", getattr(value, field.name))
