"""A contract rests, goes on, renews and ends by what was agreed."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.sales.agreement import Suspension
from cleaning.domain.sales.events import ContractEnded, ContractResumed, ContractSigned, ContractSuspended
from cleaning.domain.sales.termination import Notice, early_penalty
from cleaning.domain.sales.terms import Indexation, Renewal, Terms
from cleaning.domain.sales.values import ContractStage, EndedBy, Per
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import Money
from tests.unit.sales.contracts import SIGNED, START, a_contract, a_draft, a_line, agree, repriced

END = date(2027, 12, 1)
YEARLY = Terms(renewal=Renewal(months=12, notice_days=30))


def refused(code, call, *arguments, **named):
    with pytest.raises(RuleBroken) as refusal:
        call(*arguments, **named)
    assert refusal.value.code == code


def test_a_draft_has_no_number_and_nothing_follows_until_it_is_signed():
    contract = a_draft()
    assert (contract.number, contract.stage, contract.pull()) == (None, ContractStage.DRAFT, [])

    contract.activate(number="Д000001", signed_on=SIGNED)

    (signed,) = contract.pull()
    assert isinstance(signed, ContractSigned)
    refused("contract.stage", contract.activate, number="Д000002", signed_on=SIGNED)


def test_a_draft_without_lines_cannot_be_signed():
    contract = a_draft()
    contract.lines = []
    refused("contract.empty", contract.activate, number="Д000001", signed_on=SIGNED)


def test_work_done_once_is_paid_by_the_visit():
    refused("contract.once_by_month", a_line, rrule="FREQ=DAILY;COUNT=1")
    assert a_line(rrule="FREQ=DAILY;COUNT=1", per=Per.VISIT).monthly == Money(0)


def test_a_rest_begins_and_ends_on_its_days():
    contract = a_contract()
    contract.suspend(Suspension(starts_on=date(2027, 8, 1), resumes_on=date(2027, 8, 16), reason="Ремонт"))
    stages = {}
    for day in (date(2027, 7, 31), date(2027, 8, 1), date(2027, 8, 15), date(2027, 8, 16)):
        contract.settle(day)
        stages[day.day] = contract.stage

    active, suspended = ContractStage.ACTIVE, ContractStage.SUSPENDED
    assert stages == {31: active, 1: suspended, 15: suspended, 16: active}
    assert isinstance(contract.pull()[0], ContractSuspended)


def test_two_rests_never_overlap():
    contract = a_contract()
    contract.suspend(Suspension(starts_on=date(2027, 8, 1), reason="Ремонт"))
    refused("contract.rests_already", contract.suspend, Suspension(starts_on=date(2027, 9, 1), reason="Ваканция"))


def test_a_rest_called_off_before_it_began_never_was():
    contract = a_contract()
    contract.suspend(Suspension(starts_on=date(2027, 8, 1), reason="Ремонт"))
    contract.resume(date(2027, 7, 20))

    resumed = contract.pull()[-1]
    assert isinstance(resumed, ContractResumed)
    assert (resumed.starts_on, resumed.resumes_on) == (date(2027, 8, 1), date(2027, 8, 1))
    contract.suspend(Suspension(starts_on=date(2027, 8, 1), reason="Ремонт все пак"))


def test_a_rest_outside_the_contract_is_refused():
    contract = a_contract(ends_on=END)
    for day in (START - timedelta(days=1), END):
        refused("contract.outside", contract.suspend, Suspension(starts_on=day, reason="Ремонт"))


def test_notice_ends_it_after_the_agreed_days_and_leaving_early_costs_what_was_agreed():
    contract = a_contract(ends_on=END, terms=Terms(notice_days=30, early_months=Decimal(2)))
    end = contract.terminate(Notice(by=EndedBy.CLIENT, given_on=date(2027, 3, 1), reason="Мести се"))

    assert (end.ends_on, end.penalty, contract.ends_on) == (date(2027, 3, 31), Money(600), date(2027, 3, 31))
    assert contract.stage is ContractStage.ACTIVE, "it runs until the notice is over"
    assert contract.settle(date(2027, 3, 31))
    assert isinstance(contract.pull()[-1], ContractEnded)
    assert (contract.stage, contract.settle(date(2027, 4, 1))) == (ContractStage.ENDED, False)


def test_less_notice_than_agreed_is_refused_with_the_earliest_day():
    contract = a_contract(terms=Terms(notice_days=30))
    notice = Notice(by=EndedBy.CLIENT, given_on=date(2027, 3, 1), ends_on=date(2027, 3, 15), reason="Мести се")
    with pytest.raises(RuleBroken) as refusal:
        contract.terminate(notice)
    assert (refusal.value.code, refusal.value.facts["earliest"]) == ("contract.notice", date(2027, 3, 31))


@pytest.mark.parametrize("changes", [{"by": EndedBy.BOTH}, {"by": EndedBy.COMPANY, "at_once": True}])
def test_by_agreement_or_for_a_breach_no_notice_is_needed_and_nothing_is_owed(changes):
    contract = a_contract(ends_on=END, terms=Terms(notice_days=30, early_months=Decimal(2)))
    end = contract.terminate(Notice(**{"given_on": date(2027, 3, 1), "reason": "Неплащане"} | changes))

    assert (end.ends_on, end.penalty) == (date(2027, 3, 1), Money(0))


def test_a_notice_taken_back_leaves_the_end_where_it_was():
    contract = a_contract(ends_on=END)
    contract.terminate(Notice(by=EndedBy.CLIENT, given_on=date(2027, 3, 1), reason="Мести се"))
    refused("contract.terminated", contract.terminate, Notice(by=EndedBy.BOTH, given_on=START, reason="Пак"))
    contract.withdraw()

    assert (contract.ends_on, contract.termination) == (END, None)
    refused("contract.no_notice", contract.withdraw)


def test_it_renews_once_when_the_last_day_for_a_no_has_passed():
    contract = a_contract(ends_on=END, terms=YEARLY)
    last = END - timedelta(days=30)

    assert contract.renew(last) is None
    annex = contract.renew(last + timedelta(days=1))

    assert annex is not None
    assert (annex.renewed_from, contract.ends_on) == (END, date(2028, 12, 1))
    assert contract.renew(last + timedelta(days=1)) is None


def test_it_does_not_renew_after_notice_nor_without_a_rule():
    contract = a_contract(ends_on=END, terms=YEARLY)
    contract.terminate(Notice(by=EndedBy.CLIENT, given_on=date(2027, 9, 1), reason="Мести се"))
    assert contract.renew(date(2028, 1, 1)) is None
    assert a_contract(ends_on=END).renew(END) is None


def test_an_annex_may_follow_a_renewal_made_ahead():
    contract = a_contract(ends_on=END, terms=YEARLY)
    contract.renew(date(2027, 11, 5))
    agree(contract, repriced(contract, date(2027, 11, 20), 330), today=date(2027, 11, 10))

    assert contract.terms_on(date(2028, 1, 1)).monthly == Money(330)
    assert contract.terms_on(date(2028, 1, 1)).terms.renewal == YEARLY.renewal


@given(st.integers(1, 24), st.integers(0, 365), st.integers(0, 1200))
def test_however_often_the_job_runs_a_contract_is_renewed_only_as_far_as_the_day_needs(months, notice, days):
    terms = Terms(renewal=Renewal(months=months, notice_days=notice))
    contract = a_contract(ends_on=END, terms=terms)
    today = END - timedelta(days=400) + timedelta(days=days)
    while contract.renew(today):
        pass
    assert today <= terms.renewal.last_no(contract.ends_on)
    froms = [annex.renewed_from for annex in contract.annexes]
    assert len(set(froms)) == len(froms)


@given(st.decimals(0, 24, places=1), st.integers(1, 700), st.integers(0, 5000))
def test_leaving_early_never_costs_more_than_staying(months, left, fee):
    penalty = early_penalty(Terms(early_months=months), Money(fee), end=END, agreed_end=END + timedelta(days=left))
    assert Money(0) <= penalty <= Money(fee) * (Decimal(left) * 12 / 365) + Money("0.01")


@given(st.decimals(-50, 100, places=2), st.decimals(0, 20, places=2), st.decimals(-5, 0, places=2))
def test_an_indexation_stays_within_what_was_agreed(percent, cap, floor):
    moved = Indexation(index="cpi", cap=cap, floor=floor).bounded(percent)
    assert floor <= moved <= cap
    assert moved == percent or percent > cap or percent < floor


def test_an_indexation_waits_until_enough_time_has_passed():
    rule = Indexation(index="cpi", month=1)
    assert rule.due_in(2027, since=date(2026, 11, 24)) is None
    assert rule.due_in(2028, since=date(2026, 11, 24)) == date(2028, 1, 1)
