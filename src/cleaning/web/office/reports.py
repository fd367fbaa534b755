"""Reports: revenue, cost and margin by client and month, and the records behind every number."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from dishka import FromDishka
from litestar import Controller, get
from litestar.params import FromPath, QueryParameter

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.reports.margin import MarginReport, Measure, Months, ReportMargin
from cleaning.application.shared.access import Viewer
from cleaning.application.shared.ports import Clock
from cleaning.domain.reports.margin import NOTHING
from cleaning.domain.shared.errors import NotFound
from cleaning.web.http import Request, Response, inject, page, see
from cleaning.web.months import month_of, month_text
from cleaning.web.sheets import csv_file, xlsx_file

MOST = 200
"""Clients on the page, the largest first; the files have all."""
HEAD = ("Client", "Month", "Revenue, €", "Materials, €", "Labour, €", "Margin, €", "Margin, %")


class ReportController(Controller):
    path = "/reports"

    @get("/")
    @inject
    def reports(self, request: Request, viewer: FromDishka[Viewer]) -> Response:
        """There is one report yet, so it is the page."""
        return see(request, "/reports/margin")

    @get("/margin")
    @inject
    def margin(
        self,
        request: Request,
        viewer: FromDishka[Viewer],
        report: FromDishka[ReportMargin],
        clients: FromDishka[ClientQueries],
        clock: FromDishka[Clock],
        first: Annotated[str | None, QueryParameter(name="from")] = None,
        last: Annotated[str | None, QueryParameter(name="to")] = None,
        client_id: int | None = None,
        kind: str | None = None,
    ) -> Response:
        months = _months(first, last, clock.today())
        found = report(months, client_id=client_id)
        if kind in ("csv", "xlsx"):
            write = csv_file if kind == "csv" else xlsx_file
            return write(request, f"margin-{month_text(months.first)}-{month_text(months.last)}", HEAD, _cells(found))
        return page(
            request,
            "office/reports/margin",
            report=found,
            months=months,
            offered=months.around(clock.today()),
            client=clients.chosen(client_id, scope=viewer.scope),
            client_id=client_id,
            most=MOST,
            nothing=NOTHING,
        )

    @get("/margin/{client_id:int}/{measure:str}")
    @inject
    def behind(
        self,
        request: Request,
        client_id: FromPath[int],
        measure: FromPath[str],
        viewer: FromDishka[Viewer],
        report: FromDishka[ReportMargin],
        clients: FromDishka[ClientQueries],
        clock: FromDishka[Clock],
        first: Annotated[str | None, QueryParameter(name="from")] = None,
        last: Annotated[str | None, QueryParameter(name="to")] = None,
        after: str | None = None,
    ) -> Response:
        """The posted lines of one number, each with the paper or visit it came from."""
        if measure not in list(Measure):
            raise NotFound("page")
        months = _months(first, last, clock.today())
        client = clients.chosen(client_id, scope=viewer.scope)
        if client is None:
            raise NotFound("client", client_id)
        figures = report(months, client_id=client_id).total
        return page(
            request,
            "office/reports/behind",
            client=client,
            measure=measure,
            months=months,
            total=getattr(figures, measure),
            lines=report.behind(Measure(measure), months, client_id, after=after),
        )


def _months(first: str | None, last: str | None, today: date) -> Months:
    """What the address says; by default this month and the five before it."""
    lately = Months.lately(today)
    start, end = month_of(first, lately.first), month_of(last, lately.last)
    return Months.between(start, end)


def _cells(report: MarginReport) -> list[tuple[object, ...]]:
    return [
        (
            client.name,
            month,
            figures.revenue.amount,
            figures.materials.amount,
            figures.labour.amount,
            figures.profit.amount,
            figures.percent,
        )
        for client in report.clients
        for month, figures in sorted(client.months.items())
    ]


ROUTES = (ReportController,)
