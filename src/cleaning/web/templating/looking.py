"""What a template asks about the page it is on: its address, its conditions, its viewer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl, urlencode

from jinja2 import pass_context
from jinja2.runtime import Context


@pass_context
def here(context: Context, changes: Mapping[str, object] | None = None, **more: object) -> str:
    """The address of this page with other conditions: ``here(after=cursor)``; None or "" takes one away."""
    path, query = context.get("path", "/"), context.get("query", "")
    changed = {**(changes or {}), **more}
    kept = [(name, value) for name, value in parse_qsl(query) if name not in changed]
    new = [(name, str(value)) for name, value in changed.items() if value is not None and value != ""]
    return f"{path}?{urlencode(kept + new)}" if kept or new else path


@pass_context
def asked(context: Context, name: str) -> str | None:
    """What the address of this page says about a condition."""
    return dict(parse_qsl(context.get("query", ""))).get(name)


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


LOOKING = {"here": here, "asked": asked, "may_open": may_open}


def plain_json(value: object, **options: Any) -> str:
    """JSON for charts: sums and decimals as numbers, days as ISO text."""

    def plain(other: Any) -> float | str:
        if isinstance(other, date):
            return other.isoformat()
        return float(other if isinstance(other, Decimal) else other.amount if hasattr(other, "amount") else other.value)

    return json.dumps(value, default=plain, ensure_ascii=False, **options)
