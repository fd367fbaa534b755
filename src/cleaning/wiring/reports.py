"""Who makes the reports."""

from dishka import Provider, Scope, provide_all

from cleaning.application.reports.margin import ReportMargin


class ReportsProvider(Provider):
    scope = Scope.REQUEST

    reports = provide_all(ReportMargin)


PROVIDERS = (ReportsProvider(),)
