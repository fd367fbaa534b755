"""Who makes the reports."""

from dishka import Provider, Scope, provide, provide_all

from cleaning.adapters.sql.reports.numbers import SqlNumberQueries
from cleaning.adapters.sql.visits.performance import SqlPerformanceQueries
from cleaning.application.reports.attention import WhatNeedsAPerson
from cleaning.application.reports.clients_waiting import ClientsWaiting
from cleaning.application.reports.crew_day import DayByCrew
from cleaning.application.reports.figures import SixFigures
from cleaning.application.reports.kinds import ReportKinds
from cleaning.application.reports.margin import ReportMargin
from cleaning.application.reports.money_week import MoneyThisWeek
from cleaning.application.reports.numbers import NumberQueries
from cleaning.application.visits.queries import PerformanceQueries


class ReportsProvider(Provider):
    scope = Scope.REQUEST

    performance = provide(SqlPerformanceQueries, provides=PerformanceQueries)
    numbers = provide(SqlNumberQueries, provides=NumberQueries)
    reports = provide_all(DayByCrew, MoneyThisWeek, ReportKinds, ReportMargin, SixFigures)
    waiting = provide_all(ClientsWaiting, WhatNeedsAPerson)


PROVIDERS = (ReportsProvider(),)
