"""Earnings read flat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select, tuple_

from cleaning.adapters.sql.payroll.tables import earnings, paid_visits
from cleaning.adapters.sql.reads import Reads
from cleaning.application.payroll.queries import EarningRow, EmployeeMonth
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, bounded, decode_cursor, page_of


def _within(statement: Select[Any], scope: Scope) -> Select[Any]:
    """Every read passes here, so none forgets whose pay the viewer may see."""
    statement = statement.where(earnings.c.branch_id.in_(scope.branch_ids))
    if scope.employee_id is not None:
        statement = statement.where(earnings.c.employee_id == scope.employee_id)
    return statement


def _rows(scope: Scope) -> Select[Any]:
    columns = [column for column in earnings.c if column.name not in {"paid_visit_id", "branch_id", "month"}]
    statement = select(*columns, paid_visits.c.visit_id, paid_visits.c.client_id, paid_visits.c.premises_id)
    return _within(statement.join_from(earnings, paid_visits), scope)


@dataclass(frozen=True)
class SqlPayrollQueries:
    reads: Reads

    def month(self, scope: Scope, month: date) -> list[EmployeeMonth]:
        visits = _within(
            select(
                earnings.c.employee_id,
                func.max(earnings.c.minutes).label("minutes"),
                func.sum(earnings.c.amount).label("amount"),
            )
            .where(earnings.c.month == month)
            .group_by(earnings.c.employee_id, earnings.c.paid_visit_id),
            scope,
        ).subquery()
        amount = func.sum(visits.c.amount).label("amount")
        statement = (
            select(
                visits.c.employee_id,
                func.count().label("visits"),
                func.sum(visits.c.minutes).label("minutes"),
                amount,
            )
            .group_by(visits.c.employee_id)
            .order_by(amount.desc(), visits.c.employee_id)
        )
        return self.reads.structs(EmployeeMonth, statement)

    def lines(self, scope: Scope, employee_id: int, month: date) -> list[EarningRow]:
        statement = _rows(scope).where(earnings.c.employee_id == employee_id, earnings.c.month == month)
        return self.reads.structs(EarningRow, statement.order_by(earnings.c.worked_on.desc(), earnings.c.id.desc()))

    def page(
        self,
        scope: Scope,
        *,
        month: date | None = None,
        employee_id: int | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[EarningRow]:
        statement, size = _rows(scope), bounded(limit)
        if month is not None:
            statement = statement.where(earnings.c.month == month)
        if employee_id is not None:
            statement = statement.where(earnings.c.employee_id == employee_id)
        if cursor := decode_cursor(after):
            statement = statement.where(
                tuple_(earnings.c.worked_on, earnings.c.id) < tuple_(date.fromisoformat(cursor[0]), cursor[1])
            )
        statement = statement.order_by(earnings.c.worked_on.desc(), earnings.c.id.desc()).limit(size + 1)
        rows = self.reads.structs(EarningRow, statement)
        return page_of(rows, size, lambda row: (row.worked_on, row.id))

    def of_visit(self, scope: Scope, visit_id: int) -> list[EarningRow]:
        return self.reads.structs(
            EarningRow, _rows(scope).where(paid_visits.c.visit_id == visit_id).order_by(earnings.c.id)
        )

    def months(self, scope: Scope, employee_id: int | None = None) -> list[date]:
        statement = _within(select(earnings.c.month).distinct(), scope)
        if employee_id is not None:
            statement = statement.where(earnings.c.employee_id == employee_id)
        return list(self.reads.scalars(statement.order_by(earnings.c.month.desc()).limit(24)))
