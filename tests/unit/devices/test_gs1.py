"""What GS1 symbols say, and what is wrong with them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.devices.gs1 import Reading, parse
from cleaning.domain.inventory.barcode import check_digit

GS = "\x1d"
GTIN = "03800211904459"


def test_a_case_with_lot_and_expiry():
    reading = parse(f"]C101{GTIN}17280600" + f"10L2611-04{GS}37" + "24")
    assert reading == Reading(gtin=GTIN, expiry=date(2028, 6, 30), lot="L2611-04", count=24)


def test_the_written_form_says_the_same():
    assert parse(f"(01){GTIN}(10)L(1)A(17)280229") == Reading(gtin=GTIN, lot="L(1)A", expiry=date(2028, 2, 29))


def test_a_pallet_a_weight_a_price_an_order_and_a_place():
    sscc = "38002110000000001"
    gln = "380021100000"
    whole = f"{sscc}{check_digit(sscc)}"
    reading = parse(f"00{whole}310300125039221999{GS}400PO-77{GS}410{gln}{check_digit(gln)}")
    assert (reading.sscc, reading.weight_kg, reading.price) == (whole, Decimal("1.250"), Decimal("19.99"))
    assert (reading.order, reading.gln, reading.errors) == ("PO-77", f"{gln}{check_digit(gln)}", ())


@pytest.mark.parametrize("code", ["3800211904459", "03800211904459", "96385074"])
def test_a_plain_number_is_a_gtin(code):
    assert parse(code) == Reading(gtin=code.zfill(14))


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        ("", "gs1.empty"),
        (GS, "gs1.empty"),
        ("3800211904457", "gs1.check_digit"),
        ("0103800211904457", "gs1.check_digit"),
        ("010380", "gs1.too_short"),
        ("]C117281301", "gs1.date"),
        ("(17)270229", "gs1.date"),
        ("1728AB01", "gs1.not_digits"),
        ("10", "gs1.too_short"),
        ("10партида", "gs1.characters"),
        ("10" + "A" * 21, "gs1.too_long"),
        ("ABC", "gs1.unknown_field"),
        (f"10A{GS}10B", "gs1.twice"),
        ("9" * 501, "gs1.too_long"),
    ],
)
def test_what_is_wrong_is_named(raw, error):
    assert error in parse(raw).errors


def test_what_was_read_before_an_error_is_kept():
    reading = parse(f"01{GTIN}17281301")
    assert (reading.gtin, reading.expiry, reading.errors) == (GTIN, None, ("gs1.date",))


def test_own_rules_are_asked_after_reading():
    def lot_needed(reading: Reading) -> str | None:
        return None if reading.lot else "receipt.lot_needed"

    assert parse(GTIN, [lot_needed]).errors == ("receipt.lot_needed",)
    assert parse(f"01{GTIN}10A", [lot_needed]).errors == ()


@given(st.text(max_size=120))
def test_whatever_comes_nothing_is_raised(raw):
    assert isinstance(parse(raw), Reading)


@given(
    st.text("0123456789", min_size=13, max_size=13),
    st.text("ABCXYZ0123456789-/.", min_size=1, max_size=20),
    st.dates(date(2001, 1, 1), date(2076, 12, 31)),
    st.integers(0, 99_999_999),
)
def test_what_was_written_is_read_in_any_order(body, lot, expiry, count):
    gtin = f"{body}{check_digit(body)}"
    parts = [f"01{gtin}", f"17{expiry:%y%m%d}", f"10{lot}{GS}", f"30{count}{GS}"]
    for order in (parts, parts[::-1]):
        assert parse("".join(order)) == Reading(gtin=gtin, lot=lot, expiry=expiry, count=count)
