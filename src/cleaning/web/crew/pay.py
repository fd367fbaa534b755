"""The crew's phone: what I earned, each visit with its sum."""

from __future__ import annotations

from datetime import date

from dishka import FromDishka
from litestar import Controller, get

from cleaning.application.payroll.queries import EarningRow, PayrollQueries
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.ports import Clock
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.money import ZERO
from cleaning.web.http import Request, Response, inject, page
from cleaning.web.months import month_of


class OwnPayController(Controller):
    path = "/crew/pay"

    @get("/")
    @inject
    def pay(
        self,
        request: Request,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        payroll: FromDishka[PayrollQueries],
        premises: FromDishka[PremisesQueries],
        clock: FromDishka[Clock],
        month: str | None = None,
    ) -> Response:
        access.require(Permission.PAYROLL_OWN_VIEW)
        if viewer.employee_id is None:
            raise NotFound("employee")
        chosen = month_of(month, clock.today())
        lines = payroll.lines(viewer.scope, viewer.employee_id, chosen)
        names = premises.names(list({line.premises_id for line in lines}))
        return page(
            request,
            "crew/pay",
            month=chosen,
            months=payroll.months(viewer.scope, viewer.employee_id),
            lines=lines,
            places={number: name.name for number, name in names.items()},
            sums={day: sum((line.amount for line in lines if line.worked_on == day), ZERO) for day in _days(lines)},
            total=sum((line.amount for line in lines), ZERO),
            minutes=sum({line.visit_id: line.minutes for line in lines}.values()),
            tab="pay",
        )


def _days(lines: list[EarningRow]) -> set[date]:
    return {line.worked_on for line in lines}


ROUTES = (OwnPayController,)
