"""What people type is read as they mean it, and every mistake is named at its field."""

from datetime import date, time
from decimal import Decimal
from enum import StrEnum

import pytest

from cleaning.domain.shared.errors import Conflict, Invalid, RuleBroken
from cleaning.domain.shared.money import Money
from cleaning.web.forms import Form, number


class Colour(StrEnum):
    GREEN = "green"


def a_form(**typed: str) -> Form:
    return Form({name: [text] for name, text in typed.items()}, lambda error: error.code)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1 234,50", "1234.50"),
        ("1\u00a0234,5", "1234.5"),
        ("1234.5", "1234.5"),
        ("1,234.50", "1234.50"),
        ("1.234,50", "1234.50"),
        ("−3", "-3"),
        ("12 €", "12"),
        (" 20 % ", "20"),
        (",5", "0.5"),
    ],
)
def test_a_number_is_read_as_it_is_written_here(typed, meant):
    assert number(typed) == Decimal(meant)


@pytest.mark.parametrize("typed", ["", "abc", "1e5", "NaN", "Infinity", "--1", "1-2", "1.2.3", "٣", "1,2,3.4,5"])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(RuleBroken, match=r"number\.unreadable"):
        number(typed)


def test_each_wrong_field_is_named_and_nothing_is_built():
    form = a_form(name="", price="сто", day="32.01.2026", colour="red", from_="25:00")
    with form.attempt():
        form.into(
            dict,
            name=form.text("name", required=True),
            price=form.money("price"),
            day=form.date("day"),
            colour=form.choice("colour", Colour),
            at=form.time("from_"),
        )
    assert form.errors == {
        "name": "field.required",
        "price": "number.unreadable",
        "day": "date.unreadable",
        "colour": "field.not_offered",
        "from_": "time.unreadable",
    }
    assert form.values["price"] == "сто"


def test_good_fields_become_values():
    form = a_form(price="1 200,00", day="24.11.2026", iso="2026-11-24", at="08:30", colour="green", ok="on")
    assert form.money("price") == Money(1200)
    assert form.date("day") == form.date("iso") == date(2026, 11, 24)
    assert (form.time("at"), form.choice("colour", Colour), form.flag("ok")) == (time(8, 30), Colour.GREEN, True)
    assert form.errors == {}


@pytest.mark.parametrize(("typed", "code"), [("-1", "number.too_small"), ("1e99", "number.unreadable"),
                                             ("9" * 14, "number.too_large"), ("1,005", "money.cents")])  # fmt: skip
def test_sums_that_cannot_be_are_refused(typed, code):
    form = a_form(price=typed)
    assert form.money("price") is None
    assert form.errors == {"price": code}


def test_a_rule_of_the_domain_is_shown_at_the_field_it_names():
    form = a_form(eik="1")
    with form.attempt():
        raise RuleBroken("eik.checksum", field="eik")
    with form.attempt():
        raise Conflict("record.changed")
    assert form.errors == {"eik": "eik.checksum", "": "record.changed"}


def test_rows_are_read_in_their_order_and_errors_keep_their_place():
    form = Form(
        {"line-10-q": ["x"], "line-2-q": ["3"], "line-2-name": ["под"], "other-1-q": ["9"]}, lambda error: error.code
    )
    rows = form.rows("line")
    assert [row.get("q") for row in rows] == ["3", "x"]
    assert rows[0].decimal("q") == 3
    assert rows[1].decimal("q") is None
    assert form.errors == {"line-10-q": "number.unreadable"}
    with pytest.raises(Invalid):
        form.into(dict)


def test_control_characters_do_not_pass():
    assert a_form(name="Ан\x00на\x07 ").text("name") == "Анна"


def test_a_number_no_device_made_is_a_mistake_and_no_fault():
    form = a_form(id="1", good="01a20d81-9767-73ba-b499-c258c61979a0")
    assert form.uuid("id", required=True) is None
    assert form.errors == {"id": "field.not_offered"}
    assert str(form.uuid("good")) == "01a20d81-9767-73ba-b499-c258c61979a0"


def test_boxes_give_the_numbers_of_records_and_nothing_that_no_column_holds():
    ticked = ["7", " 12 ", "²", "٣", "-1", "1" + "0" * 400, "9" * 19, "x", ""]
    assert Form({"ids": ticked}, lambda error: error.code).refs("ids") == [7, 12]
