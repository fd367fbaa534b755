"""What the use cases of identity need."""

from datetime import datetime
from typing import Protocol

import msgspec

from cleaning.domain.identity.user import User
from cleaning.domain.shared.ids import ApiKeyId, BranchId, UserId


class Users(Protocol):
    def get(self, user_id: UserId) -> User: ...

    def by_login(self, login: str) -> User | None:
        """By user name or e-mail."""

    def add(self, user: User) -> None: ...


class Passwords(Protocol):
    """Slow on purpose."""

    def hash(self, password: str) -> str: ...

    def fits(self, password: str, stored: str) -> bool:
        """Takes as long for an empty ``stored`` as for a real one, so that the time tells nothing."""

    def outdated(self, stored: str) -> bool:
        """Whether it was hashed with weaker parameters than today's."""


class Sessions(Protocol):
    """Who is signed in where. A token is known to its browser alone; only its hash is stored."""

    def open(self, user: User, *, at: datetime, address: str, agent: str) -> str:
        """A new token."""

    def close(self, token: str) -> None: ...

    def close_others(self, user_id: UserId, token: str | None) -> None:
        """All sessions of a user but this one."""

    def revoke(self, session_id: int, user_id: UserId) -> None:
        """Raise NotFound when it is not this user's."""

    def look_at(self, token: str, branch_id: BranchId | None) -> None:
        """Narrow what the session shows to one branch, or widen it to all of the user's."""


class NewKey(msgspec.Struct, frozen=True):
    """``secret`` is shown once and never again."""

    id: ApiKeyId
    secret: str


class ApiKeys(Protocol):
    def add(self, name: str, user_id: UserId, scopes: tuple[str, ...], expires_at: datetime | None) -> NewKey: ...

    def revoke(self, key_id: ApiKeyId, at: datetime) -> str:
        """Return its name. Raise NotFound when there is none that works."""


class Housekeeping(Protocol):
    def sweep(self, at: datetime) -> int:
        """Remove what nobody can use any more: dead sessions, counted tries, answers older than a week."""
