"""What can be asked about clients that are there twice."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol

import msgspec

from cleaning.application.shared.access import Scope
from cleaning.domain.clients.twins.client_merge import TIME_TO_UNDO
from cleaning.domain.clients.values import ClientKind
from cleaning.domain.shared.ids import ClientId


class Typed(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of somebody so far, in normal form; half a name and half a number are enough to look."""

    name: str = ""
    eik: str | None = None
    phone: str | None = None
    email: str | None = None


class Alike(msgspec.Struct, frozen=True, kw_only=True):
    """A client that may be the same. ``by``: ``eik``, ``phone``, ``email`` or ``name``."""

    id: ClientId
    name: str
    kind: ClientKind
    detail: str
    by: str
    archived: bool = False


class Side(msgspec.Struct, frozen=True, kw_only=True):
    id: ClientId
    name: str
    detail: str
    created_at: datetime


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two records that look like one client, the older first, and what they have in common."""

    one: Side
    other: Side
    by: tuple[str, ...]


class MergeRow(msgspec.Struct, frozen=True, kw_only=True):
    """A merge: who stayed, what was moved (``table.column`` → number of rows), fields before and after."""

    id: int
    winner_id: ClientId
    winner: str
    loser_id: ClientId
    loser: str
    at: datetime
    actor: str
    undone_at: datetime | None
    before: dict[str, Any]
    after: dict[str, Any]
    other: dict[str, Any]
    moved: dict[str, int]

    def can_be_undone(self, now: datetime) -> bool:
        return self.undone_at is None and now <= self.at + TIME_TO_UNDO


class TwinQueries(Protocol):
    def alike(self, typed: Typed, *, scope: Scope, except_id: int | None = None) -> list[Alike]:
        """At most eight, the surest first; also the archived, but not those that are part of another."""

    def pairs(self, *, scope: Scope, limit: int = 100) -> list[Pair]:
        """Suspected twins of the same kind, without those somebody has told apart, the surest first."""

    def attached(self, client_id: int) -> dict[str, int]:
        """How many records of each table point to the client; only tables where there are some."""

    def merges(self, *, scope: Scope, client_id: int | None = None, limit: int = 50) -> list[MergeRow]:
        """The latest merges, of one client if given."""

    def merge(self, merge_id: int, *, scope: Scope) -> MergeRow:
        """Raise NotFound when there is none in the scope."""
