"""Reads of identity, in Core."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from cleaning.adapters.sql.company.tables import branches
from cleaning.adapters.sql.foundation.tables import facts
from cleaning.adapters.sql.identity.tables import api_keys, sessions, users
from cleaning.adapters.sql.identity.tokens import digest
from cleaning.adapters.sql.reads import Reads
from cleaning.application.identity.queries import FactFilter, FactRow, KeyRow, SessionRow, UserRow
from cleaning.application.shared.paging import Page, bounded, decode_cursor, page_of
from cleaning.application.shared.ports import Clock
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import UserId


def _users() -> Select[Any]:
    wanted = [users.c[name] for name in UserRow.__struct_fields__ if name != "seen_at"]
    seen = select(func.max(sessions.c.seen_at)).where(sessions.c.user_id == users.c.id).scalar_subquery()
    return select(*wanted, seen.label("seen_at"))


@dataclass(frozen=True, slots=True)
class SqlIdentityQueries:
    reads: Reads
    clock: Clock

    def users(self, *, closed: bool = False) -> list[UserRow]:
        listed = _users().order_by(users.c.active.desc(), users.c.name, users.c.id)
        return self.reads.structs(UserRow, listed if closed else listed.where(users.c.active))

    def user(self, user_id: UserId) -> UserRow:
        found = self.reads.structs(UserRow, _users().where(users.c.id == user_id))
        if not found:
            raise NotFound("user", user_id)
        return found[0]

    def names(self) -> dict[UserId, str]:
        return {UserId(row.id): row.name for row in self.reads.all(select(users.c.id, users.c.name))}

    def sessions(self, user_id: UserId, token: str | None = None) -> list[SessionRow]:
        wanted = [sessions.c[name] for name in SessionRow.__struct_fields__ if name != "current"]
        current = (sessions.c.token_hash == digest(token or "")).label("current")
        living = select(*wanted, current).where(sessions.c.user_id == user_id, sessions.c.expires_at > self.clock.now())
        return self.reads.structs(SessionRow, living.order_by(sessions.c.seen_at.desc()))

    def keys(self) -> list[KeyRow]:
        wanted = [api_keys.c[name] for name in KeyRow.__struct_fields__ if name != "user"]
        listed = select(*wanted, users.c.name.label("user")).join_from(api_keys, users)
        return self.reads.structs(KeyRow, listed.order_by(api_keys.c.revoked_at.is_not(None), api_keys.c.id.desc()))

    def facts(
        self, branch_ids: tuple[int, ...], wanted: FactFilter, after: str | None = None, limit: int | None = None
    ) -> Page[FactRow]:
        size = bounded(limit)
        columns = [facts.c[name] for name in FactRow.__struct_fields__]
        # What names no branch may be of any: it is for those who see them all.
        others = exists(select(branches.c.id).where(branches.c.id.not_in(branch_ids)))
        mine = or_(facts.c.branch_id.in_(branch_ids), and_(facts.c.branch_id.is_(None), ~others))
        found = select(*columns).where(mine, *_conditions(wanted)).order_by(facts.c.id.desc()).limit(size + 1)
        if cursor := decode_cursor(after):
            found = found.where(facts.c.id < cursor[0])
        return page_of(self.reads.structs(FactRow, found), size, lambda row: (row.id,))

    def subjects(self) -> list[str]:
        return list(self.reads.scalars(select(facts.c.subject).distinct().order_by(facts.c.subject)))


def _conditions(wanted: FactFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.actor_id is not None:
        conditions.append(facts.c.actor_id == wanted.actor_id)
    if wanted.subject:
        conditions.append(facts.c.subject == wanted.subject)
    if wanted.subject_id is not None:
        conditions.append(facts.c.subject_id == wanted.subject_id)
    if wanted.since:
        conditions.append(facts.c.at >= datetime.combine(wanted.since, time(), UTC))
    if wanted.until:
        conditions.append(facts.c.at < datetime.combine(wanted.until, time(), UTC) + timedelta(days=1))
    return conditions
