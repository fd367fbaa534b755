"""The Jinja that renders: plain dictionaries and our filters, nothing else is reachable."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Environment, StrictUndefined, Template, Undefined
from jinja2.runtime import LoopContext

from cleaning.adapters.templates.filters import Filters
from cleaning.domain.documents.markup import quoted

LOOP = frozenset({"index", "first", "last", "length"})


class Language(Environment):
    """No globals, no tests, no attributes: a dot only ever looks a key up in a dictionary."""

    def __init__(self, language: str) -> None:
        filters = Filters(language)
        super().__init__(
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
            finalize=lambda value: "" if type(value) is Undefined else quoted(filters.shown(value)),
            autoescape=False,
            cache_size=0,
        )
        self.globals.clear()
        self.tests.clear()
        self.filters.clear()
        self.filters.update(filters.table())

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        return self.undefined(obj=obj, name=argument)


@lru_cache(maxsize=2)
def language_of(language: str) -> Language:
    return Language(language)


@lru_cache(maxsize=64)
def compiled(source: str, language: str) -> Template:
    return language_of(language).from_string(source)


def written(source: str, language: str, data: Mapping[str, Any], most: int) -> str:
    """The document's text. OverflowError when it gets longer than ``most`` characters."""
    parts: list[str] = []
    length = 0
    for part in compiled(source, language).generate(**data):
        length += len(part)
        if length > most:
            raise OverflowError
        parts.append(part)
    return "".join(parts)
