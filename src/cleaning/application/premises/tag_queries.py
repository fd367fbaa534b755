"""What can be asked about tags and what came through them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

import msgspec

from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page
from cleaning.domain.premises.site_tag import ReportKind
from cleaning.domain.shared.ids import ClientId, PremisesId, SiteReportId, SiteTagId


class Which(StrEnum):
    """Which reports a list is of."""

    OPEN = "open"
    PROBLEM = "problem"
    RATING = "rating"
    ALL = "all"


class TagRow(msgspec.Struct, frozen=True, kw_only=True):
    """``token`` is the secret part of the address that the tag shows."""

    id: SiteTagId
    premises_id: PremisesId
    spot: str
    token: str
    made_at: datetime
    revoked_at: datetime | None


class ReportRow(msgspec.Struct, frozen=True, kw_only=True):
    """``due_at`` without ``answered_at``: open."""

    id: SiteReportId
    kind: ReportKind
    premises_id: PremisesId
    premises: str
    client_id: ClientId
    client: str
    spot: str
    stars: int | None
    text: str
    has_photo: bool
    at: datetime
    due_at: datetime | None
    answered_at: datetime | None
    answered_by: str
    answer: str


class Stars(msgspec.Struct, frozen=True, kw_only=True):
    """The mean of all ratings of a place, one decimal, and how many they are."""

    mean: Decimal
    count: int


class TagQueries(Protocol):
    """Reads about tags and reports, within the viewer's branches."""

    def spot(self, token: str) -> str:
        """The neutral name at a living tag, for anybody. Raise NotFound for one nobody made, or that is revoked."""

    def tags(self, premises_id: int, scope: Scope) -> list[TagRow]:
        """Those that hang, the oldest first."""

    def tag(self, tag_id: int, scope: Scope) -> TagRow:
        """Raise NotFound when there is none in the scope."""

    def reports(
        self,
        scope: Scope,
        which: Which,
        *,
        premises_id: int | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[ReportRow]:
        """The newest first."""

    def report(self, report_id: int, scope: Scope) -> ReportRow:
        """Raise NotFound when there is none in the scope."""

    def photo(self, report_id: int, scope: Scope) -> bytes:
        """JPEG. Raise NotFound when there is none in the scope."""

    def waiting(self, scope: Scope, limit: int) -> Sequence[ReportRow]:
        """Open ones, the first due first."""

    def stars(self, premises_id: int) -> Stars | None:
        """None before anybody rated."""
