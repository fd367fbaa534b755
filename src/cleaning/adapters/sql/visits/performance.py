"""How well visits keep to their time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Interval, func, literal, select

from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.visits.tables import visit_members, visits
from cleaning.application.shared.access import Scope
from cleaning.application.visits.queries import Performance
from cleaning.domain.visits.values import Stage

GRACE = timedelta(minutes=15)


@dataclass(frozen=True)
class SqlPerformanceQueries:
    reads: Reads

    def of(self, scope: Scope, start: datetime, end: datetime) -> Performance:
        stretch = (visits.c.branch_id.in_(scope.branch_ids), visits.c.starts_at >= start, visits.c.starts_at < end)
        worked = (
            select(func.coalesce(func.sum(visit_members.c.minutes), 0))
            .join_from(visit_members, visits)
            .where(*stretch, visits.c.stage == Stage.DONE)
            .scalar_subquery()
        )
        statement = select(
            func.count(visits.c.started_at).label("started"),
            func.count().filter(visits.c.started_at - visits.c.starts_at <= literal(GRACE, Interval)).label("on_time"),
            func.count().filter(visits.c.stage == Stage.DONE).label("done"),
            worked.label("minutes"),
        ).where(*stretch)
        return self.reads.structs(Performance, statement)[0]
