"""Keys with which programs use the API."""

from dataclasses import dataclass
from datetime import datetime

import msgspec

from cleaning.application.identity.ports import ApiKeys, NewKey, Users
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.identity.events import ApiKeyCreated, ApiKeyRevoked
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ApiKeyId, UserId


class KeyRequest(msgspec.Struct, frozen=True, kw_only=True):
    """``scopes`` narrow the key to some of its user's permissions; empty means all of them."""

    name: str
    user_id: UserId
    scopes: tuple[str, ...] = ()
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CreateKey:
    work: Work
    keys: ApiKeys
    users: Users
    access: Access
    clock: Clock

    def __call__(self, command: KeyRequest) -> NewKey:
        with self.work:
            self.access.require(Permission.IDENTITY_KEY_EDIT)
            if not command.name.strip():
                raise RuleBroken("field.required", field="name")
            if unknown := [scope for scope in command.scopes if scope not in list(Permission)]:
                raise RuleBroken("key.scope_unknown", field="scopes", scope=unknown[0])
            if command.expires_at is not None and command.expires_at <= self.clock.now():
                raise RuleBroken("key.already_over", field="expires_at")
            self.users.get(command.user_id)
            new = self.keys.add(command.name.strip(), command.user_id, command.scopes, command.expires_at)
            self.work.tell(ApiKeyCreated(key_id=new.id, name=command.name.strip(), scopes=command.scopes))
            return new


@dataclass(frozen=True, slots=True)
class RevokeKey:
    work: Work
    keys: ApiKeys
    access: Access
    clock: Clock

    def __call__(self, key_id: ApiKeyId) -> None:
        with self.work:
            self.access.require(Permission.IDENTITY_KEY_EDIT)
            name = self.keys.revoke(key_id, self.clock.now())
            self.work.tell(ApiKeyRevoked(key_id=key_id, name=name))
