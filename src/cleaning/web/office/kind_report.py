"""The report that splits the books by kind of client."""

from __future__ import annotations

from typing import Annotated

from dishka import FromDishka
from litestar import Controller, get
from litestar.params import QueryParameter

from cleaning.application.reports.kinds import KindReport, ReportKinds
from cleaning.application.reports.margin import Months
from cleaning.application.shared.ports import Clock
from cleaning.web.http import Request, Response, inject, lang_of, page, shell_of
from cleaning.web.months import month_of, month_text
from cleaning.web.sheets import csv_file, xlsx_file

HEAD = ("Kind", "Month", "Revenue, €", "Materials, €", "Labour, €", "Margin, €")


class KindReportController(Controller):
    path = "/reports/kinds"

    @get("/")
    @inject
    def show(
        self,
        request: Request,
        report: FromDishka[ReportKinds],
        clock: FromDishka[Clock],
        first: Annotated[str | None, QueryParameter(name="from")] = None,
        last: Annotated[str | None, QueryParameter(name="to")] = None,
        file: str = "",
    ) -> Response:
        lately = Months.lately(clock.today())
        months = Months.between(month_of(first, lately.first), month_of(last, lately.last))
        found = report(months)
        if file in ("csv", "xlsx"):
            write = csv_file if file == "csv" else xlsx_file
            name = f"kinds-{month_text(months.first)}-{month_text(months.last)}"
            return write(request, name, HEAD, _cells(request, found))
        return page(request, "office/reports/kinds", report=found, months=months, offered=months.around(clock.today()))


def _cells(request: Request, report: KindReport) -> list[tuple[object, ...]]:
    words, lang = shell_of(request).catalogues.words, lang_of(request)
    return [
        (
            words(one.kind, lang),
            month,
            each.revenue.amount,
            each.materials.amount,
            each.labour.amount,
            each.profit.amount,
        )
        for one in report.kinds
        for month, each in sorted(one.months.items())
    ]


ROUTES = (KindReportController,)
