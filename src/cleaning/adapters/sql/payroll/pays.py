"""Visits' pay in SQL."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session, relationship

from cleaning.adapters.sql.payroll.tables import earnings, paid_visits
from cleaning.adapters.sql.registry import mapping
from cleaning.domain.payroll.visit_pay import Earning, VisitPay

mapping.map_imperatively(
    Earning,
    earnings,
    properties={"_id": earnings.c.id, "_paid_visit_id": earnings.c.paid_visit_id},
)
mapping.map_imperatively(
    VisitPay,
    paid_visits,
    properties={
        "_id": paid_visits.c.id,
        "earnings": relationship(Earning, lazy="selectin", order_by=earnings.c.id, passive_deletes="all"),
    },
)


@dataclass(frozen=True)
class SqlVisitPays:
    session: Session

    def add(self, pay: VisitPay) -> None:
        self.session.add(pay)
        self.session.flush()
