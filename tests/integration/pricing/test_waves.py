"""A price that reaches very many sheets: later, in chunks, each sheet once; and few questions for any number."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from cleaning.application.company.queries import CompanyQueries
from cleaning.application.company.set_pricing import SetPricing
from cleaning.application.pricing.inputs import MaterialInput, SheetInputs
from cleaning.application.pricing.jobs import RecalculateInChunks
from cleaning.application.pricing.keep_sheets import KeepSheets
from cleaning.application.pricing.queries import PricingQueries
from cleaning.application.purchasing.list_price import ListPrice
from cleaning.application.shared.access import Scope
from cleaning.domain.pricing.values import RevisionCause
from cleaning.domain.shared.ids import BranchId
from cleaning.domain.shared.money import UnitCost
from tests.counting import counted
from tests.goods import an_item
from tests.offers import a_service

MINE = Scope(branch_ids=(1,))
CHAIN = text("select sheet_id, count(*) from cost_sheet_revisions where cause = 'purchase_price' group by 1 order by 1")


@pytest.fixture
def soap(scope):
    return an_item(scope, price="2.10")


@pytest.fixture
def sheets(scope, soap):
    """Seven of them."""
    said = SheetInputs(service_id=a_service(scope), quantity=Decimal(100))
    used = MaterialInput(item_id=soap, per_unit=Decimal("0.2"))
    made = [replace_quantity(said, used, number) for number in range(1, 8)]
    return [one.id for one in scope.get(KeepSheets)(made, BranchId(1))]


def replace_quantity(said, used, number):
    return SheetInputs(service_id=said.service_id, quantity=Decimal(100 * number), materials=(used,))


def at_once(scope, most):
    known = scope.get(CompanyQueries).pricing_defaults()
    scope.get(SetPricing)(replace(known, sheets_at_once=most))


def test_more_than_at_once_say_so_until_the_job_has_done_each_once(scope, soap, sheets):
    queries, session = scope.get(PricingQueries), scope.get(Session)
    at_once(scope, 6)
    before = {sheet: queries.sheet(sheet, scope=MINE).cost for sheet in sheets}

    scope.get(ListPrice)(soap, UnitCost("2.60"))

    assert {row.recalculating for row in queries.page(scope=MINE).rows} == {True}
    assert {sheet: queries.sheet(sheet, scope=MINE).cost for sheet in sheets} == before
    (wave,) = session.execute(text("select id, total, done from price_waves")).all()
    assert (wave.total, wave.done) == (7, 0)
    job = scope.get(RecalculateInChunks)
    assert job._step(wave.id, 3)  # the worker dies after the first chunk
    assert [queries.sheet(sheet, scope=MINE).recalculating for sheet in sheets] == [False] * 3 + [True] * 4

    job(wave_id=wave.id, chunk=3)
    job(wave_id=wave.id, chunk=3)  # asked again by mistake

    assert {row.recalculating for row in queries.page(scope=MINE).rows} == {False}
    assert [tuple(row) for row in session.execute(CHAIN)] == [(sheet, 1) for sheet in sheets]
    assert all(queries.sheet(sheet, scope=MINE).cost > cost for sheet, cost in before.items())
    assert queries.revisions(sheets[0], scope=MINE).rows[0].cause is RevisionCause.PURCHASE_PRICE


def test_a_failed_price_list_leaves_no_wave_behind(scope, soap, sheets):
    at_once(scope, 1)
    with pytest.raises(RuntimeError), scope.get(ListPrice).work:
        scope.get(ListPrice)(soap, UnitCost("2.60"))
        raise RuntimeError
    assert scope.get(Session).scalar(text("select count(*) from price_waves")) == 0


def test_following_in_chunks_gives_what_following_at_once_gives(scope, soap, sheets):
    queries = scope.get(PricingQueries)
    scope.get(ListPrice)(soap, UnitCost("2.60"))
    at_once_ = [(one.cost, one.price) for one in queries.page(scope=MINE).rows]
    scope.get(ListPrice)(soap, UnitCost("2.10"))
    at_once(scope, 0)
    scope.get(ListPrice)(soap, UnitCost("2.60"))
    wave = scope.get(Session).scalar(text("select max(id) from price_waves"))
    scope.get(RecalculateInChunks)(wave_id=wave, chunk=2)
    assert [(one.cost, one.price) for one in queries.page(scope=MINE).rows] == at_once_


def test_ten_times_the_sheets_are_recalculated_by_the_same_number_of_statements(scope, soap, sheets):
    engine = scope.get(Engine)
    said = SheetInputs(service_id=a_service(scope, code="МН-01"), quantity=Decimal(1))
    used = MaterialInput(item_id=soap, per_unit=Decimal("0.2"))

    def statements(price):
        with counted(engine) as sent:
            scope.get(ListPrice)(soap, UnitCost(price))
        return len(sent)

    few = statements("2.60")
    scope.get(KeepSheets)([replace_quantity(said, used, number) for number in range(1, 64)], BranchId(1))
    assert statements("3.10") == few <= 30
