"""A contract by hand, its annexes, rests and end: plan, visits and fees follow, history stays."""

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from cleaning.application.billing.bill_client import Bill, BillClient, Month
from cleaning.application.billing.queries import BillingQueries
from cleaning.application.sales.contract_inputs import ContractInputs, TermsInputs
from cleaning.application.sales.jobs import KeepContracts
from cleaning.application.sales.make_annex import MakeAnnex
from cleaning.application.sales.suspend_contract import Resting, ResumeContract, SuspendContract
from cleaning.application.sales.terminate_contract import TerminateContract, WithdrawNotice
from cleaning.application.sales.write_contract import ActivateContract, DiscardContract, ReviseContract
from cleaning.application.shared.access import Viewer
from cleaning.application.visits.move_visit import MoveVisit
from cleaning.domain.billing.share import due, fee_of
from cleaning.domain.sales.termination import Notice
from cleaning.domain.sales.values import ContractStage, EndedBy, Per
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import Money
from tests.agreements import SOFIA, START, Agreements, on
from tests.money import scalar

MARCH = date(2027, 3, 16)


@pytest.fixture
def house(scope):
    return Agreements(scope)


def visits(scope, contract_id):
    """Local days, prices and stages of the visits of a contract."""
    rows = scope.get(Session).execute(
        text("select (starts_at at time zone 'Europe/Sofia')::date as day, price, stage from visits"
             " where contract_id = :id order by starts_at"),
        {"id": contract_id},
    )  # fmt: skip
    return [(row.day, Money(row.price), row.stage) for row in rows]


def waiting(scope, client_id, today):
    found = scope.get(BillingQueries).to_bill(scope=scope.get(Viewer).scope, today=today, client_id=client_id)
    return {month.month: month.net for one in found for month in one.months}


def test_a_draft_is_written_by_hand_for_several_premises_and_nothing_follows_until_it_is_signed(scope, house):
    lines = (house.line(), house.line(premises_id=house.shop, price=None, quantity=None, per=Per.VISIT))
    contract_id = house.draft(*lines)
    draft = house.card(contract_id)

    assert (draft.number, draft.stage, draft.ends_on) == ("", ContractStage.DRAFT, date(2027, 12, 1))
    assert visits(scope, contract_id) == []
    calculated = draft.lines[1]
    assert (calculated.quantity, calculated.price > Money(0), calculated.cost_sheet_id is not None) == (120, True, True)

    scope.get(ActivateContract)(contract_id)

    assert house.card(contract_id).number == "Д000001"
    planned = visits(scope, contract_id)
    assert planned[0][0] == START
    assert scalar(scope, "select count(*) from cleaning_plans where contract_id = :id", id=contract_id) == 2


def test_a_draft_is_changed_and_thrown_away_but_a_signed_one_is_not(scope, house):
    contract_id = house.draft()
    again = house.draft(house.line(price=Money(200)))
    said = {"client_id": house.client, "title": "Друго", "starts_on": START, "lines": (house.line(price=Money(250)),)}
    scope.get(ReviseContract)(contract_id, ContractInputs(**said))
    scope.get(DiscardContract)(again)
    assert (house.card(contract_id).title, house.card(contract_id).monthly) == ("Друго", Money(250))

    scope.get(ActivateContract)(contract_id)

    assert house.card(contract_id).number == "Д000001", "a draft thrown away leaves no hole"
    for call in (lambda: scope.get(ReviseContract)(contract_id, ContractInputs(**said)),
                 lambda: scope.get(DiscardContract)(contract_id)):  # fmt: skip
        with pytest.raises(RuleBroken) as refusal:
            call()
        assert refusal.value.code == "contract.stage"


