"""From a delivery at the door to stock, costs and prices."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from cleaning.application.inventory.queries import InventoryQueries
from cleaning.application.purchasing.change_receipt import ChangeReceipt, DiscardReceipt
from cleaning.application.purchasing.enter_line import DropLine, EnteredLine, EnterLine
from cleaning.application.purchasing.explain_code import ExplainCode
from cleaning.application.purchasing.list_price import ListPrice
from cleaning.application.purchasing.post_receipt import PostReceipt
from cleaning.application.purchasing.queries import PurchasingQueries
from cleaning.application.purchasing.record_scan import Outcome, RecordScan, Scanned
from cleaning.application.purchasing.start_receipt import Delivery
from cleaning.application.purchasing.undo_scan import IgnoreCode, UndoScan
from cleaning.application.shared.ports import Work
from cleaning.domain.shared.errors import Conflict, NotFound, RuleBroken
from cleaning.domain.shared.money import Money, UnitCost
from tests.goods import (
    BOX,
    NEUTRAL,
    SEEN,
    SOFIA,
    a_receipt,
    a_registered_company,
    a_store,
    a_supplier,
    an_item,
    enter,
    received,
    scan_id,
)


@pytest.fixture
def store(scope):
    a_registered_company(scope)
    return a_store(scope)


def facts_of(scope, kind):
    with scope.get(Work):
        rows = scope.get(Session).execute(text("select data from facts where kind = :kind order by id"), {"kind": kind})
        return [row.data for row in rows]


def test_a_posted_receipt_becomes_stock_an_average_and_the_last_price(scope, store):
    item = an_item(scope, price=None)
    received(scope, store, item, "10", "6.00")
    received(scope, store, item, "30", "8.00")

    card = scope.get(InventoryQueries).item(item, SEEN)
    assert (card.on_hand, card.value, card.average) == (Decimal(40), Money(300), UnitCost("7.50"))
    assert card.last_price == UnitCost("8.00")


def test_a_posted_receipt_tells_the_ledger_what_is_owed_and_pricing_what_moved(scope, store):
    item, other = an_item(scope, price="6.20"), an_item(scope, "Моп памучен 40 см", price="4.00")
    receipt = a_receipt(scope, store)
    enter(scope, receipt, item, "20", "6.90")
    enter(scope, receipt, other, "12", "4.00")
    number = scope.get(PostReceipt)(receipt)

    (told,) = facts_of(scope, "purchasing.GoodsReceived")
    assert (told["net"], told["vat"], told["number"]) == ("186.00", "37.20", number)
    (moved,) = facts_of(scope, "purchasing.PurchasePriceChanged")
    assert (moved["item_id"], moved["before"], moved["after"]) == (item, "6.200000", "6.900000")


def test_a_company_that_deducts_no_vat_has_it_in_the_cost_of_its_stock(scope):
    item, store = an_item(scope, price=None), a_store(scope)
    received(scope, store, item, "10", "6.00")
    card = scope.get(InventoryQueries).item(item, SEEN)
    assert (card.value, card.last_price) == (Money(72), UnitCost("7.20"))
    (told,) = facts_of(scope, "purchasing.GoodsReceived")
    assert (told["net"], told["vat"]) == ("72.00", "0.00")


def test_numbers_are_given_at_posting_and_run_without_gaps(scope, store):
    item = an_item(scope)
    draft = a_receipt(scope, store)
    assert scope.get(PurchasingQueries).receipt(draft, SEEN).number is None
    assert [received(scope, store, item, "1", "1"), received(scope, store, item, "1", "1")] == [
        "СР-000001",
        "СР-000002",
    ]


def test_an_empty_receipt_is_not_posted(scope, store):
    receipt = a_receipt(scope, store)
    with pytest.raises(RuleBroken) as refusal:
        scope.get(PostReceipt)(receipt)
    assert refusal.value.code == "receipt.empty"


def test_a_receipt_is_posted_once(scope, store):
    item = an_item(scope)
    receipt = a_receipt(scope, store)
    enter(scope, receipt, item, "5", "2")
    scope.get(PostReceipt)(receipt)
    with pytest.raises(RuleBroken) as refusal:
        scope.get(PostReceipt)(receipt)
    assert refusal.value.code == "receipt.posted"
    assert scope.get(InventoryQueries).item(item, SEEN).on_hand == 5


def test_a_line_without_a_price_holds_the_posting(scope, store):
    item = an_item(scope, price=None)
    receipt = a_receipt(scope, store)
    enter(scope, receipt, item, "5")
    with pytest.raises(RuleBroken) as refusal:
        scope.get(PostReceipt)(receipt)
    assert refusal.value.code == "receipt.price_missing"


@pytest.mark.parametrize(
    ("quantity", "price", "code"),
    [("-1", "2", "receipt.negative"), ("1", "-2", "receipt.negative"), ("3800211904459", "2", "receipt.absurd")],
)
def test_bad_numbers_are_refused_and_nothing_is_kept(scope, store, quantity, price, code):
    item = an_item(scope)
    receipt = a_receipt(scope, store)
    with pytest.raises(RuleBroken) as refusal:
        enter(scope, receipt, item, quantity, price)
    assert refusal.value.code == code
    assert scope.get(PurchasingQueries).receipt(receipt, SEEN).lines == []


def test_scans_count_packs_and_factors(scope, store):
    item = an_item(scope, gtin=BOX, factor=Decimal(6), pack="кашон")
    receipt = a_receipt(scope, store)
    scan = scope.get(RecordScan)
    assert scan(receipt, Scanned(id=scan_id(), raw=BOX)) is Outcome.COUNTED
    assert scan(receipt, Scanned(id=scan_id(), raw=f"3×{BOX}")) is Outcome.COUNTED
    (line,) = scope.get(PurchasingQueries).receipt(receipt, SEEN).lines
    assert (line.item_id, line.quantity, line.unit_price) == (item, Decimal(24), UnitCost("6.20"))


def test_a_gs1_symbol_brings_its_lot_and_expiry(scope, store):
    an_item(scope, gtin=NEUTRAL)
    receipt = a_receipt(scope, store)
    for lot in ("L2611-04", "L2611-04", "L2612-01"):
        scope.get(RecordScan)(receipt, Scanned(id=scan_id(), raw=f"]C1010{NEUTRAL}1728060010{lot}"))
    lines = scope.get(PurchasingQueries).receipt(receipt, SEEN).lines
    assert [(line.lot, line.expires_on, line.quantity) for line in lines] == [
        ("L2611-04", date(2028, 6, 30), Decimal(2)),
        ("L2612-01", date(2028, 6, 30), Decimal(1)),
    ]


def test_the_same_scan_twice_counts_once(scope, store):
    an_item(scope, gtin=NEUTRAL)
    receipt = a_receipt(scope, store)
    once = Scanned(id=scan_id(), raw=NEUTRAL)
    assert scope.get(RecordScan)(receipt, once) is Outcome.COUNTED
    assert scope.get(RecordScan)(receipt, once) is Outcome.REPEATED
    card = scope.get(PurchasingQueries).receipt(receipt, SEEN)
    assert ([line.quantity for line in card.lines], card.scan_count) == ([Decimal(1)], 1)


def test_a_scan_of_another_receipt_is_refused(scope, store):
    an_item(scope, gtin=NEUTRAL)
    first, second = a_receipt(scope, store), a_receipt(scope, store, a_supplier(scope, "Друг"))
    once = Scanned(id=scan_id(), raw=NEUTRAL)
    scope.get(RecordScan)(first, once)
    with pytest.raises(Conflict):
        scope.get(RecordScan)(second, once)


def test_an_unknown_code_waits_holds_the_posting_and_is_counted_when_explained(scope, store):
    item = an_item(scope)
    receipt = a_receipt(scope, store)
    for _ in range(2):
        assert scope.get(RecordScan)(receipt, Scanned(id=scan_id(), raw=BOX)) is Outcome.UNKNOWN
    enter(scope, receipt, item, "1")
    with pytest.raises(RuleBroken) as refusal:
        scope.get(PostReceipt)(receipt)
    assert refusal.value.code == "receipt.unknown_codes"

    (unknown,) = scope.get(PurchasingQueries).receipt(receipt, SEEN).unknown
    assert unknown.scans == 2
    scope.get(ExplainCode)(receipt, unknown.code, item, Decimal(12), "кашон")
    card = scope.get(PurchasingQueries).receipt(receipt, SEEN)
    assert (card.unknown, card.lines[0].quantity) == ([], Decimal(25))
    assert scope.get(InventoryQueries).by_barcode(BOX).factor == 12


def test_an_unknown_code_can_be_ignored(scope, store):
    receipt = a_receipt(scope, store)
    scope.get(RecordScan)(receipt, Scanned(id=scan_id(), raw="НЯКАКЪВ-КОД"))
    scope.get(IgnoreCode)(receipt, "НЯКАКЪВ-КОД")
    assert scope.get(PurchasingQueries).receipt(receipt, SEEN).unknown == []


def test_undo_takes_the_last_scan_back_and_then_the_one_before(scope, store):
    an_item(scope, gtin=NEUTRAL)
    receipt = a_receipt(scope, store)
    for times in ("", "4×"):
        scope.get(RecordScan)(receipt, Scanned(id=scan_id(), raw=times + NEUTRAL))
    counts = []
    for _ in range(2):
        scope.get(UndoScan)(receipt)
        counts.append(scope.get(PurchasingQueries).receipt(receipt, SEEN).lines[0].quantity)
    assert counts == [Decimal(1), Decimal(0)]
    with pytest.raises(RuleBroken) as refusal:
        scope.get(UndoScan)(receipt)
    assert refusal.value.code == "scan.none"


def test_expected_and_counted_are_kept_apart(scope, store):
    item = an_item(scope, gtin=NEUTRAL)
    receipt = a_receipt(scope, store)
    scope.get(EnterLine)(receipt, EnteredLine(item_id=item, expected=Decimal(24)))
    scope.get(RecordScan)(receipt, Scanned(id=scan_id(), raw=f"18×{NEUTRAL}"))
    (line,) = scope.get(PurchasingQueries).receipt(receipt, SEEN).lines
    assert (line.expected, line.quantity) == (Decimal(24), Decimal(18))


def test_a_line_changed_meanwhile_is_not_overwritten(scope, store):
    item = an_item(scope)
    receipt = a_receipt(scope, store)
    enter(scope, receipt, item, "5")
    (line,) = scope.get(PurchasingQueries).receipt(receipt, SEEN).lines
    scope.get(EnterLine)(receipt, EnteredLine(item_id=item, quantity=Decimal(7)), version=line.version)
    with pytest.raises(Conflict):
        scope.get(EnterLine)(receipt, EnteredLine(item_id=item, quantity=Decimal(9)), version=line.version)
    assert scope.get(PurchasingQueries).receipt(receipt, SEEN).lines[0].quantity == 7


def test_stale_papers_are_refused(scope, store):
    supplier = a_supplier(scope)
    receipt = a_receipt(scope, store, supplier)
    papers = Delivery(supplier_id=supplier, warehouse_id=store, invoice_number="0000018842")
    scope.get(ChangeReceipt)(receipt, papers, version=1)
    with pytest.raises(Conflict):
        scope.get(ChangeReceipt)(receipt, papers, version=1)
    card = scope.get(PurchasingQueries).receipt(receipt, SEEN)
    assert (card.due_on - card.invoiced_on).days == 30


def test_a_line_can_be_dropped_and_a_draft_thrown_away(scope, store):
    item = an_item(scope, gtin=NEUTRAL)
    receipt = a_receipt(scope, store)
    scope.get(RecordScan)(receipt, Scanned(id=scan_id(), raw=NEUTRAL))
    (line,) = scope.get(PurchasingQueries).receipt(receipt, SEEN).lines
    assert line.item_id == item
    scope.get(DropLine)(receipt, line.id)
    assert scope.get(PurchasingQueries).receipt(receipt, SEEN).lines == []
    scope.get(DiscardReceipt)(receipt)
    with pytest.raises(NotFound):
        scope.get(PurchasingQueries).receipt(receipt, SEEN)


def test_one_invoice_of_a_supplier_is_posted_once(scope, store):
    item, supplier = an_item(scope), a_supplier(scope)
    receipts = []
    for _ in range(2):
        receipt = a_receipt(scope, store, supplier)
        enter(scope, receipt, item, "1", "2")
        papers = Delivery(supplier_id=supplier, warehouse_id=store, invoice_number="0000018842")
        scope.get(ChangeReceipt)(receipt, papers)
        receipts.append(receipt)
    scope.get(PostReceipt)(receipts[0])
    with pytest.raises(RuleBroken) as refusal:
        scope.get(PostReceipt)(receipts[1])
    assert refusal.value.code == "receipt.invoice_known"
    assert scope.get(InventoryQueries).item(item, SEEN).on_hand == 1


def test_a_listed_price_moves_the_last_price_and_is_told(scope):
    item = an_item(scope, price="6.20")
    scope.get(ListPrice)(item, UnitCost("6.50"), shown=UnitCost("6.20"))
    cost = scope.get(InventoryQueries).item_costs([item], SOFIA)[item]
    assert (cost.last, cost.cost) == (UnitCost("6.50"), UnitCost("6.50"))
    (told,) = facts_of(scope, "purchasing.PurchasePriceChanged")
    assert (told["before"], told["after"]) == ("6.200000", "6.500000")


def test_a_price_changed_meanwhile_is_not_overwritten(scope):
    item = an_item(scope, price="6.20")
    scope.get(ListPrice)(item, UnitCost("6.50"), shown=UnitCost("6.20"))
    with pytest.raises(Conflict) as refusal:
        scope.get(ListPrice)(item, UnitCost("7"), shown=UnitCost("6.20"))
    assert refusal.value.code == "item.price_moved"


def test_a_receipt_of_an_item_that_is_not_there_is_refused(scope, store):
    receipt = a_receipt(scope, store)
    with pytest.raises(NotFound):
        enter(scope, receipt, 999, "1")
