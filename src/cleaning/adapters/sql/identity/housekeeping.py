"""Rows whose time is over."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from cleaning.adapters.sql.foundation.tables import idempotency_keys
from cleaning.adapters.sql.identity.tables import login_attempts, sessions

ANSWERS_KEPT = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class SqlHousekeeping:
    session: Session

    def sweep(self, at: datetime) -> int:
        over = (
            delete(sessions).where(sessions.c.expires_at < at),
            delete(login_attempts).where(login_attempts.c.at < at - timedelta(hours=1)),
            delete(idempotency_keys).where(idempotency_keys.c.at < at - ANSWERS_KEPT),
        )
        return sum(self.session.execute(statement).rowcount for statement in over)
