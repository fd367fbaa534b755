"""Texts with named gaps: „Утре, {date}, в {time} ще почистим {premises}.“ – gaps only, nothing is computed."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from cleaning.domain.shared.errors import RuleBroken

GAP = re.compile(r"\{([^{}]*)\}")
LONGEST = 1000


def check(text: str, names: Collection[str], *, field: str = "text") -> str:
    """The text, trimmed, when every gap is one of ``names``."""
    text = text.strip()
    if not text:
        raise RuleBroken("message.empty", field=field)
    if len(text) > LONGEST:
        raise RuleBroken("message.too_long", field=field, longest=LONGEST, length=len(text))
    if unknown := [name for name in GAP.findall(text) if name not in names]:
        raise RuleBroken("message.unknown_gap", field=field, unknown=unknown, known=sorted(names))
    return text


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its gaps filled; an empty value is refused, for „в  часа“ reaches nobody well."""
    if empty := [name for name in GAP.findall(text) if not values.get(name, "").strip()]:
        raise RuleBroken("message.empty_gap", empty=empty)
    return GAP.sub(lambda gap: values[gap[1]].strip(), text)
