"""API keys, in Core."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from cleaning.adapters.sql.identity.tables import api_keys
from cleaning.adapters.sql.identity.tokens import digest, new_token
from cleaning.application.identity.ports import NewKey
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import ApiKeyId, UserId

MARK = "cln_"
"""So that a key in a log or a repository is recognised as one."""


@dataclass(frozen=True, slots=True)
class SqlApiKeys:
    session: Session

    def add(self, name: str, user_id: UserId, scopes: tuple[str, ...], expires_at: datetime | None) -> NewKey:
        secret = MARK + new_token()
        row = {
            "name": name,
            "start": secret[:9],
            "key_hash": digest(secret),
            "user_id": user_id,
            "scopes": list(scopes),
            "expires_at": expires_at,
        }
        key_id = self.session.scalar(insert(api_keys).values(row).returning(api_keys.c.id))
        return NewKey(ApiKeyId(key_id or 0), secret)

    def revoke(self, key_id: ApiKeyId, at: datetime) -> str:
        living = update(api_keys).where(api_keys.c.id == key_id, api_keys.c.revoked_at.is_(None))
        name = self.session.scalar(living.values(revoked_at=at).returning(api_keys.c.name))
        if name is None:
            raise NotFound("api_key", key_id)
        return name
