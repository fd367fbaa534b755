"""Somebody of ours answers what was said at a tag."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.premises.ports import PremisesStore, SiteReports
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.shared.ids import SiteReportId


@dataclass(frozen=True, slots=True)
class AnswerReport:
    """Somebody saw to it."""

    work: Work
    premises: PremisesStore
    reports: SiteReports
    access: Access
    clock: Clock

    def __call__(self, report_id: SiteReportId, answer: str) -> None:
        with self.work:
            report = self.reports.get(report_id)
            self.access.require(Permission.PREMISES_REPORT_ANSWER, branch=report.branch_id)
            site = self.premises.get(report.premises_id).site
            report.settle(site, answer, by=self.access.viewer.name, at=self.clock.now())
