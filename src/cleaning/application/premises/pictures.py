"""Pictures that come from outside."""

from __future__ import annotations

from typing import Protocol

import msgspec


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """JPEG, upright, nothing in it but pixels; ``thumb`` is the same, small."""

    content: bytes
    thumb: bytes
    width: int
    height: int


class Pictures(Protocol):
    def clean(self, content: bytes, *, field: str) -> Picture:
        """Decode and write anew. RuleBroken ``picture.…`` at ``field`` for what is none, or too much of it."""
