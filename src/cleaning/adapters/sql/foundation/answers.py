"""Answers kept for requests that may come again."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from cleaning.adapters.sql.foundation.tables import idempotency_keys as kept
from cleaning.adapters.sql.session import OurSession
from cleaning.application.shared.ports import Answer
from cleaning.domain.shared.errors import Conflict, RuleBroken


@dataclass(frozen=True, slots=True)
class SqlAnswers:
    """The unique key makes a twin wait until the first one's transaction ends."""

    session: OurSession

    def claim(self, owner: str, key: str, request: str) -> Answer | None:
        first = (
            insert(kept).values(owner=owner, key=key, request=request).on_conflict_do_nothing().returning(kept.c.key)
        )
        if self.session.execute(first).first() is not None:
            return None
        row = self.session.execute(select(kept).where(kept.c.owner == owner, kept.c.key == key)).one()
        if row.request != request:
            raise RuleBroken("request.key_reused")
        if row.status is None:
            raise Conflict("request.answer_lost")
        return Answer(status=row.status, headers=row.headers, body=bytes(row.body))

    def keep(self, owner: str, key: str, answer: Answer) -> None:
        self.session.execute(
            update(kept)
            .where(kept.c.owner == owner, kept.c.key == key)
            .values(status=answer.status, headers=answer.headers, body=answer.body)
        )
