"""Pages by key: the next page starts after the last row of this one, however much was added before it."""

from __future__ import annotations

import base64
import binascii
from contextvars import ContextVar
from typing import Any, Generic, TypeVar

import msgspec

from cleaning.domain.shared.errors import RuleBroken

T = TypeVar("T")
LIMIT = 50
MOST = 200
WHOLE: ContextVar[int | None] = ContextVar("whole", default=None)
"""While somebody takes a list home as a file, its pages are as long as this."""


class Page(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """Some rows and, when there are more, where the next page starts (an opaque text for ``after``)."""

    rows: list[T]
    next: str | None = None


def encode_cursor(*values: Any) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode(values)).decode().rstrip("=")


def decode_cursor(text: str | None) -> list[Any] | None:
    """The values given to :func:`encode_cursor`; None for the first page. RuleBroken: it was not made by us."""
    if not text:
        return None
    try:
        values = msgspec.json.decode(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (binascii.Error, msgspec.DecodeError, UnicodeError, ValueError):
        raise RuleBroken("page.cursor", field="after") from None
    if not isinstance(values, list):
        raise RuleBroken("page.cursor", field="after")
    return values


def page_of(rows: list[T], limit: int, key: Any) -> Page[T]:
    """Cut ``limit + 1`` fetched rows to a page; ``key(row)`` gives the sort values of a row as a tuple."""
    more = len(rows) > limit
    shown = rows[:limit]
    return Page(rows=shown, next=encode_cursor(*key(shown[-1])) if more else None)


def bounded(limit: int | None) -> int:
    """A page size between 1 and 200, 50 when none is asked for; or what :data:`WHOLE` says."""
    if (whole := WHOLE.get()) is not None:
        return whole
    return LIMIT if limit is None else max(1, min(limit, MOST))
