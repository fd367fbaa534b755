"""What may be asked about users, sessions, keys, and what anybody changed."""

from datetime import date, datetime
from typing import Any, Protocol

import msgspec

from cleaning.application.shared.paging import Page
from cleaning.domain.shared.ids import ApiKeyId, BranchId, ClientId, EmployeeId, FactId, UserId
from cleaning.domain.shared.role import Role


class UserRow(msgspec.Struct, frozen=True, kw_only=True):
    """``branch_ids`` empty means all branches."""

    id: UserId
    login: str
    name: str
    role: Role
    email: str
    lang: str
    branch_ids: list[BranchId]
    employee_id: EmployeeId | None
    client_id: ClientId | None
    active: bool
    seen_at: datetime | None
    version: int


class SessionRow(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    address: str
    agent: str
    current: bool


class KeyRow(msgspec.Struct, frozen=True, kw_only=True):
    id: ApiKeyId
    name: str
    start: str
    user_id: UserId
    user: str
    scopes: list[str]
    created_at: datetime
    expires_at: datetime | None
    used_at: datetime | None
    revoked_at: datetime | None


class FactRow(msgspec.Struct, frozen=True, kw_only=True):
    """``kind`` is ``context.Event``, or ``changed`` with the old and new values of a row of table ``subject``."""

    id: FactId
    at: datetime
    kind: str
    subject: str | None
    subject_id: int | None
    actor: str
    origin: str | None
    data: dict[str, Any]


class FactFilter(msgspec.Struct, frozen=True, kw_only=True):
    actor_id: UserId | None = None
    subject: str | None = None
    subject_id: int | None = None
    since: date | None = None
    until: date | None = None


class IdentityQueries(Protocol):
    def users(self, *, closed: bool = False) -> list[UserRow]: ...

    def user(self, user_id: UserId) -> UserRow:
        """Raise NotFound when there is none."""

    def names(self) -> dict[UserId, str]: ...

    def sessions(self, user_id: UserId, token: str | None = None) -> list[SessionRow]:
        """Living ones, the last seen first; ``token`` tells which one is the asker's own."""

    def keys(self) -> list[KeyRow]: ...

    def facts(
        self, branch_ids: tuple[int, ...], wanted: FactFilter, after: str | None = None, limit: int | None = None
    ) -> Page[FactRow]:
        """Newest first; those of a branch only when it is among the viewer's."""

    def subjects(self) -> list[str]:
        """The kinds of records there are facts of."""
