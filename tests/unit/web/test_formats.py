"""How sums, dates and numbers look, in both languages."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest

from cleaning.domain.shared.money import Money
from cleaning.web import formats

N = formats.NBSP
NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)  # Tuesday, 09:00 in Sofia


@pytest.mark.parametrize(
    ("value", "bulgarian", "english"),
    [
        ("1234.50", f"1{N}234,50{N}€", "€1,234.50"),
        ("0", f"0,00{N}€", "€0.00"),
        ("-18.2", f"−18,20{N}€", "−€18.20"),
        ("1234567.005", f"1{N}234{N}567,01{N}€", "€1,234,567.01"),
        (None, "–", "–"),
    ],
)
def test_a_sum_has_two_places_and_its_sign_where_readers_expect_it(value, bulgarian, english):
    amount = None if value is None else Decimal(value)

    assert formats.money(amount, lang="bg") == bulgarian
    assert formats.money(amount, lang="en") == english


def test_a_sum_of_the_domain_looks_like_its_amount():
    assert formats.money(Money(Decimal("845.00")), lang="bg") == f"845,00{N}€"


def test_figures_on_today_may_round_to_the_euro():
    assert formats.money(Decimal("86420.49"), 0, lang="bg") == f"86{N}420{N}€"


def test_percents_quantities_and_areas_keep_their_unit_beside_them():
    assert formats.pct(Decimal("31.4"), lang="bg") == f"31,4{N}%"
    assert formats.pct(Decimal("31.4"), lang="en") == "31.4%"
    assert formats.qty(Decimal("12.00"), "piece", lang="bg") == f"12{N}бр."
    assert formats.qty(Decimal("0.5"), "l", lang="en") == f"0.5{N}l"
    assert formats.area(280, lang="bg") == f"280{N}м²"


def test_days_are_written_in_full_and_near_ones_by_name():
    assert formats.day(date(2026, 11, 23), lang="bg") == "23.11.2026"
    assert formats.day(date(2026, 11, 23), lang="en") == f"23{N}Nov{N}2026"
    assert formats.shortday(date(2026, 11, 24), lang="bg") == f"вт{N}24.11."
    assert formats.month(date(2026, 11, 1), lang="bg") == f"ноември{N}2026"


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(2026, 11, 24, 15, 0, tzinfo=UTC), f"днес{N}17:00"),
        (datetime(2026, 11, 25, 6, 30, tzinfo=UTC), f"утре{N}08:30"),
        (datetime(2026, 11, 23, 6, 30, tzinfo=UTC), f"вчера{N}08:30"),
        (datetime(2026, 11, 27, 5, 0, tzinfo=UTC), f"пт{N}27.11.{N}07:00"),
        (datetime(2026, 12, 24, 5, 0, tzinfo=UTC), "24.12.2026"),
        (datetime(2026, 11, 24, 22, 30, tzinfo=UTC), f"утре{N}00:30"),
    ],
)
def test_a_moment_is_named_as_people_in_sofia_would(moment, said):
    assert formats.when(moment, lang="bg", now=NOW) == said


def test_clock_times_are_those_of_the_wall_in_sofia_in_summer_and_winter():
    assert formats.clock(datetime(2026, 7, 1, 5, 0, tzinfo=UTC), lang="bg") == "08:00"
    assert formats.clock(datetime(2026, 12, 1, 6, 0, tzinfo=UTC), lang="bg") == "08:00"
    assert formats.timerange(time(8), time(10), lang="bg") == "08:00–10:00"


def test_a_moment_without_a_zone_is_refused_because_nobody_knows_when_it_is():
    with pytest.raises(ValueError):
        formats.clock(datetime(2026, 7, 1, 5, 0), lang="bg")  # noqa: DTZ001 – the mistake this test is about


def test_durations_are_hours_and_minutes():
    assert formats.duration(108, lang="bg") == f"1{N}ч{N}48{N}мин"
    assert formats.duration(timedelta(hours=2), lang="bg") == f"2{N}ч"
    assert formats.duration(0, lang="en") == f"0{N}min"


def test_numbers_of_documents_keep_their_zeros_but_pale():
    assert formats.docno("0000002412", lang="bg") == (
        '<span class="docno"><span class="zeros">000000</span>2412</span>'
    )


@pytest.mark.parametrize(
    ("number", "shown"),
    [("+359888412037", f"0888{N}412{N}037"), ("+35929431822", f"02{N}943{N}1822"), ("nonsense", "nonsense")],
)
def test_phone_numbers_are_written_as_bulgarians_write_them(number, shown):
    assert formats.phone(number, lang="bg").replace(N, " ") == shown.replace(N, " ")


def test_a_device_is_named_by_its_browser_and_system():
    agent = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36"

    assert formats.device(agent, lang="bg") == "Chrome, Android"
    assert formats.device("scanner 1.0", lang="bg") == ""


def test_what_is_unknown_is_a_dash():
    for shown in (formats.day, formats.clock, formats.duration, formats.number, formats.pct, formats.phone):
        assert shown(None, lang="bg") == "–"
