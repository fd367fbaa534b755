"""What can be asked about pictures of places."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

import msgspec

from cleaning.application.shared.access import Scope
from cleaning.domain.shared.ids import PhotoId


class PhotoRow(msgspec.Struct, frozen=True, kw_only=True):
    id: PhotoId
    note: str
    width: int
    height: int
    at: datetime


class PhotoQueries(Protocol):
    def of_premises(self, premises_id: int, scope: Scope) -> list[PhotoRow]:
        """In the order they came."""

    def content(self, premises_id: int, photo_id: int, scope: Scope, *, small: bool = False) -> bytes:
        """JPEG. Raise NotFound when there is none in the scope."""
