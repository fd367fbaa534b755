"""What happens to those who may enter."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.domain.shared.aggregate import DomainEvent
from cleaning.domain.shared.ids import ApiKeyId, UserId


@dataclass(frozen=True, kw_only=True)
class UserAdded(DomainEvent):
    user_id: UserId
    login: str
    role: str


@dataclass(frozen=True, kw_only=True)
class UserChanged(DomainEvent):
    """Names, role, branches or whether the user may enter at all; never the password itself."""

    user_id: UserId
    login: str
    role: str
    active: bool


@dataclass(frozen=True, kw_only=True)
class PasswordChanged(DomainEvent):
    user_id: UserId
    login: str


@dataclass(frozen=True, kw_only=True)
class SignedIn(DomainEvent):
    user_id: UserId
    login: str


@dataclass(frozen=True, kw_only=True)
class ApiKeyCreated(DomainEvent):
    key_id: ApiKeyId
    name: str
    scopes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ApiKeyRevoked(DomainEvent):
    key_id: ApiKeyId
    name: str
