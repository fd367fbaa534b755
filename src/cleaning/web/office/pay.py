"""Who earned what in a month, and how every cent came about."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from dishka import FromDishka
from litestar import Controller, get
from litestar.params import FromPath

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.payroll.queries import PayrollQueries
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.ports import Clock
from cleaning.application.workforce.queries import WorkforceQueries
from cleaning.domain.shared.money import Money
from cleaning.web.http import Request, Response, inject, page
from cleaning.web.months import month_of, month_text
from cleaning.web.sheets import csv_file, xlsx_file


class PayController(Controller):
    path = "/pay"

    @get("/")
    @inject
    def month(
        self,
        request: Request,
        viewer: FromDishka[Viewer],
        access: FromDishka[Access],
        payroll: FromDishka[PayrollQueries],
        people: FromDishka[WorkforceQueries],
        clock: FromDishka[Clock],
        month: str | None = None,
        kind: str | None = None,
    ) -> Response:
        """The month list; ``kind=csv`` or ``xlsx`` gives it as a file."""
        access.require(Permission.PAYROLL_EARNINGS_VIEW)
        chosen = month_of(month, clock.today())
        rows = payroll.month(viewer.scope, chosen)
        names = people.names([row.employee_id for row in rows])
        if kind in ("csv", "xlsx"):
            cells = [
                (names.get(row.employee_id, ""), row.visits, Decimal(row.minutes) / 60, row.amount.amount)
                for row in rows
            ]
            head = ("Employee", "Visits", "Hours", "Earned, €")
            write = csv_file if kind == "csv" else xlsx_file
            return write(request, f"pay-{month_text(chosen)}", head, cells)
        return page(
            request,
            "office/pay/list",
            month=chosen,
            months=_offered(payroll.months(viewer.scope), chosen),
            rows=rows,
            names=names,
            total=sum((row.amount for row in rows), Money.ZERO),
            minutes=sum(row.minutes for row in rows),
        )

    @get("/{employee_id:int}")
    @inject
    def employee(
        self,
        request: Request,
        employee_id: FromPath[int],
        viewer: FromDishka[Viewer],
        access: FromDishka[Access],
        payroll: FromDishka[PayrollQueries],
        people: FromDishka[WorkforceQueries],
        clients: FromDishka[ClientQueries],
        premises: FromDishka[PremisesQueries],
        clock: FromDishka[Clock],
        month: str | None = None,
    ) -> Response:
        """One person's month, line by line."""
        access.require(Permission.PAYROLL_EARNINGS_VIEW)
        employee = people.employee(employee_id, viewer.scope)
        chosen = month_of(month, clock.today())
        lines = payroll.lines(viewer.scope, employee_id, chosen)
        return page(
            request,
            "office/pay/employee",
            employee=employee,
            month=chosen,
            months=_offered(payroll.months(viewer.scope, employee_id), chosen),
            lines=lines,
            clients=clients.names([line.client_id for line in lines]),
            premises=premises.names([line.premises_id for line in lines]),
            total=sum((line.amount for line in lines), Money.ZERO),
            minutes=sum({line.visit_id: line.minutes for line in lines}.values()),
            visits=len({line.visit_id for line in lines}),
        )


def _offered(months: list[date], chosen: date) -> list[date]:
    """Months to choose from, newest first, the chosen one always among them."""
    return sorted({*months, chosen}, reverse=True)


ROUTES = (PayController,)
