"""Sessions and counted tries, in Core."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine, delete, func, insert, select, update
from sqlalchemy.orm import Session

from cleaning.adapters.sql.identity.tables import login_attempts, sessions
from cleaning.adapters.sql.identity.tokens import digest, new_token
from cleaning.domain.identity.session import expires
from cleaning.domain.identity.user import User
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import BranchId, UserId

A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class SqlSessions:
    session: Session

    def open(self, user: User, *, at: datetime, address: str, agent: str) -> str:
        token = new_token()
        row = {
            "token_hash": digest(token),
            "user_id": user.known_id,
            "created_at": at,
            "seen_at": at,
            "expires_at": expires(user.role, created=at, seen=at),
            "address": address[:100],
            "agent": agent[:300],
        }
        self.session.execute(delete(sessions).where(sessions.c.user_id == user.known_id, sessions.c.expires_at < at))
        self.session.execute(insert(sessions).values(row))
        return token

    def close(self, token: str) -> None:
        self.session.execute(delete(sessions).where(sessions.c.token_hash == digest(token)))

    def close_others(self, user_id: UserId, token: str | None) -> None:
        others = delete(sessions).where(sessions.c.user_id == user_id)
        if token is not None:
            others = others.where(sessions.c.token_hash != digest(token))
        self.session.execute(others)

    def revoke(self, session_id: int, user_id: UserId) -> None:
        own = delete(sessions).where(sessions.c.id == session_id, sessions.c.user_id == user_id)
        if not self.session.execute(own.returning(sessions.c.id)).first():
            raise NotFound("session", session_id)

    def look_at(self, token: str, branch_id: BranchId | None) -> None:
        mine = update(sessions).where(sessions.c.token_hash == digest(token))
        self.session.execute(mine.values(branch_id=branch_id))


@dataclass(frozen=True, slots=True)
class SqlTries:
    """In a transaction of their own: what is undone afterwards was tried all the same."""

    engine: Engine

    def spend(self, key: str, limit: int, at: datetime, within: timedelta = A_MINUTE) -> bool:
        tries = login_attempts.c
        with self.engine.begin() as connection:
            # Count and add must be one step, or ten thousand tries at once all see a clean slate.
            connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(key, 7))))
            connection.execute(delete(login_attempts).where(tries.key == key, tries.at <= at - within))
            if connection.scalar(select(func.count()).where(tries.key == key)) >= limit:
                return False
            connection.execute(insert(login_attempts).values(key=key, at=at))
        return True
