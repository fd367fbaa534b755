"""Who asks, whose branches they see, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import msgspec

from cleaning.application.shared.permissions import ROLES, Permission, Role
from cleaning.domain.shared.errors import DomainError, Forbidden, NotFound

__all__ = [
    "Access",
    "Caller",
    "Identification",
    "Origin",
    "Permission",
    "Role",
    "Scope",
    "SignInNeeded",
    "Viewer",
    "Visitor",
    "system_viewer",
]


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """The first condition of every read: these branches and, for crew and clients, only what is theirs."""

    branch_ids: tuple[int, ...]
    employee_id: int | None = None
    client_id: int | None = None


class Viewer(msgspec.Struct, frozen=True, kw_only=True):
    """The person, key or program behind a request. ``branches`` are all they may see, ``branch_id`` the one chosen."""

    user_id: int | None
    name: str
    login: str
    role: Role
    permissions: frozenset[Permission]
    branches: tuple[tuple[int, str], ...]
    branch_id: int | None = None
    lang: str = "bg"
    kind: str = "staff"
    employee_id: int | None = None
    client_id: int | None = None
    session: str = ""
    company: str = ""
    words: str = ""
    """Which state the company's dictionaries were in; who has read that state need not read it again."""

    @property
    def branch_ids(self) -> tuple[int, ...]:
        return tuple(branch for branch, _ in self.branches)

    @property
    def scope(self) -> Scope:
        """The chosen branch, or all of the viewer's; what crew and clients see is also bound to themselves."""
        chosen = (self.branch_id,) if self.branch_id is not None else self.branch_ids
        own = self.role is Role.CREW
        return Scope(
            branch_ids=chosen,
            employee_id=self.employee_id if own else None,
            client_id=self.client_id if self.role is Role.CLIENT else None,
        )

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.name.split()[:2]).upper()

    def can(self, permission: str) -> bool:
        return Permission(permission) in self.permissions


@dataclass(frozen=True, slots=True)
class Access:
    """The question every use case begins with."""

    viewer: Viewer

    def require(self, permission: Permission, *, branch: int | None = None) -> None:
        """Forbidden without the permission; NotFound for a branch the viewer may not know of."""
        if permission not in self.viewer.permissions:
            raise Forbidden(str(permission))
        if branch is not None and branch not in self.viewer.branch_ids:
            raise NotFound("branch", branch)


def system_viewer(branches: tuple[tuple[int, str], ...]) -> Viewer:
    """The program itself: the worker, the demo, an import from the command line."""
    return Viewer(
        user_id=None,
        name="cleaning",
        login="system",
        role=Role.OWNER,
        permissions=ROLES[Role.OWNER],
        branches=branches,
        kind="system",
    )


class SignInNeeded(DomainError):
    """Nobody is signed in, or no longer."""

    def __init__(self) -> None:
        super().__init__("sign_in.needed")


class Caller(msgspec.Struct, frozen=True, kw_only=True):
    """How somebody came: a session's token, an API key, or a viewer named by the program itself."""

    session: str | None = None
    key: str | None = None
    viewer: Viewer | None = None
    origin: str = ""
    agent: str = ""
    request_id: str = ""
    lang: str = "bg"


class Visitor(msgspec.Struct, frozen=True):
    """Whoever came, signed in or not."""

    viewer: Viewer | None


class Identification(Protocol):
    """Who is behind a token; one query each."""

    def by_session(self, token: str) -> Viewer | None:
        """The person whose living session this is."""

    def by_key(self, key: str) -> Viewer | None:
        """The user an API key speaks for."""


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Who and from where, as the facts remember it."""

    actor_id: int | None
    actor: str
    origin: str = ""
    request_id: str = ""
