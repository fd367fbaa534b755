"""What is typed about a code."""

from __future__ import annotations

import msgspec

from cleaning.domain.premises.place import tidy
from cleaning.domain.shared.errors import RuleBroken

LONGEST = 1000


class CodeText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``label`` says what it opens and is shown; ``text`` is the secret, which never comes back but by a reveal."""

    label: str = ""
    text: str = ""

    def __repr__(self) -> str:
        return f"CodeText(label={self.label!r}, text=…)"


def readable(typed: str, *, field: str = "text") -> str:
    """Blanks in order, and not a novel."""
    text = str(tidy(typed))
    if len(text) > LONGEST:
        raise RuleBroken("field.too_long", field=field, most=LONGEST, length=len(text))
    return text
