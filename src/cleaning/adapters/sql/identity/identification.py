"""Who is behind a token: one query for the user, their branches, the company's name and its words' state."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, func, or_, select, update
from sqlalchemy.dialects.postgresql import aggregate_order_by

from cleaning.adapters.sql.company.tables import branches, companies
from cleaning.adapters.sql.company.words import STATE
from cleaning.adapters.sql.identity.tables import api_keys, sessions, users
from cleaning.adapters.sql.identity.tokens import digest
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.shapes import built_once
from cleaning.application.shared.access import Permission, Viewer
from cleaning.application.shared.permissions import ROLES
from cleaning.application.shared.ports import Clock
from cleaning.domain.identity.session import TOUCH_EVERY, expires
from cleaning.domain.shared.role import Role

KINDS = {Role.CREW: "crew", Role.CLIENT: "client"}

_pair = func.jsonb_build_array(branches.c.id, branches.c.name)
_ordered = aggregate_order_by(_pair, branches.c.active.desc(), branches.c.name)
_theirs = or_(users.c.branch_ids == [], branches.c.id == func.any(users.c.branch_ids))
their_branches = select(func.jsonb_agg(_ordered)).where(_theirs).correlate(users).scalar_subquery().label("branches")
company_name = select(companies.c.name).scalar_subquery().label("company")
words_state = STATE.label("words")


def _people(*more: Any) -> Select[Any]:
    who = (users.c.id, users.c.name, users.c.login, users.c.role, users.c.lang, users.c.employee_id, users.c.client_id)
    return select(*who, their_branches, company_name, words_state, *more).where(users.c.active)


@built_once()
def behind_session(token_hash: bytes, now: datetime) -> Select[Any]:
    living = and_(sessions.c.token_hash == token_hash, sessions.c.expires_at > now)
    more = (sessions.c.id.label("session_id"), sessions.c.branch_id, sessions.c.created_at, sessions.c.seen_at)
    return _people(*more).join(sessions, sessions.c.user_id == users.c.id).where(living)


@built_once()
def behind_key(key_hash: bytes, now: datetime) -> Select[Any]:
    lasting = or_(api_keys.c.expires_at.is_(None), api_keys.c.expires_at > now)
    living = and_(api_keys.c.key_hash == key_hash, api_keys.c.revoked_at.is_(None), lasting)
    more = (api_keys.c.id.label("key_id"), api_keys.c.scopes, api_keys.c.used_at)
    return _people(*more).join(api_keys, api_keys.c.user_id == users.c.id).where(living)


@dataclass(frozen=True, slots=True)
class SqlIdentification:
    reads: Reads
    clock: Clock

    def by_session(self, token: str) -> Viewer | None:
        now = self.clock.now()
        row = self.reads.first(*behind_session(digest(token), now))
        if row is None:
            return None
        if now - row.seen_at > TOUCH_EVERY:
            self._touch(row, now)
        return _viewer(row, ROLES[row.role], branch_id=row.branch_id, session=str(row.session_id))

    def by_key(self, key: str) -> Viewer | None:
        now = self.clock.now()
        row = self.reads.first(*behind_key(digest(key), now))
        if row is None:
            return None
        if row.used_at is None or now - row.used_at > TOUCH_EVERY:
            self.reads.run(update(api_keys).where(api_keys.c.id == row.key_id).values(used_at=now))
        may = ROLES[row.role]
        narrowed = may & {Permission(scope) for scope in row.scopes} if row.scopes else may
        return _viewer(row, narrowed, kind="key", session=f"key:{row.key_id}")

    def _touch(self, row: Row[Any], now: datetime) -> None:
        until = expires(row.role, created=row.created_at, seen=now)
        seen = update(sessions).where(sessions.c.id == row.session_id).values(seen_at=now, expires_at=until)
        self.reads.run(seen)


def _viewer(row: Row[Any], permissions: frozenset[Permission], **more: Any) -> Viewer:
    return Viewer(
        user_id=row.id,
        name=row.name,
        login=row.login,
        role=row.role,
        permissions=permissions,
        branches=tuple((branch, name) for branch, name in row.branches or ()),
        lang=row.lang,
        employee_id=row.employee_id,
        client_id=row.client_id,
        company=row.company or "",
        words=row.words,
        **{"kind": KINDS.get(row.role, "staff")} | more,
    )
