"""A month of protocols in one run: with progress, after a restart, in one file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import text
from sqlalchemy.orm import Session

from cleaning.application.documents.print_month import MonthOfPapers, PrintMonth, StartBatch
from cleaning.application.documents.queries import DocumentQueries
from cleaning.application.shared.ports import Files, Work
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.errors import RuleBroken
from tests.planning import HERE, House

NOVEMBER = MonthOfPapers(branch_id=1, month=date(2026, 11, 1))


class Off:
    """The machine goes off when everything is printed and nothing bound."""

    def bind(self, papers):
        raise KeyboardInterrupt


@pytest.fixture
def done(scope):
    """Two visits of November that are done."""
    House(scope).office(starts_on=date(2026, 11, 3))
    with scope.get(Work):
        scope.get(Session).execute(text(
            "update visits set stage = 'done', started_at = starts_at, completed_at = ends_at"
            " where starts_at < '2026-12-01' and id in (select id from visits order by starts_at limit 2)"
        ))  # fmt: skip


def test_the_month_is_one_file_and_every_protocol_is_kept(scope, done):
    batch_id = scope.get(StartBatch)(NOVEMBER)
    documents = scope.get(DocumentQueries)
    assert str(documents.batch(HERE, batch_id).stage) == "waiting"
    scope.get(PrintMonth)(batch_id=batch_id)
    batch = documents.batch(HERE, batch_id)
    assert (str(batch.stage), batch.total, batch.done) == ("done", 2, 2)
    reader = PdfReader(BytesIO(scope.get(Files).read(batch.file)))
    assert (len(reader.pages), len(reader.outline)) == (2, 2)
    assert len(documents.page(HERE, [Kind.ACCEPTANCE]).rows) == 2


def test_a_run_cut_off_goes_on_and_prints_nothing_twice(scope, done):
    batch_id, job = scope.get(StartBatch)(NOVEMBER), scope.get(PrintMonth)
    with pytest.raises(KeyboardInterrupt):
        replace(job, binder=Off())(batch_id=batch_id)
    documents = scope.get(DocumentQueries)
    assert str(documents.batch(HERE, batch_id).stage) == "running"
    kept = [row.id for row in documents.page(HERE, [Kind.ACCEPTANCE]).rows]
    scope.get(PrintMonth)(batch_id=batch_id)
    scope.get(PrintMonth)(batch_id=batch_id)
    assert str(documents.batch(HERE, batch_id).stage) == "done"
    assert [row.id for row in documents.page(HERE, [Kind.ACCEPTANCE]).rows] == kept


def test_a_month_without_work_says_so_and_one_to_come_is_refused(scope):
    batch_id = scope.get(StartBatch)(NOVEMBER)
    scope.get(PrintMonth)(batch_id=batch_id)
    assert str(scope.get(DocumentQueries).batch(HERE, batch_id).stage) == "empty"
    with pytest.raises(RuleBroken) as refused:
        scope.get(StartBatch)(MonthOfPapers(branch_id=1, month=date(2027, 3, 1)))
    assert refused.value.code == "batch.future"
