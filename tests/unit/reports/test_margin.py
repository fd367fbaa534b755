"""Margin of a sum is the margin of the sums; months are whole."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.application.reports.figures import Span
from cleaning.application.reports.margin import Months
from cleaning.domain.reports.margin import NOTHING, Margin
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import Money

sums = st.decimals(-10_000, 1_000_000, places=2).map(Money)
margins = st.builds(Margin, revenue=sums, materials=sums, labour=sums)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def test_margin_is_what_cost_leaves_of_revenue():
    margin = Margin(revenue=Money(200), materials=Money("30.10"), labour=Money("79.90"))
    assert (margin.cost, margin.profit, margin.percent) == (Money(110), Money(90), Decimal("45.0"))


def test_without_revenue_there_is_no_percent():
    assert NOTHING.percent is None


@given(margins, margins)
def test_adding_adds_every_figure(one, other):
    both = one + other
    assert both.profit == one.profit + other.profit
    assert both.cost == one.cost + other.cost


def test_the_last_six_months_cross_a_year():
    months = Months.lately(date(2026, 2, 14)).all()
    assert (months[0], months[-1], len(months)) == (date(2025, 9, 1), date(2026, 2, 1), 6)


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (date(2026, 2, 1), date(2026, 1, 1), "report.months"),
        (date(2020, 1, 1), date(2025, 1, 1), "report.too_long"),
    ],
)
def test_months_that_make_no_report_are_refused(first, last, code):
    with pytest.raises(RuleBroken) as refusal:
        Months.between(first, last)
    assert refusal.value.code == code


@given(days, st.sampled_from(Span))
def test_the_time_before_ends_before_the_period_begins_and_is_not_longer(today, span):
    start, end = span.days(today)
    earlier_start, earlier_end = span.before(today)
    assert earlier_start <= earlier_end < start <= end
    assert earlier_end - earlier_start <= end - start


def test_the_month_before_is_the_same_days():
    assert Span.MONTH.before(date(2026, 11, 24)) == (date(2026, 10, 1), date(2026, 10, 24))
    assert Span.MONTH.before(date(2026, 3, 31)) == (date(2026, 2, 1), date(2026, 2, 28))
