"""What changed in own fields, one by one and by the names people know them by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cleaning.domain.shared.own.field import Field
from cleaning.web import formats
from cleaning.web.own_values import shown_safely


def own_changes(before: Any, after: Any, fields: Iterable[Field], lang: str) -> list[tuple[str, str, str]]:
    """Name, what it was, what it is; of a field nobody knows any more its key. Values may be of another time."""
    old, new = (side if isinstance(side, dict) else {} for side in (before, after))
    known = {field.key: field for field in fields}
    changed = [key for key in {**old, **new} if old.get(key) != new.get(key)]
    names = {key: field.name(lang) for key, field in known.items()}

    def said(side: dict[str, Any], key: str) -> str:
        return _said(side.get(key), known.get(key), lang)

    return [(names.get(key, key), said(old, key), said(new, key)) for key in changed]


def _said(value: Any, field: Field | None, lang: str) -> str:
    if value is None:
        return formats.NOTHING
    return str(value) if field is None else shown_safely(value, field, lang)
