"""Conditions of an address: what is not offered is no condition, so an old link still opens."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from cleaning.domain.shared.errors import RuleBroken
from cleaning.web.forms import number

E = TypeVar("E", bound=StrEnum)


def chosen(kind: type[E], text: str) -> E | None:
    """The member, or None."""
    return kind(text) if text in list(kind) else None


def amount(text: str) -> Decimal | None:
    """The number, or None."""
    try:
        return number(text) if text else None
    except RuleBroken:
        return None
