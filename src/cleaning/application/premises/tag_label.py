"""What stands on a label for the wall."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec


class TagLabel(msgspec.Struct, frozen=True, kw_only=True):
    """``call`` asks to point a phone at it, ``second`` says the same in the other language."""

    url: str
    company: str
    call: str
    second: str
    spot: str = ""


class TagLabels(Protocol):
    def print(self, labels: Sequence[TagLabel]) -> bytes:
        """PDF, a label a page. The same labels are the same bytes."""
