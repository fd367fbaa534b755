"""Reports, as records."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated

import msgspec
from dishka import FromDishka
from litestar import Controller, get
from litestar.params import QueryParameter

from cleaning.application.reports.kinds import ReportKinds
from cleaning.application.reports.margin import Months, ReportMargin
from cleaning.application.shared.ports import Clock
from cleaning.domain.clients.values import ClientKind
from cleaning.domain.reports.margin import Margin
from cleaning.domain.shared.money import Money
from cleaning.web.http import Request, inject
from cleaning.web.months import month_of


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """EUR without VAT; ``percent`` of revenue, null without revenue."""

    revenue: Money
    materials: Money
    labour: Money
    cost: Money
    margin: Money
    percent: Decimal | None


class MonthFigures(msgspec.Struct, frozen=True, kw_only=True):
    month: date
    figures: Figures


class ClientFigures(msgspec.Struct, frozen=True, kw_only=True):
    client_id: int
    name: str
    total: Figures
    months: list[MonthFigures]


class MarginAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Whole months; clients by revenue."""

    first: date
    last: date
    total: Figures
    months: list[MonthFigures]
    clients: list[ClientFigures]


class KindAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Persons or firms; ``owed`` is open at the end of the last month, ``owing`` how many clients owe it."""

    kind: ClientKind
    total: Figures
    settled: Money
    owed: Money
    owing: int
    months: list[MonthFigures]


class ReportApi(Controller):
    path = "/reports"
    tags = ["reports"]  # noqa: RUF012 – Litestar reads it as it is

    @get("/kinds", summary="Persons against firms by month, and what they owe at the end")
    @inject
    def kinds(
        self,
        request: Request,
        report: FromDishka[ReportKinds],
        clock: FromDishka[Clock],
        first: Annotated[str | None, QueryParameter(name="from")] = None,
        last: Annotated[str | None, QueryParameter(name="to")] = None,
    ) -> list[KindAnswer]:
        lately = Months.lately(clock.today())
        months = Months.between(month_of(first, lately.first), month_of(last, lately.last))
        return [
            KindAnswer(
                kind=one.kind,
                total=_figures(one.margin),
                settled=one.settled,
                owed=one.owed,
                owing=one.owing,
                months=[MonthFigures(month=month, figures=_figures(each)) for month, each in one.months.items()],
            )
            for one in report(months).kinds
        ]

    @get("/margin")
    @inject
    def margin(
        self,
        request: Request,
        report: FromDishka[ReportMargin],
        clock: FromDishka[Clock],
        first: Annotated[str | None, QueryParameter(name="from")] = None,
        last: Annotated[str | None, QueryParameter(name="to")] = None,
        client: int | None = None,
    ) -> MarginAnswer:
        """Revenue, cost and margin by client and month; by default this month and the five before it."""
        lately = Months.lately(clock.today())
        months = Months.between(month_of(first, lately.first), month_of(last, lately.last))
        found = report(months, client_id=client)
        return MarginAnswer(
            first=months.first,
            last=months.last,
            total=_figures(found.total),
            months=_by_month(found.months),
            clients=[
                ClientFigures(
                    client_id=one.client_id, name=one.name, total=_figures(one.total), months=_by_month(one.months)
                )
                for one in found.clients
            ],
        )


def _figures(margin: Margin) -> Figures:
    return Figures(
        revenue=margin.revenue,
        materials=margin.materials,
        labour=margin.labour,
        cost=margin.cost,
        margin=margin.profit,
        percent=margin.percent,
    )


def _by_month(months: dict[date, Margin]) -> list[MonthFigures]:
    return [MonthFigures(month=month, figures=_figures(one)) for month, one in sorted(months.items())]


ROUTES = (ReportApi,)
