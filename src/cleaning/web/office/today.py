"""The first screen: what needs a person, the day by crew, the money, and six figures."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from dishka import FromDishka
from litestar import Controller, get

from cleaning.application.company.queries import CompanyQueries
from cleaning.application.reports.attention import WhatNeedsAPerson
from cleaning.application.reports.crew_day import DayByCrew
from cleaning.application.reports.day import Day
from cleaning.application.reports.figures import SixFigures, Span
from cleaning.application.reports.money_week import MoneyThisWeek
from cleaning.application.reports.need import first
from cleaning.application.shared.access import Access, Permission, Role, Viewer
from cleaning.application.shared.ports import Clock
from cleaning.web.http import Request, Response, inject, page, see

SHOWN = 6
ELSEWHERE = {Role.CREW: "/crew", Role.CLIENT: "/account"}
"""People whose first screen is another one."""


class TodayController(Controller):
    path = "/"

    @get("/")
    @inject
    def today(
        self,
        request: Request,
        viewer: FromDishka[Viewer],
        access: FromDishka[Access],
        attention: FromDishka[WhatNeedsAPerson],
        crews: FromDishka[DayByCrew],
        money: FromDishka[MoneyThisWeek],
        figures: FromDishka[SixFigures],
        company: FromDishka[CompanyQueries],
        clock: FromDishka[Clock],
        p: Span = Span.MONTH,
        all: bool = False,
    ) -> Response:
        """``p`` is the period of the figures, ``all`` shows everything that waits."""
        if viewer.role in ELSEWHERE:
            return see(request, ELSEWHERE[viewer.role])
        access.require(Permission.TODAY_SCREEN_VIEW)
        day = Day(date=clock.today(), now=clock.now(), zone=ZoneInfo(company.profile().zone))
        waiting = attention(viewer, day)
        works = viewer.can(Permission.VISITS_VIEW)
        return page(
            request,
            "office/today/page",
            day=day,
            waiting=waiting if all else first(waiting, SHOWN),
            attention=len(waiting),
            crews=crews(viewer.scope, day) if works else None,
            money=money(viewer.scope, day.date) if viewer.can(Permission.TODAY_MONEY_VIEW) else None,
            span=p,
            spans=list(Span),
            figures=figures(viewer, p, day) if works else None,
            everything=all,
        )


ROUTES = (TodayController,)
