"""Codes compare as 14 digits; an item knows its packs."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import ean

from cleaning.domain.inventory import barcode
from cleaning.domain.inventory.item import Item, ItemDetails
from cleaning.domain.inventory.norms import needed
from cleaning.domain.inventory.values import ItemKind
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.quantity import Unit

bodies = st.sampled_from([7, 11, 12, 13]).flatmap(lambda size: st.text("0123456789", min_size=size, max_size=size))


def an_item(**changes: object) -> Item:
    known: dict[str, object] = {"code": "М-1", "name": "Моп", "kind": ItemKind.TOOL, "unit": Unit.PIECE}
    return Item.of(ItemDetails(**known | changes))  # type: ignore[arg-type]


@given(bodies)
def test_the_check_digit_is_the_one_stdnum_knows(body):
    assert str(barcode.check_digit(body)) == ean.calc_check_digit(body)


@given(bodies)
def test_all_lengths_of_a_gtin_are_one_code(body):
    code = body + str(barcode.check_digit(body))
    assert barcode.normal(code) == barcode.normal(code.zfill(14))
    assert len(barcode.normal(code)) == 14


def test_a_slip_in_a_typed_gtin_is_found_but_a_scanned_code_is_what_it_is():
    item = an_item()
    with pytest.raises(RuleBroken) as refusal:
        item.link("3800211904457")
    assert refusal.value.code == "barcode.check_digit"
    item.link("3800211904457", scanned=True)
    assert [one.gtin for one in item.barcodes] == ["3800211904457"]


def test_a_code_is_linked_once_in_whatever_length():
    item = an_item()
    item.link("3800211904459")
    with pytest.raises(RuleBroken) as refusal:
        item.link("03800211904459")
    assert refusal.value.code == "item.barcode_taken"


@pytest.mark.parametrize("factor", [Decimal(0), Decimal(-6), Decimal("NaN")])
def test_a_pack_holds_something(factor):
    with pytest.raises(RuleBroken):
        an_item().link("3800211904459", factor)


def test_the_unit_stays_once_stock_moved():
    details = ItemDetails(code="М-1", name="Моп", kind=ItemKind.TOOL, unit=Unit.KILOGRAM)
    with pytest.raises(RuleBroken) as refusal:
        an_item().change(details, moved=True)
    assert refusal.value.code == "item.unit_in_use"


def test_a_target_is_not_below_the_minimum():
    with pytest.raises(RuleBroken) as refusal:
        an_item(minimum=Decimal(10), target=Decimal(5))
    assert refusal.value.facts["field"] == "target"


def test_norms_add_up_per_item_with_waste_and_round_once():
    none = (8, Decimal(0), Decimal(0))
    norms = {1: [(7, Decimal("0.0015"), Decimal(10))], 2: [(7, Decimal("0.001"), Decimal(0)), none]}
    work = [(1, Decimal("33.3")), (2, Decimal(10)), (None, Decimal(5)), (3, Decimal(9))]
    assert needed(work, norms) == {7: Decimal("0.0649")}
