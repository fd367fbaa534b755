"""The wordings people agree to, to be read."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

import msgspec

from cleaning.domain.clients.values import ConsentPurpose
from cleaning.domain.shared.ids import ConsentTextId


class ConsentTextRow(msgspec.Struct, frozen=True, kw_only=True):
    """One edition; the newest of a purpose is in force."""

    id: ConsentTextId
    created_at: datetime
    purpose: ConsentPurpose
    edition: int
    text_bg: str
    text_en: str
    actor: str


class ConsentTextQueries(Protocol):
    def editions(self) -> list[ConsentTextRow]:
        """All, newest first."""
