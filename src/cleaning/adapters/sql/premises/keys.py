"""Keys, by SQLAlchemy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select, tuple_
from sqlalchemy.orm import Session

from cleaning.adapters.sql.clients.tables import clients
from cleaning.adapters.sql.premises.key_tables import key_holdings, site_keys
from cleaning.adapters.sql.premises.tables import premises
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.workforce.tables import employees
from cleaning.application.premises.keys import HoldingRow, KeyRow, Want
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, bounded, decode_cursor, page_of
from cleaning.application.shared.ports import Clock
from cleaning.domain.premises.site_key import KeyState, SiteKey
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import SiteKeyId

MOST_HOLDINGS = 100
JOINED = (
    site_keys.join(premises, premises.c.id == site_keys.c.premises_id)
    .join(clients, clients.c.id == premises.c.client_id)
    .outerjoin(employees, employees.c.id == site_keys.c.holder_id)
)
PLAIN = ("id", "tag", "what", "state", "premises_id", "holder_id", "since", "due_on")


@dataclass(frozen=True, slots=True)
class SqlSiteKeys:
    session: Session

    def add(self, key: SiteKey) -> None:
        self.session.add(key)
        self.session.flush()

    def get(self, key_id: SiteKeyId, *, lock: bool = False) -> SiteKey:
        key = self.session.get(SiteKey, key_id, with_for_update={"of": site_keys} if lock else None)
        if key is None:
            raise NotFound("site_key", key_id)
        return key


@dataclass(frozen=True, slots=True)
class SqlKeyQueries:
    reads: Reads
    clock: Clock

    def page(
        self,
        scope: Scope,
        want: Want,
        *,
        q: str = "",
        premises_id: int | None = None,
        employee_id: int | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[KeyRow]:
        size, late = bounded(limit), self._late()
        rows = self._rows(scope).where(*_wanted(want, late))
        if q.strip():
            part = f"%{q.strip()}%"
            rows = rows.where(
                or_(site_keys.c.tag.ilike(part), premises.c.name.ilike(part), employees.c.name.ilike(part))
            )
        if premises_id is not None:
            rows = rows.where(site_keys.c.premises_id == premises_id)
        if employee_id is not None:
            rows = rows.where(site_keys.c.holder_id == employee_id)
        if cursor := decode_cursor(after):
            rows = rows.where(tuple_(site_keys.c.tag, site_keys.c.id) > tuple_(*cursor))
        found = self.reads.structs(KeyRow, rows.order_by(site_keys.c.tag, site_keys.c.id).limit(size + 1))
        return page_of(found, size, lambda row: (row.tag, row.id))

    def card(self, key_id: int, scope: Scope) -> KeyRow:
        found = self.reads.structs(KeyRow, self._rows(scope).where(site_keys.c.id == key_id))
        if not found:
            raise NotFound("site_key", key_id)
        return found[0]

    def holdings(self, key_id: int) -> list[HoldingRow]:
        names = [name for name in HoldingRow.__struct_fields__ if name != "employee"]
        rows = (
            select(*(key_holdings.c[name] for name in names), employees.c.name.label("employee"))
            .join_from(key_holdings, employees)
            .where(key_holdings.c.key_id == key_id)
            .order_by(key_holdings.c.taken_at.desc(), key_holdings.c.id.desc())
        )
        return self.reads.structs(HoldingRow, rows.limit(MOST_HOLDINGS))

    def _late(self) -> ColumnElement[bool]:
        today = self.clock.today()
        gone = or_(site_keys.c.due_on < today, employees.c.left_on < today)
        return and_(site_keys.c.state == KeyState.OUT, func.coalesce(gone, literal(False)))

    def _rows(self, scope: Scope) -> Select[Any]:
        """Every read starts here, so none forgets whose keys the viewer may see."""
        shown = [site_keys.c[name] for name in PLAIN]
        more = (premises.c.name.label("premises"), clients.c.name.label("client"), employees.c.name.label("holder"))
        whose = site_keys.c.branch_id.in_(scope.branch_ids)
        return select(*shown, *more, self._late().label("late")).select_from(JOINED).where(whose)


def _wanted(want: Want, late: ColumnElement[bool]) -> list[ColumnElement[bool]]:
    if want is Want.ALL:
        return []
    return [late] if want is Want.NOT_RETURNED else [site_keys.c.state == KeyState(want.value)]
