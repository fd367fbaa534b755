"""Kept calculations: stored to the cent, revised in a chain, followed by nobody's hand when a price moves."""

from decimal import Decimal

import msgspec
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from cleaning.adapters.sql.reads import Reads
from cleaning.application.catalogue.set_coefficient import SetCoefficient
from cleaning.application.pricing.archive_sheet import ArchiveCostSheet
from cleaning.application.pricing.calculate_sheets import CalculateSheets
from cleaning.application.pricing.inputs import MachineInput, SheetInputs
from cleaning.application.pricing.keep_sheet import AddCostSheet, ChangeCostSheet
from cleaning.application.pricing.queries import PricingQueries
from cleaning.application.purchasing.list_price import ListPrice
from cleaning.application.shared.access import Scope
from cleaning.domain.catalogue.values import CoefficientGroup
from cleaning.domain.pricing.values import MarginRule, RevisionCause
from cleaning.domain.shared.errors import Conflict, NotFound, RuleBroken
from cleaning.domain.shared.ids import BranchId
from cleaning.domain.shared.money import Money, UnitCost
from tests.goods import a_registered_company, a_store, an_item, received
from tests.offers import a_service, a_sheet

MINE = Scope(branch_ids=(1,))
SOFIA = BranchId(1)


@pytest.fixture
def queries(scope):
    return scope.get(PricingQueries)


@pytest.fixture
def soap(scope):
    return an_item(scope, price="2.10")


def test_a_sheet_is_stored_with_the_figures_of_the_formula(scope, queries, soap):
    sheet = queries.sheet(a_sheet(scope, a_service(scope, soap)), scope=MINE)

    assert sheet.hours == Decimal("1.7000")
    assert (sheet.labour, sheet.materials, sheet.equipment) == (Money("14.45"), Money("5.04"), Money("0.26"))
    assert (sheet.direct, sheet.overhead_sum, sheet.cost) == (Money("19.75"), Money("2.37"), Money("22.12"))
    assert sheet.price == Money("32.00")  # 22.12 ÷ 0.7 = 31.60, up to the half euro
    assert sheet.margin_percent == Decimal("30.88")
    assert [(used.unit_cost, used.amount) for used in sheet.materials_used] == [(UnitCost("2.10"), Money("5.04"))]


def test_the_first_calculation_is_the_first_revision(scope, queries, soap):
    sheet_id = a_sheet(scope, a_service(scope, soap))

    (first,) = queries.revisions(sheet_id, scope=MINE).rows
    assert (first.cause, first.cost_before, first.cost_after) == (RevisionCause.CREATED, None, Money("22.12"))


def test_a_listed_price_moves_every_live_sheet_with_a_revision(scope, queries, soap):
    service = a_service(scope, soap)
    sheets = [a_sheet(scope, service), a_sheet(scope, service, "60")]

    scope.get(ListPrice)(soap, UnitCost("2.40"))

    stored = queries.sheet(sheets[0], scope=MINE)
    assert (stored.materials, stored.cost, stored.price) == (Money("5.76"), Money("22.93"), Money("33.00"))
    last = queries.revisions(sheets[0], scope=MINE).rows[0]
    assert (last.cause, last.item_id, last.item_cost_before, last.item_cost_after) == (
        RevisionCause.PURCHASE_PRICE, soap, UnitCost("2.10"), UnitCost("2.40"),
    )  # fmt: skip
    assert (last.cost_before, last.price_before) == (Money("22.12"), Money("32.00"))
    assert {touched.sheet_id for touched in queries.touched_by(soap, scope=MINE)} == set(sheets)


def test_a_receipt_moves_sheets_by_the_average_it_makes(scope, queries, soap):
    a_registered_company(scope)
    sheet_id = a_sheet(scope, a_service(scope, soap))
    store = a_store(scope)
    received(scope, store, soap, "10", "2.10")

    received(scope, store, soap, "10", "2.70")

    sheet = queries.sheet(sheet_id, scope=MINE)
    assert sheet.materials_used[0].unit_cost == UnitCost("2.40")
    assert queries.revisions(sheet_id, scope=MINE).rows[0].source.startswith("receipt ")


def test_the_chain_of_revisions_has_no_gap(scope, queries, soap):
    sheet_id = a_sheet(scope, a_service(scope, soap))
    for price in ("2.40", "1.95", "3.10"):
        scope.get(ListPrice)(soap, UnitCost(price))

    chain = queries.revisions(sheet_id, scope=MINE).rows[::-1]
    assert [one.cost_before for one in chain[1:]] == [one.cost_after for one in chain[:-1]]
    assert [one.price_before for one in chain[1:]] == [one.price_after for one in chain[:-1]]


def test_following_prices_gives_what_calculating_anew_gives(scope, queries, soap):
    service = a_service(scope, soap)
    followed = a_sheet(scope, service)
    scope.get(ListPrice)(soap, UnitCost("7.77"))
    anew = a_sheet(scope, service)

    one, other = queries.sheet(followed, scope=MINE), queries.sheet(anew, scope=MINE)
    figures = ("labour", "materials", "equipment", "direct", "overhead_sum", "cost", "price", "margin_percent")
    assert [getattr(one, name) for name in figures] == [getattr(other, name) for name in figures]


def test_a_machine_that_is_bought_dearer_moves_its_sheets(scope, queries):
    machine = an_item(scope, "Прахосмукачка", price="600")
    service = a_service(scope, equipment=())
    used = MachineInput(
        name="Прахосмукачка", share=Decimal(50), price=Money(600), life_hours=Decimal(2000), item_id=machine
    )
    sheet_id = a_sheet(scope, service, machines=(used,))

    scope.get(ListPrice)(machine, UnitCost(1200))

    sheet = queries.sheet(sheet_id, scope=MINE)
    assert (sheet.equipment, sheet.equipment_used[0].price) == (Money("0.51"), Money(1200))


