"""What people write in cells is read as they meant it, or not at all."""

from datetime import date
from decimal import Decimal

import pytest

from cleaning.domain.clients.importing import words
from cleaning.domain.clients.importing.fields import HEADS, Field
from cleaning.domain.clients.values import ClientKind
from cleaning.domain.premises.place import is_rule
from cleaning.domain.premises.values import Condition, Periodicity, Purpose
from cleaning.domain.shared.lists import cells, place_words
from cleaning.domain.shared.lists.how_often import OF_WEEK, how_often


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2 300,00", "2300.00"), ("460.50", "460.50"), ("1.234,5", "1234.5"), ("1,234.50", "1234.50"),
        ("4\u00a0159", "4159"),
        ("-3,5", "-3.5"), ("1.234.567", "1234567"), ("??", None), ("", None), ("1e5", None), ("NaN", None),
        ("12 бр", None),
    ],
)  # fmt: skip
def test_numbers(typed, value):
    assert cells.number(typed) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("typed", "value", "sure"),
    [
        ("490 кв.м", "490", True), ("718 м2", "718", True), ("83 м²", "83", True), ("~4133", "4133", False),
        ("около 50 кв. м", "50", False), ("121,5", "121.5", True), ("??", None, True), ("0", None, True),
    ],
)  # fmt: skip
def test_areas(typed, value, sure):
    assert cells.area(typed) == (None if value is None else Decimal(value), sure)


@pytest.mark.parametrize(
    ("typed", "value", "leva"),
    [
        ("417,00 €", "417.00", False), ("2 300,00", "2300.00", False), ("460.50 EUR", "460.50", False),
        ("195,583 лв.", "100.00", True), ("по договаряне", None, False), ("-5", None, False),
    ],
)  # fmt: skip
def test_prices(typed, value, leva):
    assert cells.price(typed) == (None if value is None else Decimal(value), leva)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("22.02.2022", date(2022, 2, 22)), ("2024-11-22", date(2024, 11, 22)), ("1/3/24", date(2024, 3, 1)),
        ("05.01.2021 г.", date(2021, 1, 5)), ("2024-11-22 00:00:00", date(2024, 11, 22)), ("31.02.2026", None),
        ("вчера", None), ("13.13.2020", None), ("01.01.0001", None),
    ],
)  # fmt: skip
def test_days(typed, day):
    assert cells.day(typed) == day


@pytest.mark.parametrize(
    ("typed", "code", "rule"),
    [
        ("ежедневно (раб. дни)", "workdays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("всеки ден без неделя", "six_days", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA"),
        ("ежедневно", "daily", "FREQ=DAILY"),
        ("3x седмично: вт, чт, сб", "three_weekly", "FREQ=WEEKLY;BYDAY=TU,TH,SA"),
        ("2 пъти седмично (пон, чет)", "twice_weekly", "FREQ=WEEKLY;BYDAY=MO,TH"),
        ("всяка сряда", "weekly", "FREQ=WEEKLY;BYDAY=WE"),
        ("всяка втора сряда", "fortnightly", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"),
        ("месечно", "monthly", "FREQ=MONTHLY"),
        ("1-во число", "monthly", "FREQ=MONTHLY;BYMONTHDAY=1"),
        ("при заявка", "on_request", None),
        ("еднократно", "once", None),
        ("веднъж седмично", "weekly", None),
        ("четири пъти седмично", "four_weekly", None),
        ("пет пъти седмично", "workdays", None),
        ("twice a week", "twice_weekly", None),
        ("every Monday", "weekly", "FREQ=WEEKLY;BYDAY=MO"),
        ("monthly", "monthly", "FREQ=MONTHLY"),
        ("както се разберем", None, None),
    ],
)
def test_rhythms_in_words(typed, code, rule):
    assert how_often(typed) == (None if code is None else (code, rule))
    assert rule is None or is_rule(rule)


def test_every_code_read_from_a_file_is_one_of_premises():
    assert {code for code, _ in place_words.PURPOSES} <= set(Purpose)
    assert {code for code, _ in place_words.CONDITIONS} <= set(Condition)
    assert set(OF_WEEK.values()) | {"fortnightly", "monthly", "on_request", "once"} <= set(Periodicity)


def test_an_address_falls_into_its_parts():
    assert cells.address("ж.к. Младост 3, бл. 376, вх. В, ет. 9, ап. 37") == {
        "district": "ж.к. Младост 3", "street": "", "building": "376", "entrance": "В", "floor": "9", "flat": "37",
    }  # fmt: skip
    assert cells.address("кв. Бояна, ул. Секвоя № 120") == {"district": "кв. Бояна", "street": "ул. Секвоя № 120"}


@pytest.mark.parametrize(
    ("typed", "town"), [("гр.Пловдив", "Пловдив"), ("гр. София", "София"), ("с.Лозен", "с. Лозен")]
)
def test_a_town_loses_its_abbreviation_and_a_village_keeps_it(typed, town):
    assert cells.town(typed) == town


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("ФЛ", "individual"),
        ("физ. лице", "individual"),
        ("ЮЛ", "organisation"),
        ("фирма", "organisation"),
        ("друго", None),
    ],
)
def test_kinds_in_words(typed, kind):
    assert words.kind(typed) == (None if kind is None else ClientKind(kind))


@pytest.mark.parametrize("name", ["Зора ЕООД", "„Яна“ АД", "ET Петър", "Община Русе", "Acme Ltd"])
def test_a_firm_is_known_by_its_name(name):
    assert words.looks_like_a_firm(name)


@pytest.mark.parametrize("name", ["Адриан Петров", "Етна Адова", "Мария Тодорова"])
def test_a_person_is_no_firm(name):
    assert not words.looks_like_a_firm(name)


@pytest.mark.parametrize(
    ("typed", "answer"), [("x", True), ("Да", True), ("НЕ", False), ("-", False), ("може би", None)]
)
def test_consents_in_words(typed, answer):
    assert words.yes_or_no(typed) is answer


def test_every_head_means_what_it_says():
    assert all(HEADS.meaning(head) is field for field, heads in HEADS.words.items() for head in heads)


@pytest.mark.parametrize(
    ("head", "field"),
    [("Площ (кв.м)", Field.AREA), ("ДДС №", Field.VAT_NUMBER), ("ЕИК/Булстат", Field.EIK), ("E-MAIL", Field.EMAIL),
     ("Телефон за връзка", Field.PHONE), ("Цвят", None), ("", None)],
)  # fmt: skip
def test_heads_are_read_however_they_are_written(head, field):
    assert HEADS.meaning(head) is field


def test_the_head_is_below_a_title_and_a_repeated_one_counts_once():
    rows = [("Списък клиенти",), (), ("Клиент", "Телефон", "Телефон", "Забележка", "Бележка", "Х"), ("Иван", "1")]
    head = HEADS.find(rows)

    assert head is not None
    assert (head.row, head.repeated, head.unknown) == (2, (2,), (5,))
    assert head.fields == (Field.NAME, Field.PHONE, None, Field.NOTE, Field.NOTE, None)


@pytest.mark.parametrize("rows", [[], [("а", "б")], [("Клиент",)], [("Телефон", "Град")]])
def test_without_a_name_there_is_no_head(rows):
    assert HEADS.find(rows) is None
