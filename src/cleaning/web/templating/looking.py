"""What a template asks about the page it is on: its address, its conditions, its viewer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlencode

from jinja2 import pass_context
from jinja2.runtime import Context

from cleaning.web.wordbook import book_of


@lru_cache(256)
def conditions(query: str) -> tuple[tuple[str, str], ...]:
    """Names and values of an address; every chip of a filter asks for those of its page."""
    return tuple(parse_qsl(query))


@pass_context
def here(context: Context, changes: Mapping[str, object] | None = None, **more: object) -> str:
    """The address of this page with other conditions: ``here(after=cursor)``; None or "" takes one away.

    A list stands in the address several times.
    """
    path, query = context.get("path", "/"), context.get("query", "")
    changed = {**(changes or {}), **more}
    kept = [(name, value) for name, value in conditions(query) if name not in changed]
    said = ((name, value if isinstance(value, list) else [value]) for name, value in changed.items())
    new = [(name, str(one)) for name, several in said for one in several if one is not None and one != ""]
    return f"{path}?{urlencode(kept + new)}" if kept or new else path


@pass_context
def asked(context: Context, name: str) -> str | None:
    """What the address of this page says about a condition."""
    return dict(conditions(context.get("query", ""))).get(name)


@pass_context
def asked_all(context: Context, name: str) -> list[str]:
    """Everything the address of this page says about a condition that may stand in it several times."""
    return [value for said, value in parse_qsl(context.get("query", "")) if said == name]


@pass_context
def word(context: Context, dictionary: str, code: object) -> str:
    """What the company's dictionary calls a code: ``word("purpose", place.purpose)``."""
    return book_of(context["request"]).name(dictionary, code, context["lang"])


@pass_context
def words(context: Context, dictionary: str, also: str | None = None) -> list[tuple[str, str]]:
    """(code, name) of what a dictionary offers, branch by branch; ``also`` the one a record holds already."""
    return book_of(context["request"]).offered(dictionary, context["lang"], also=also or "")


OPENS = {
    "clients": "clients:client:view", "premises": "premises:premises:view", "quotes": "sales:quote:view",
    "contracts": "sales:contract:view", "plans": "plans:plan:view", "visits": "visits:visit:view",
    "requests": "sales:request:view",
    "receipts": "purchasing:receipt:view", "invoices": "invoices:invoice:view", "payments": "payments:payment:view",
}  # fmt: skip


@pass_context
def may_open(context: Context, href: str | None) -> bool:
    """Whether this viewer may follow a link to a record; what one may not open is words, not a link."""
    viewer, needed = context.get("viewer"), OPENS.get((href or "").strip("/").partition("/")[0].partition("?")[0])
    return bool(href) and (needed is None or viewer is None or viewer.can(needed))


LOOKING = {
    "here": here, "asked": asked, "asked_all": asked_all, "may_open": may_open, "word": word, "words": words,
}  # fmt: skip


def plain_json(value: object, **options: Any) -> str:
    """JSON for charts: sums and decimals as numbers, days as ISO text."""

    def plain(other: Any) -> float | str:
        if isinstance(other, date):
            return other.isoformat()
        return float(other if isinstance(other, Decimal) else other.amount if hasattr(other, "amount") else other.value)

    return json.dumps(value, default=plain, ensure_ascii=False, **options)
