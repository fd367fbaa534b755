"""Earnings by the piece, as records."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get

from cleaning.application.payroll.queries import EarningRow, PayrollQueries
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.paging import Page
from cleaning.application.shared.ports import Clock
from cleaning.web.http import Request, inject
from cleaning.web.months import month_of


class EarningApi(Controller):
    path = "/earnings"
    tags = ["pay"]  # noqa: RUF012 – Litestar reads it as it is

    @get("/")
    @inject
    def list(
        self,
        request: Request,
        viewer: FromDishka[Viewer],
        access: FromDishka[Access],
        payroll: FromDishka[PayrollQueries],
        clock: FromDishka[Clock],
        month: str | None = None,
        employee: int | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[EarningRow]:
        """A month's earnings (``2026-11``, this month by default), newest first, every number of their formula."""
        own = viewer.scope.employee_id is not None
        access.require(Permission.PAYROLL_OWN_VIEW if own else Permission.PAYROLL_EARNINGS_VIEW)
        chosen = month_of(month, clock.today())
        return payroll.page(viewer.scope, month=chosen, employee_id=employee, after=after, limit=limit)


ROUTES = (EarningApi,)