def test_an_annex_is_billed_by_day_share_and_the_visits_take_the_terms_of_their_day(scope, house, clock):
    contract_id = house.sign(house.line(), house.line(premises_id=house.shop, price=Money(40), per=Per.VISIT))
    scope.get(MakeAnnex)(contract_id, house.annex(contract_id, MARCH, price=Money(60)))

    history = house.sales.history(contract_id, scope=scope.get(Viewer).scope)
    assert [(line.price, line.starts_on, line.ends_on, line.annex) for line in history.lines] == [
        (Money(300), START, MARCH, 0), (Money(40), START, MARCH, 0),
        (Money(60), MARCH, None, 1), (Money(60), MARCH, None, 1),
    ]  # fmt: skip
    priced = {day: price for day, price, _ in visits(scope, contract_id) if price}
    assert {price for day, price in priced.items() if day < MARCH} == {Money(40)}
    assert {price for day, price in priced.items() if day >= MARCH} == {Money(60)}

    on(clock, date(2027, 4, 30))
    owed = waiting(scope, house.client, clock.today())
    march, april = date(2027, 3, 1), date(2027, 4, 1)
    expected = fee_of(Money(300), march, due(march, START, MARCH)) + fee_of(Money(60), march, due(march, MARCH, None))
    assert (owed[date(2027, 2, 1)], owed[march], owed[april]) == (
        Money(300),
        expected,
        Money(60),
    )
    draft = scope.get(BillClient)(Bill(client_id=house.client, months=(Month(contract_id=contract_id, month=march),)))
    invoice = scope.get(BillingQueries).card(draft, scope=scope.get(Viewer).scope)
    assert (invoice.net, [line.note for line in invoice.lines]) == (
        expected, ["01.03.–15.03.2027, 15/31", "16.03.–31.03.2027, 16/31"],
    )  # fmt: skip


def test_a_visit_moved_by_hand_and_a_new_hour_stay_when_only_the_price_changes(scope, house):
    contract_id = house.sign(house.line(per=Per.VISIT, price=Money(40)))
    later = "select id from visits where contract_id = :id and planned_for > :day order by planned_for limit 1"
    moved = scalar(scope, later, id=contract_id, day=datetime.combine(MARCH, time(), SOFIA))
    start = datetime.combine(MARCH + timedelta(days=1), time(13), SOFIA)
    scope.get(MoveVisit)(moved, start)
    before = [day for day, _, _ in visits(scope, contract_id)]

    scope.get(MakeAnnex)(contract_id, house.annex(contract_id, MARCH, price=Money(45)))

    assert [day for day, _, _ in visits(scope, contract_id)] == before
    assert scalar(scope, "select price from visits where id = :id", id=moved) == Money(45).amount


def test_a_rest_takes_visits_off_and_reduces_the_fee_and_going_on_early_brings_them_back(scope, house, clock):
    contract_id = house.sign()
    before = visits(scope, contract_id)
    begin, until = date(2027, 2, 10), date(2027, 2, 24)
    scope.get(SuspendContract)(contract_id, Resting(starts_on=begin, reason="Ремонт"))
    assert all(day < begin for day, _, _ in visits(scope, contract_id))

    scope.get(ResumeContract)(contract_id, until)

    kept = [one for one in before if not begin <= one[0] < until]
    assert visits(scope, contract_id) == kept
    on(clock, date(2027, 2, 28))
    assert waiting(scope, house.client, clock.today())[date(2027, 2, 1)] == Money(150)


def test_a_rest_may_keep_its_visits(scope, house):
    contract_id = house.sign()
    before = visits(scope, contract_id)
    scope.get(SuspendContract)(contract_id, Resting(starts_on=date(2027, 2, 1), reason="Без такса", visits_off=False))
    assert visits(scope, contract_id) == before


def test_a_visit_moved_into_a_rest_is_called_off_with_its_reason(scope, house):
    contract_id = house.sign()
    moved = scalar(scope, "select id from visits where contract_id = :id order by planned_for limit 1", id=contract_id)
    start = datetime.combine(date(2027, 2, 11), time(13), SOFIA)
    scope.get(MoveVisit)(moved, start)

    scope.get(SuspendContract)(
        contract_id, Resting(starts_on=date(2027, 2, 10), resumes_on=date(2027, 2, 20), reason="Ремонт")
    )

    assert (
        scalar(scope, "select stage || ' ' || cancelled_why from visits where id = :id", id=moved) == "cancelled Ремонт"
    )