def test_an_archived_sheet_follows_nothing_and_is_not_edited(scope, queries, soap):
    sheet_id = a_sheet(scope, service := a_service(scope, soap))
    scope.get(ArchiveCostSheet)(sheet_id)

    scope.get(ListPrice)(soap, UnitCost("9"))

    assert queries.sheet(sheet_id, scope=MINE).cost == Money("22.12")
    with pytest.raises(RuleBroken) as refusal:
        scope.get(ChangeCostSheet)(sheet_id, SheetInputs(service_id=service, quantity=Decimal(1)))
    assert refusal.value.code == "pricing.archived"


def test_a_material_nobody_has_bought_is_said_until_it_has_a_price(scope, queries):
    unpriced = an_item(scope, "Нов препарат", price=None)
    sheet_id = a_sheet(scope, a_service(scope, unpriced))
    before = queries.sheet(sheet_id, scope=MINE)

    scope.get(ListPrice)(unpriced, UnitCost("2.10"))

    after = queries.sheet(sheet_id, scope=MINE)
    assert (before.missing, before.margin_percent, before.materials_used[0].amount) == (1, None, None)
    assert (after.missing, after.margin_percent, after.cost) == (0, Decimal("30.88"), Money("22.12"))
    assert [row.id for row in queries.page(scope=MINE, missing=True).rows] == []


def test_the_live_calculation_names_what_has_no_price(scope):
    unpriced = an_item(scope, "Нов препарат", price=None)
    service = a_service(scope, unpriced)

    (answer,) = scope.get(CalculateSheets)([SheetInputs(service_id=service, quantity=Decimal(1))], SOFIA)

    assert answer.missing == ["Нов препарат"]


def test_a_hundred_sheets_are_calculated_with_the_queries_of_one(scope, soap):
    service = a_service(scope, soap)
    calculate, reads = scope.get(CalculateSheets), scope.get(Reads)

    def queries_of(sheets):
        before = reads.count
        calculate([SheetInputs(service_id=service, quantity=Decimal(n)) for n in range(sheets)], SOFIA)
        return reads.count - before

    assert queries_of(100) == queries_of(1) <= 7


def test_editing_keeps_a_revision_and_a_stale_edit_is_a_conflict(scope, queries, soap):
    sheet_id = a_sheet(scope, service := a_service(scope, soap))
    said = SheetInputs(service_id=service, quantity=Decimal(240), margin_rule=MarginRule.MARKUP, margin=Decimal(150))

    scope.get(ChangeCostSheet)(sheet_id, said, version=1)

    sheet = queries.sheet(sheet_id, scope=MINE)
    assert (sheet.quantity, sheet.cost, sheet.price) == (Decimal(240), Money("44.23"), Money("111.00"))
    assert queries.revisions(sheet_id, scope=MINE).rows[0].cause is RevisionCause.EDITED
    with pytest.raises(Conflict):
        scope.get(ChangeCostSheet)(sheet_id, said, version=1)


def test_a_price_change_makes_an_edit_begun_before_it_stale(scope, queries, soap):
    sheet_id = a_sheet(scope, service := a_service(scope, soap))
    scope.get(ListPrice)(soap, UnitCost("3"))

    with pytest.raises(Conflict):
        scope.get(ChangeCostSheet)(sheet_id, SheetInputs(service_id=service, quantity=Decimal(1)), version=1)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"quantity": Decimal(-1)}, "pricing.negative"),
        ({"margin_rule": MarginRule.MARGIN, "margin": Decimal(100)}, "pricing.margin_whole"),
        ({"minutes_per_unit": Decimal(0)}, "pricing.norm_zero"),
        ({"coefficients": ("soiling:unheard",)}, "pricing.coefficient_unknown"),
        ({"discount": Decimal(101)}, "pricing.discount"),
    ],
)
def test_nonsense_is_refused_and_nothing_is_stored(scope, queries, change, code):
    service = a_service(scope)
    said = msgspec.structs.replace(SheetInputs(service_id=service, quantity=Decimal(1)), **change)

    with pytest.raises(RuleBroken) as refusal:
        scope.get(CalculateSheets)([said], SOFIA)
    with pytest.raises(RuleBroken):
        scope.get(AddCostSheet)(said)

    assert refusal.value.code == code
    assert queries.page(scope=MINE).rows == []


def test_coefficients_multiply_the_labour(scope, queries):
    scope.get(SetCoefficient)(CoefficientGroup.SOILING, "heavy", "Силно замърсяване", Decimal("1.5"))

    sheet = queries.sheet(a_sheet(scope, a_service(scope), coefficients=("soiling:heavy",)), scope=MINE)

    assert (sheet.hours, sheet.coefficients[0].value) == (Decimal("2.5500"), Decimal("1.5"))


def test_another_branch_does_not_see_the_sheet(scope, queries, soap):
    sheet_id = a_sheet(scope, a_service(scope, soap))

    with pytest.raises(NotFound):
        queries.sheet(sheet_id, scope=Scope(branch_ids=(2,)))
    assert queries.revisions(sheet_id, scope=Scope(branch_ids=(2,))).rows == []


def test_revisions_are_kept_for_ever(scope, soap):
    a_sheet(scope, a_service(scope, soap))

    with pytest.raises(DBAPIError, match="append-only"):
        scope.get(Reads).run(text("delete from cost_sheet_revisions"))
