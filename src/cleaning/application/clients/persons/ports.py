"""What lawful requests need of the outside."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol

import msgspec


class Erasure(msgspec.Struct, frozen=True, kw_only=True):
    """The log of a person forgotten: who asked whom, on what ground (letter, date)."""

    client_id: int
    branch_id: int
    at: datetime
    user_id: int | None
    actor: str
    ground: str


class Persons(Protocol):
    """All that the house keeps about a client, wherever it lies."""

    def everything(self, client_id: int) -> dict[str, list[dict[str, Any]]]:
        """Table → rows that are about the client or hang on such rows; without secrets of the program."""

    def ties(self, client_id: int) -> list[str]:
        """Why the client cannot be forgotten yet: ``contract``, ``visits``, ``money``, ``request``."""

    def forget(self, erasure: Erasure, called: str) -> int:
        """Log it and take the person out of every record but the accounting ones; the number of records changed."""
