"""What a receipt is worth and what it refuses."""

from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.purchasing.receipt import GoodsReceipt, Papers
from cleaning.domain.purchasing.scan import read
from cleaning.domain.purchasing.supplier import Supplier, SupplierDetails
from cleaning.domain.shared.errors import Conflict, Invalid, RuleBroken
from cleaning.domain.shared.ids import ItemId
from cleaning.domain.shared.money import Money, UnitCost

NOON = datetime(2026, 11, 24, 10, tzinfo=UTC)
RATES = {"standard": Decimal(20), "reduced": Decimal(9), "zero": Decimal(0)}
priced = st.lists(
    st.tuples(
        st.decimals(min_value=Decimal("0.0001"), max_value=1000, places=4),
        st.decimals(min_value=0, max_value=500, places=6),
        st.sampled_from(sorted(RATES)),
    ),
    min_size=1,
    max_size=12,
)


def a_receipt() -> GoodsReceipt:
    return GoodsReceipt(id=1, branch_id=1, warehouse_id=1, supplier_id=1, received_on=date(2026, 11, 24))


def filled(lines: list[tuple[Decimal, Decimal, str]]) -> GoodsReceipt:
    receipt = a_receipt()
    for number, (quantity, price, code) in enumerate(lines):
        line = receipt.open_line(ItemId(number + 1), price=UnitCost(price))
        line.price(UnitCost(price), code)
        line.count(quantity)
    return receipt


@given(priced)
def test_vat_is_reckoned_once_per_rate_and_shared_to_the_cent(lines):
    receipt = filled(lines)
    receipt.post("СР-1", RATES, at=NOON)
    (told,) = receipt.pull()
    nets = [(UnitCost(price) * quantity, code) for quantity, price, code in lines]
    base = {code: sum((net.amount for net, of in nets if of == code), Decimal(0)) for code in RATES}
    cent = Decimal("0.01")
    vat = sum(((base[code] * RATES[code] / 100).quantize(cent, ROUND_HALF_UP) for code in RATES), Decimal(0))
    assert told.net == sum((net for net, _ in nets), Money.ZERO) == receipt.net
    assert told.vat == Money(vat) == sum((line.vat for line in told.lines), Money.ZERO)


@given(priced)
def test_without_the_right_to_deduct_the_goods_cost_net_and_vat(lines):
    with_right, without = filled(lines), filled(lines)
    with_right.post("СР-1", RATES, at=NOON)
    without.post("СР-1", RATES, at=NOON, deducts=False)
    assert without.net == with_right.net + with_right.vat
    assert without.vat == Money.ZERO


def test_lines_nobody_counted_are_left_out():
    receipt = filled([(Decimal(2), Decimal(5), "standard")])
    receipt.open_line(ItemId(99)).expect(Decimal(10))
    receipt.post("СР-1", RATES, at=NOON)
    assert [line.item_id for line in receipt.pull()[0].lines] == [1]


def test_an_item_and_lot_have_one_line():
    receipt = a_receipt()
    first = receipt.open_line(ItemId(1), lot="L2611-04", expires_on=date(2028, 6, 1))
    assert receipt.open_line(ItemId(1), lot="L2611-04") is first
    assert receipt.open_line(ItemId(1)) is not first


def test_a_posted_receipt_takes_no_more_lines():
    receipt = filled([(Decimal(2), Decimal(5), "standard")])
    receipt.post("СР-1", RATES, at=NOON)
    with pytest.raises(RuleBroken) as refusal:
        receipt.open_line(ItemId(5))
    assert refusal.value.code == "receipt.posted"


def test_a_stale_line_is_a_conflict():
    receipt = filled([(Decimal(2), Decimal(5), "standard")])
    with pytest.raises(Conflict):
        receipt.lines[0].expect_version(0)


def test_an_invoice_is_not_due_before_it_was_written():
    with pytest.raises(RuleBroken) as refusal:
        Papers(received_on=date(2026, 11, 24), invoiced_on=date(2026, 11, 20), due_on=date(2026, 11, 19))
    assert refusal.value.facts["field"] == "due_on"


@pytest.mark.parametrize(
    ("raw", "times", "code"),
    [
        ("3800211904459", "1", "3800211904459"),
        ("3 × 3800211904459", "3", "3800211904459"),
        ("12*ABC-1", "12", "ABC-1"),
        ("2,5x3800211904459", "2.5", "3800211904459"),
        ("3хКОД", "3", "КОД"),
    ],
)
def test_a_factor_may_stand_before_a_code(raw, times, code):
    assert read(raw) == (Decimal(times), code)


@pytest.mark.parametrize("raw", ["", "   ", "9" * 201, "0 × 3800211904459"])
def test_nothing_and_noise_are_refused(raw):
    with pytest.raises(RuleBroken):
        read(raw)


def test_all_wrong_fields_of_a_supplier_are_named_at_once():
    with pytest.raises(Invalid) as refusal:
        Supplier.of(SupplierDetails(name=" ", eik="123456789", iban="BG00", phone="12", payment_days=400))
    assert set(refusal.value.fields) == {"name", "eik", "iban", "phone", "payment_days"}
