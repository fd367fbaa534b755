"""What can be asked about keys."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

import msgspec

from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page
from cleaning.domain.premises.site_key import KeyState
from cleaning.domain.shared.ids import EmployeeId, PremisesId, SiteKeyId


class Want(StrEnum):
    """Which keys a list is of; NOT_RETURNED are those whose day has passed or whose holder has left."""

    OUT = "out"
    NOT_RETURNED = "not_returned"
    OFFICE = "office"
    LOST = "lost"
    GIVEN_BACK = "given_back"
    ALL = "all"


class KeyRow(msgspec.Struct, frozen=True, kw_only=True):
    """``late``: it should have come back, because of its day or because its holder left."""

    id: SiteKeyId
    tag: str
    what: str
    state: KeyState
    premises_id: PremisesId
    premises: str
    client: str
    holder_id: EmployeeId | None
    holder: str | None
    since: datetime
    due_on: date | None
    late: bool


class HoldingRow(msgspec.Struct, frozen=True, kw_only=True):
    employee_id: EmployeeId
    employee: str
    taken_at: datetime
    signed_by: str
    returned_at: datetime | None
    received_by: str
    note: str


class KeyQueries(Protocol):
    """Reads about keys, always within the viewer's branches; crews see none."""

    def page(
        self,
        scope: Scope,
        want: Want,
        *,
        q: str = "",
        premises_id: int | None = None,
        employee_id: int | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[KeyRow]:
        """By tag; ``q`` is a part of the tag, or of the name of the place or the holder."""

    def card(self, key_id: int, scope: Scope) -> KeyRow:
        """Raise NotFound when there is none in the scope."""

    def holdings(self, key_id: int) -> list[HoldingRow]:
        """Who had it, the newest first, at most a hundred; for a key the viewer may see."""