def test_notice_cuts_visits_and_fee_and_taking_it_back_restores_them(scope, house, clock):
    contract_id = house.sign()
    before = visits(scope, contract_id)
    end = scope.get(TerminateContract)(
        contract_id, Notice(by=EndedBy.CLIENT, given_on=date(2027, 1, 10), reason="Мести се")
    )
    assert end.ends_on == date(2027, 2, 9)
    assert all(day < end.ends_on for day, _, _ in visits(scope, contract_id))
    on(clock, date(2027, 2, 8))
    assert waiting(scope, house.client, clock.today())[date(2027, 2, 1)] == Money("85.71")  # 8 of 28 days

    scope.get(WithdrawNotice)(contract_id)

    today, reached = clock.today(), before[-1][0]
    again = [one for one in visits(scope, contract_id) if today < one[0] <= reached]
    assert again == [one for one in before if one[0] > today]
    assert waiting(scope, house.client, clock.today())[date(2027, 2, 1)] == Money(300)


def test_every_night_contracts_are_renewed_once_rest_and_end_on_their_days(scope, house, clock):
    renewed = house.sign(terms=TermsInputs(renewal_months=12))
    ended = house.sign(house.line(premises_id=house.shop))
    scope.get(SuspendContract)(
        renewed, Resting(starts_on=date(2027, 8, 1), resumes_on=date(2027, 8, 15), reason="Отпуск")
    )
    stages = []
    for day in (date(2027, 8, 1), date(2027, 8, 15), date(2027, 11, 2), date(2027, 12, 1)):
        on(clock, day)
        scope.get(KeepContracts)()
        scope.get(KeepContracts)()
        stages.append((house.card(renewed).stage, house.card(ended).stage))

    active, suspended, over = ContractStage.ACTIVE, ContractStage.SUSPENDED, ContractStage.ENDED
    assert stages == [(suspended, active), (active, active), (active, active), (active, over)]
    history = house.sales.history(renewed, scope=scope.get(Viewer).scope)
    assert [(one.number, str(one.kind), one.ends_on) for one in history.annexes] == [(1, "renewal", date(2028, 12, 1))]
    assert visits(scope, renewed)[-1][0] > date(2027, 12, 1)
    assert scalar(scope, "select active from cleaning_plans where contract_id = :id", id=ended) is False


def test_the_month_waiting_list_and_the_rule_of_the_domain_agree_to_the_cent(scope, house, clock):
    contract_id = house.sign(house.line(price=Money("333.33")), starts_on=date(2026, 12, 8))
    for begin, until in ((date(2027, 1, 5), date(2027, 1, 9)), (date(2027, 1, 30), date(2027, 2, 3))):
        scope.get(SuspendContract)(contract_id, Resting(starts_on=begin, resumes_on=until, reason="Ваканция"))
    scope.get(MakeAnnex)(contract_id, house.annex(contract_id, date(2027, 2, 11), price=Money("411.11")))
    on(clock, date(2027, 3, 20))

    billing = scope.get(BillingQueries)
    fees, rests = billing.fees(contract_id), billing.rests(contract_id)
    for month, net in waiting(scope, house.client, clock.today()).items():
        assert net == sum(
            (fee_of(fee.price, month, due(month, fee.starts_on, fee.ends_on, rests)) for fee in fees), Money(0)
        ), month


def test_two_rests_at_once_are_refused_by_the_database_too(scope, house):
    contract_id = house.sign()
    session = scope.get(Session)
    one = "insert into contract_suspensions (contract_id, starts_on, resumes_on, reason) values (:id, :a, :b, 'x')"
    session.execute(text(one), {"id": contract_id, "a": date(2027, 1, 1), "b": date(2027, 2, 1)})
    with pytest.raises(Exception, match="one_at_a_time"):
        session.execute(text(one), {"id": contract_id, "a": date(2027, 1, 31), "b": None})
    session.rollback()
