"""What waits to be billed: finished visits and the months of a fee, each on one document at most."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from sqlalchemy import Engine

from cleaning.application.billing.bill_client import Bill, BillClient, Month
from cleaning.application.billing.discard_draft import DiscardDraft
from cleaning.application.billing.issue_invoice import Issue, IssueInvoice
from cleaning.application.billing.queries import BillingQueries
from cleaning.application.shared.access import Viewer
from cleaning.domain.sales.terms import Terms
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import Money
from tests.app import as_program
from tests.money import scalar
from tests.planning import House
from tests.working import finish, send

TODAY = date(2026, 11, 24)


@pytest.fixture
def house(scope):
    return House(scope)


@pytest.fixture
def billing(scope):
    return scope.get(BillingQueries)


@pytest.fixture
def seen(scope):
    return scope.get(Viewer).scope


def a_fee(house, price="1180.00", starts_on=date(2026, 9, 1), **terms):
    """A client whose contract is paid by the month; the client and the contract."""
    client = house.client()
    place = {"premises_id": house.premises(client), "service_id": house.service(), "per": "month",
             "price": Money(price), "starts_on": starts_on}  # fmt: skip
    return client, house.sign(client, place, starts_on=starts_on, **terms)


def finished_visits(house, clock, scope, count=2):
    """A client with so many finished visits of 40.00; the client and the visits."""
    contract = house.office()
    client = scalar(scope, "select client_id from contracts where id = :id", id=contract)
    visits = scalar(scope, "select array_agg(id order by starts_at) from visits where contract_id = :id", id=contract)
    for number, visit in enumerate(visits[:count]):
        starts = scalar(scope, "select starts_at from visits where id = :id", id=visit)
        send(house, visit, "Мария Колева", crew=f"Екип {number}")
        clock.at = starts
        finish(house, clock, visit)
    return client, visits[:count]


def test_a_finished_visit_waits_until_it_is_on_a_draft(house, clock, scope, billing, seen):
    client, visits = finished_visits(house, clock, scope)
    today = clock.today()
    (waiting,) = billing.to_bill(scope=seen, today=today)
    assert (waiting.client_id, waiting.visits, waiting.net) == (client, 2, Money("80.00"))

    draft = scope.get(BillClient)(Bill(client_id=client, visit_ids=tuple(visits)))

    assert billing.to_bill(scope=seen, today=today) == []
    card = billing.card(draft, scope=seen)
    assert [(line.quantity, line.net) for line in card.lines] == [(2, Money("80.00"))]
    assert (card.total, card.visit_ids, card.contract_id is not None) == (Money("96.00"), visits, True)
    assert card.tax_event_on == today


def test_a_visit_is_billed_once(house, clock, scope):
    client, visits = finished_visits(house, clock, scope, 1)
    scope.get(BillClient)(Bill(client_id=client, visit_ids=tuple(visits)))
    with pytest.raises(RuleBroken) as refusal:
        scope.get(BillClient)(Bill(client_id=client, visit_ids=tuple(visits)))
    assert refusal.value.code == "invoice.visit_billed"
    assert scalar(scope, "select count(*) from invoices") == 1


def test_what_a_discarded_draft_billed_waits_again(house, clock, scope, billing, seen):
    client, visits = finished_visits(house, clock, scope, 1)
    draft = scope.get(BillClient)(Bill(client_id=client, visit_ids=tuple(visits)))
    scope.get(DiscardDraft)(draft)
    assert [one.visits for one in billing.to_bill(scope=seen, today=clock.today())] == [1]


def test_a_planned_visit_is_not_billed(house, scope):
    contract = house.office()
    client = scalar(scope, "select client_id from contracts where id = :id", id=contract)
    visit = scalar(scope, "select min(id) from visits")
    with pytest.raises(RuleBroken) as refusal:
        scope.get(BillClient)(Bill(client_id=client, visit_ids=(visit,)))
    assert refusal.value.code in ("invoice.nothing_to_bill", "invoice.visit_billed")


def test_a_visit_of_another_client_is_not_billed(house, clock, scope):
    _, visits = finished_visits(house, clock, scope, 1)
    with pytest.raises(RuleBroken) as refusal:
        scope.get(BillClient)(Bill(client_id=house.client("Чужда ООД"), visit_ids=tuple(visits)))
    assert refusal.value.code == "invoice.visit_billed"


def test_every_month_of_a_fee_waits_until_it_is_billed(house, scope, billing, seen):
    client, contract = a_fee(house)
    (waiting,) = billing.to_bill(scope=seen, today=TODAY)
    assert [month.month for month in waiting.months] == [date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)]

    months = (Month(contract_id=contract, month=date(2026, 9, 1)), Month(contract_id=contract, month=date(2026, 10, 1)))
    draft = scope.get(BillClient)(Bill(client_id=client, months=months))

    card = billing.card(draft, scope=seen)
    assert [(line.unit, line.net, line.note) for line in card.lines] == [
        ("month", Money("1180.00"), "09.2026"), ("month", Money("1180.00"), "10.2026"),
    ]  # fmt: skip
    assert (card.tax_event_on, card.contract_id) == (date(2026, 10, 31), contract)
    (left,) = billing.to_bill(scope=seen, today=TODAY)
    assert [month.month for month in left.months] == [date(2026, 11, 1)]


def test_a_month_is_billed_once_however_many_ask(house, running, scope):
    client, contract = a_fee(house)
    _, container = running
    engine, start = container.get(Engine), Barrier(6)
    bill = Bill(client_id=client, months=(Month(contract_id=contract, month=date(2026, 10, 1)),))

    def one(_: int) -> str:
        start.wait(60)
        try:
            with as_program(container, engine) as opened:
                opened.get(BillClient)(bill)
            return "done"
        except RuleBroken as refusal:
            return refusal.code

    with ThreadPoolExecutor(6) as pool:
        said = sorted(pool.map(one, range(6)))
    assert said == ["done"] + ["invoice.month_billed"] * 5
    assert scalar(scope, "select count(*) from invoices") == 1


@pytest.mark.parametrize("month", [date(2026, 8, 1), date(2027, 1, 1)])
def test_a_month_without_the_fee_or_ahead_is_refused(house, scope, month):
    client, contract = a_fee(house)
    with pytest.raises(RuleBroken) as refusal:
        scope.get(BillClient)(Bill(client_id=client, months=(Month(contract_id=contract, month=month),)))
    assert refusal.value.code in ("invoice.no_fee", "invoice.month_ahead")


def test_a_contract_that_ended_is_billed_to_its_last_month(house, billing, seen):
    a_fee(house, ends_on=date(2026, 10, 15))
    (waiting,) = billing.to_bill(scope=seen, today=TODAY)
    assert [(month.month, month.net) for month in waiting.months] == [
        (date(2026, 9, 1), Money(1180)), (date(2026, 10, 1), Money("532.90")),
    ]  # fmt: skip


def test_the_term_of_the_contract_is_the_term_of_its_invoice(house, scope, billing, seen):
    client, contract = a_fee(house, terms=Terms(payment_days=21))
    draft = scope.get(BillClient)(
        Bill(client_id=client, months=(Month(contract_id=contract, month=date(2026, 10, 1)),))
    )
    scope.get(IssueInvoice)(Issue(invoice_id=draft))
    assert billing.card(draft, scope=seen).due_on == date(2026, 12, 15)


def test_one_click_drafts_everything_that_is_over(client, house, scope, billing, seen):
    one, _ = a_fee(house)
    answer = client.post("/invoices/to-bill", data={"client_ids": str(one)})
    assert answer.status_code == 303
    (left,) = billing.to_bill(scope=seen, today=TODAY)
    assert [month.month for month in left.months] == [date(2026, 11, 1)]
    page = client.get(f"/invoices/to-bill/{one}").text
    assert "още тече" in page


def test_the_api_bills_a_month(api, house):
    client, contract = a_fee(house)
    body = {"client_id": client, "months": [{"contract_id": contract, "month": "2026-11"}]}
    made = api.post("/invoices", body)
    assert (made.status_code, made.json()["total"]) == (201, "1416.00")
    again = api.post("/invoices", body)
    assert (again.status_code, again.json()["code"]) == (422, "invoice.month_billed")
    assert api.get("/invoices/to-bill").json()[0]["months"][0]["month"] == "2026-09-01"
