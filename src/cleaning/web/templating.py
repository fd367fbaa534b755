"""The one Jinja environment: strict, escaped, with the formats as filters and the language taken from each render."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined, UndefinedError, pass_context
from jinja2.ext import Extension
from jinja2.runtime import Context

from cleaning.web import formats
from cleaning.web.assets import Assets
from cleaning.web.i18n import LANGUAGES, Catalogues

TEMPLATES = Path(__file__).parent / "templates"
IMPORT = re.compile(r"({%-?\s*(?:from\s+\S+\s+import|import)\b(?:(?!%}|with(?:out)? context).)*?)(\s*-?%})", re.DOTALL)


class ImportsSeeThePage(Extension):
    """``{% from "ui/field.html" import field %}`` also passes the context, because macros need its language."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return IMPORT.sub(r"\1 with context\2", source)


def utc_now() -> datetime:
    return datetime.now(UTC)


def make_environment(
    assets: Assets,
    catalogues: Catalogues,
    reload: bool = False,
    *,
    zone: ZoneInfo = formats.SOFIA,
    now: Callable[[], datetime] = utc_now,
    templates: Path = TEMPLATES,
) -> Environment:
    """Templates of the program; every render must give ``lang`` (``bg`` or ``en``)."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=reload,
        cache_size=1000,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols", ImportsSeeThePage],
    )
    _translate(environment, catalogues)
    _format(environment, zone, now)
    environment.globals |= {
        "asset": assets.url,
        "languages": LANGUAGES,
        "here": here,
        "asked": asked,
        "may_open": may_open,
    }
    environment.policies["json.dumps_function"] = plain_json
    return environment


def language(context: Context) -> str:
    """The language of the page being rendered."""
    lang = context.get("lang")
    if lang not in LANGUAGES:
        raise UndefinedError(f"{context.name}: a page is rendered with lang='bg' or lang='en', not {lang!r}")
    return lang


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


def plain_json(value: object, **options: Any) -> str:
    """JSON for charts: sums and decimals as numbers, days as ISO text."""

    def plain(other: Any) -> float | str:
        if isinstance(other, date):
            return other.isoformat()
        return float(other if isinstance(other, Decimal) else other.amount if hasattr(other, "amount") else other.value)

    return json.dumps(value, default=plain, ensure_ascii=False, **options)


def _translate(environment: Environment, catalogues: Catalogues) -> None:
    @pass_context
    def gettext(context: Context, text: str) -> str:
        return catalogues[language(context)].gettext(text)

    @pass_context
    def ngettext(context: Context, one: str, many: str, count: int) -> str:
        return catalogues[language(context)].ngettext(one, many, count)

    environment.install_gettext_callables(gettext, ngettext, newstyle=True)


def _format(environment: Environment, zone: ZoneInfo, now: Callable[[], datetime]) -> None:
    def bound(function: Callable[..., str], extra: Callable[[], dict[str, Any]] = dict) -> Callable[..., str]:
        @pass_context
        def format_in_the_page_language(context: Context, value: Any, *args: Any, **options: Any) -> str:
            return function(value, *args, lang=language(context), **extra(), **options)

        return format_in_the_page_language

    for name, function in formats.FILTERS.items():
        environment.filters[name] = bound(function)
    for name, function in formats.ZONED_FILTERS.items():
        environment.filters[name] = bound(function, lambda: {"zone": zone})
    environment.filters["when"] = bound(formats.when, lambda: {"zone": zone, "now": now()})
    environment.globals["now"] = now
