"""Documents of every kind, found by their number, and those that have one by their title."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import Protocol

import msgspec

from cleaning.application.shared.access import Scope


class DocumentKind(StrEnum):
    INVOICE = "invoice"
    QUOTE = "quote"
    CONTRACT = "contract"
    ORDER = "order"
    RECEIPT = "receipt"


class Numbered(msgspec.Struct, frozen=True, kw_only=True):
    """``detail`` is the other party; ``title`` what it was found by, if not by its number."""

    kind: DocumentKind
    id: int
    number: str
    detail: str
    title: str = ""


class NumberQueries(Protocol):
    def numbered(self, text: str, kinds: Collection[DocumentKind], *, scope: Scope, limit: int = 5) -> list[Numbered]:
        """Of each kind those whose number ends with what was typed, first the one that is that number.

        ``text`` is the end of a number with or without the letters before it; other texts find nothing.
        """

    def titled(self, text: str, kinds: Collection[DocumentKind], *, scope: Scope, limit: int = 5) -> list[Numbered]:
        """Of each kind that has titles the newest whose title has words that begin so, in either alphabet."""
