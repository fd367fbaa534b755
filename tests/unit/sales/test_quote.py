"""An offer adds up, is sent once, decided once, and follows prices only while it is a draft."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.sales.events import QuoteAccepted, QuotePriceMoved, QuoteSent
from cleaning.domain.sales.quote import Priced
from cleaning.domain.sales.values import Billing, Per, QuoteStage
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import CostSheetId
from cleaning.domain.shared.money import ZERO, Money
from tests.unit.sales.make import ONCE, a_line, a_quote

NOW, TODAY = datetime(2026, 11, 24, 7, tzinfo=UTC), date(2026, 11, 24)
SHEET = CostSheetId(1)


def sent(*lines, **terms):
    quote = a_quote(*lines, **terms)
    quote.send(at=NOW, today=TODAY)
    quote.pull()
    return quote


def test_a_month_is_the_visits_of_an_average_month():
    quote = a_quote()

    assert (quote.monthly, quote.once) == (Money("845.00"), ZERO)  # 39.00 × 21.6667
    assert quote.lines[0].per is Per.MONTH


def test_work_done_once_has_its_own_sum_and_is_paid_by_the_visit():
    quote = a_quote(a_line(), a_line(rrule=ONCE, price=Money(376)))

    assert (quote.monthly, quote.once) == (Money("845.00"), Money(376))
    assert quote.lines[1].per is Per.VISIT


def test_an_optional_line_counts_only_when_chosen():
    quote = a_quote(a_line(), a_line(optional=True, chosen=False, price=Money(10)))
    before = quote.monthly

    quote.choose([2])

    assert (before, quote.monthly) == (Money("845.00"), Money("1061.67"))


def test_the_month_is_rounded_up_and_the_lines_still_add_up():
    quote = a_quote(a_line(price=Money("38.91")), a_line(price=Money("7.13")), round_to=Money(5))

    assert quote.monthly == Money(1000)  # 843.05 + 154.48 = 997.53
    assert sum((line.monthly for line in quote.lines), ZERO) == quote.monthly


@given(
    st.lists(st.decimals("0", "500", places=2).map(Money), min_size=1, max_size=12),
    st.sampled_from([ZERO, Money("0.5"), Money(5)]),
)
def test_totals_are_the_sums_of_the_lines_whatever_the_rounding(prices, step):
    quote = a_quote(*[a_line(price=price) for price in prices], round_to=step)

    plain = sum((price * Decimal("21.6667") for price in prices), ZERO)
    assert sum((line.monthly for line in quote.lines), ZERO) == quote.monthly
    assert plain <= quote.monthly < plain + (step or Money("0.01"))


def test_a_draft_takes_over_what_its_sheets_cost_now():
    quote = a_quote()

    quote.follow({SHEET: Priced(cost=Money(28), price=Money(40))})

    assert (quote.lines[0].price, quote.lines[0].cost, quote.monthly) == (Money(40), Money(28), Money("866.67"))


def test_a_price_set_by_hand_follows_nothing():
    quote = a_quote(a_line(follows=False))

    quote.follow({SHEET: Priced(cost=Money(28), price=Money(40))})

    assert quote.monthly == Money("845.00")


def test_a_sent_offer_keeps_its_price_and_says_how_far_prices_moved():
    quote = sent()

    quote.follow({SHEET: Priced(cost=Money(28), price=Money("39.50"))})

    assert (quote.monthly, quote.price_moved) == (Money("845.00"), Money("10.83"))
    assert [type(event) for event in quote.pull()] == [QuotePriceMoved]


def test_prices_that_came_back_are_no_news_any_more():
    quote = sent()
    quote.follow({SHEET: Priced(cost=Money(28), price=Money("39.50"))})

    quote.follow({SHEET: Priced(cost=Money(27), price=Money("39.00"))})

    assert quote.price_moved == ZERO


def test_sending_and_accepting_are_told():
    quote = a_quote()
    quote.send(at=NOW, today=TODAY)
    quote.accept(at=NOW, today=TODAY)

    assert [type(event) for event in quote.pull()] == [QuoteSent, QuoteAccepted]
    assert quote.stage is QuoteStage.ACCEPTED


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda: sent().send(at=NOW, today=TODAY), "quote.not_draft"),
        (lambda: a_quote().accept(at=NOW, today=TODAY), "quote.not_sent"),
        (lambda: sent().accept(at=NOW, today=date(2026, 12, 8)), "quote.expired"),
        (lambda: a_quote().decline(at=NOW, reason=""), "quote.not_sent"),
        (lambda: a_quote(valid_until=date(2026, 11, 1)).send(at=NOW, today=TODAY), "quote.valid_past"),
        (lambda: a_quote(a_line(optional=True, chosen=False)).send(at=NOW, today=TODAY), "quote.empty"),
        (lambda: a_quote().reopen(TODAY), "quote.not_sent"),
        (lambda: a_quote(months=0), "quote.months"),
        (lambda: a_quote(title=" "), "field.required"),
        (lambda: a_line(quantity=Decimal(-1)), "quote.negative"),
        (lambda: a_line(minutes=0), "quote.minutes"),
        (lambda: a_line(rrule="nonsense"), "recurrence.unreadable"),
    ],
)
def test_what_an_offer_refuses(act, code):
    with pytest.raises(RuleBroken) as refusal:
        act()

    assert refusal.value.code == code


def test_an_offer_accepted_twice_is_refused_the_second_time():
    quote = sent()
    quote.accept(at=NOW, today=TODAY)

    with pytest.raises(RuleBroken) as refusal:
        quote.accept(at=NOW, today=TODAY)

    assert refusal.value.code == "quote.not_sent"


def test_an_offer_expires_the_day_after_its_last_one():
    quote = sent()

    assert not quote.expire(at=NOW, today=date(2026, 12, 7))
    assert quote.expire(at=NOW, today=date(2026, 12, 8))
    assert quote.stage is QuoteStage.EXPIRED


def test_a_refused_offer_begins_a_new_edition_under_the_same_number():
    quote = sent()
    quote.decline(at=NOW, reason="скъпо")

    quote.reopen(date(2026, 12, 20))

    assert (quote.stage, quote.edition, quote.number, quote.reason) == (QuoteStage.DRAFT, 2, "О-00731", "")


def test_an_offer_paid_by_the_visit_is_not_rounded_by_the_month():
    quote = a_quote(a_line(price=Money("38.91")), billing=Billing.PER_VISIT, round_to=Money(5))

    assert (quote.monthly, quote.lines[0].per) == (Money("843.05"), Per.VISIT)
