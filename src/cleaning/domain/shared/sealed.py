"""A text nobody reads by reading the database."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Sealed:
    """A text that only the key called ``key_id`` can open again."""

    key_id: str
    content: bytes = field(repr=False)
