"""Any list of the program as a file: the rows of the page that shows it, with the same conditions and the same eyes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from litestar import Request

from cleaning.application.shared.paging import WHOLE, Page
from cleaning.domain.company.values import Dictionary
from cleaning.domain.shared.money import Money, UnitCost

MOST_ROWS = 20_000
KINDS = ("csv", "xlsx")
WORDED = {"purpose": Dictionary.PURPOSE, "channel": Dictionary.CHANNEL, "lost_reason": Dictionary.LOSS}
"""Columns that hold codes of the company's dictionaries."""
ZONE = ZoneInfo("Europe/Sofia")


def wanted(request: Request) -> str | None:
    kind = request.query_params.get("export")
    return kind if request.method == "GET" and kind in KINDS else None


@contextmanager
def whole_list(request: Request) -> Iterator[None]:
    """While a list is taken as a file its page is the whole list, up to a number nobody looks through by hand."""
    token = WHOLE.set(MOST_ROWS) if wanted(request) else None
    try:
        yield
    finally:
        if token is not None:
            WHOLE.reset(token)


def rows_of(context: dict[str, Any]) -> list[Any] | None:
    """The list a page shows: the only page of rows it was given."""
    pages = [value for value in context.values() if isinstance(value, Page)]
    return pages[0].rows if len(pages) == 1 else None


def columns_of(rows: list[Any]) -> list[str]:
    """What a row says in words and figures; numbers of records say nothing to people."""
    if not rows:
        return []
    fields = type(rows[0]).__struct_fields__
    return [
        name
        for name in fields
        if name not in ("id", "version")
        and not name.endswith("_id")
        and not any(isinstance(getattr(row, name), msgspec.Struct | dict | list) for row in rows)
    ]


def cell(value: Any, words: Any) -> Any:
    """A typed cell: figures stay figures, days stay days, the rest is words."""
    match value:
        case None | "":
            return None
        case Money() | UnitCost():
            return value.amount
        case bool():
            return words("Yes" if value else "No")
        case Enum():
            return words(value)
        case datetime():
            return f"{value.astimezone(ZONE):%d.%m.%Y %H:%M}"
        case Decimal() | int() | date() | str():
            return value
        case tuple() | set() | frozenset():
            return ", ".join(str(cell(one, words) or "") for one in value)
    return str(value)
