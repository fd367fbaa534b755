"""How often clients come, kept in a table so that lists and Today can ask for it; rebuilt every night."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, cast, delete, func, literal, select, update
from sqlalchemy.dialects.postgresql import aggregate_order_by, insert
from sqlalchemy.orm import Session

from cleaning.adapters.sql.arrays import one_of_ids
from cleaning.adapters.sql.clients.tables import client_rhythms, clients
from cleaning.adapters.sql.company.tables import companies
from cleaning.adapters.sql.visits.tables import visits
from cleaning.domain.clients.rhythm import Rhythm
from cleaning.domain.shared.ids import ClientId
from cleaning.domain.visits.values import Stage


def local_day(moment: Any) -> Any:
    """The calendar day of a moment in the company's zone."""
    zone = func.coalesce(select(companies.c.zone).scalar_subquery(), "Europe/Sofia")
    return cast(func.timezone(zone, moment), Date)


@dataclass(frozen=True, slots=True)
class SqlHabits:
    session: Session

    def worked(self, after: int, limit: int, *, since: datetime) -> list[tuple[ClientId, list[date]]]:
        chosen = select(clients.c.id).where(clients.c.id > after).order_by(clients.c.id).limit(limit).subquery()
        day = local_day(visits.c.starts_at).label("day")
        worked = (visits.c.client_id == chosen.c.id) & (visits.c.stage == Stage.DONE) & (visits.c.starts_at >= since)
        days = select(chosen.c.id, day).select_from(chosen.outerjoin(visits, worked)).distinct().subquery()
        wanted = select(days.c.id, func.array_agg(aggregate_order_by(days.c.day, days.c.day)).label("days"))
        rows = self.session.execute(wanted.group_by(days.c.id).order_by(days.c.id))
        return [(ClientId(row.id), [day for day in row.days if day is not None]) for row in rows]

    def keep(self, found: Sequence[tuple[ClientId, Rhythm | None]]) -> None:
        if forgotten := [client_id for client_id, habit in found if habit is None]:
            self.session.execute(delete(client_rhythms).where(one_of_ids(client_rhythms.c.client_id, forgotten)))
        rows = [{"client_id": who, "usual": one.usual, "last_on": one.last} for who, one in found if one is not None]
        if rows:
            new = insert(client_rhythms).values(rows)
            known = {"usual": new.excluded.usual, "last_on": new.excluded.last_on}
            differs = (client_rhythms.c.usual != new.excluded.usual) | (
                client_rhythms.c.last_on != new.excluded.last_on
            )
            self.session.execute(new.on_conflict_do_update(index_elements=["client_id"], set_=known, where=differs))

    def touch(self, client_id: ClientId, at: datetime) -> None:
        day = local_day(literal(at))
        mine = update(client_rhythms).where(client_rhythms.c.client_id == client_id, client_rhythms.c.last_on < day)
        self.session.execute(mine.values(last_on=day))
