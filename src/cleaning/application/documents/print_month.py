"""All acceptance protocols of a month in one file: asked for on a screen, made by the worker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import ClassVar
from zoneinfo import ZoneInfo

import msgspec
from dateutil.relativedelta import relativedelta

from cleaning.application.company.queries import CompanyQueries
from cleaning.application.documents.ports import Batches, Binder
from cleaning.application.shared.access import Access, Permission, Scope
from cleaning.application.shared.ports import Clock, Files, Jobs, Work
from cleaning.application.visits.print_acceptance import PrintAcceptance
from cleaning.application.visits.queries import VisitQueries
from cleaning.domain.documents.batch import Batch
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, VisitId
from cleaning.domain.visits.values import Stage

JOB = "documents.print_month"
STEP = 10


class MonthOfPapers(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``month`` is any of its days."""

    branch_id: BranchId
    month: date


@dataclass(frozen=True, slots=True)
class StartBatch:
    """Hand the month to the worker, so that the screen is free."""

    work: Work
    batches: Batches
    jobs: Jobs
    access: Access
    clock: Clock

    def __call__(self, wanted: MonthOfPapers) -> int:
        with self.work:
            self.access.require(Permission.VISITS_VIEW, branch=wanted.branch_id)
            month = wanted.month.replace(day=1)
            if month > self.clock.today():
                raise RuleBroken("batch.future", field="month")
            batch = Batch(
                branch_id=wanted.branch_id, kind=Kind.ACCEPTANCE, month=month, created_at=self.clock.now(),
                author_id=self.access.viewer.user_id,
            )  # fmt: skip
            self.batches.add(batch)
            self.jobs.defer(JOB, lock=f"batch-{batch.known_id}", batch_id=batch.known_id)
            return batch.known_id


@dataclass(frozen=True, slots=True)
class PrintMonth:
    """Protocol by protocol, each kept as it is printed; how far it got is written every ten."""

    name: ClassVar[str] = JOB

    work: Work
    batches: Batches
    visits: VisitQueries
    company: CompanyQueries
    press: PrintAcceptance
    binder: Binder
    files: Files
    clock: Clock

    def __call__(self, *, batch_id: int) -> None:
        with self.work:
            batch = self.batches.get(batch_id)
            if batch.over:
                return
            found = list(self._done_in(batch.month, batch.branch_id))
            batch.begin(len(found))
        papers: list[tuple[str, bytes]] = []
        for visit_id, title in found:
            papers.append((title, self.press(visit_id)[0]))
            if len(papers) % STEP == 0:
                with self.work:
                    self.batches.get(batch_id).advance(len(papers))
        content = self.binder.bind(papers) if papers else b""
        key = self.files.keep(content) if content else None
        with self.work:
            self.batches.get(batch_id).finish(file=key, size=len(content), at=self.clock.now())

    def _done_in(self, month: date, branch_id: BranchId) -> Iterator[tuple[VisitId, str]]:
        zone = ZoneInfo(self.company.profile().zone)
        start, end = (
            datetime.combine(day, time(), zone) for day in (month, month + relativedelta(months=1))
        )  # fmt: skip
        scope, after = Scope(branch_ids=(branch_id,)), None
        while True:
            page = self.visits.page(scope, start=start, end=end, stage=Stage.DONE, after=after, limit=200)
            for row in page.rows:
                yield row.id, f"{row.starts_at.astimezone(zone):%d.%m.%Y} {row.client_name}, {row.premises_name}"
            if page.next is None:
                return
            after = page.next
