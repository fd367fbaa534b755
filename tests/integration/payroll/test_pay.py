"""A finished visit is pay, to the cent, once, in the books and on the screens."""

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from cleaning.application.ledger.queries import LedgerQueries
from cleaning.application.payroll.queries import PayrollQueries
from cleaning.application.payroll.reactions import AccruePay
from cleaning.application.shared.access import Scope
from cleaning.application.shared.ports import Work
from cleaning.application.visits.queries import VisitQueries
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import Money
from cleaning.domain.visits.events import VisitCompleted
from tests.planning import HERE, House
from tests.working import finish, send

NOVEMBER = date(2026, 11, 1)


@pytest.fixture
def house(scope):
    return House(scope)


@pytest.fixture
def paid(house, clock):
    """Today's visit of 100 m² at 0.12 € was finished by three people."""
    house.office()
    visit_id = house.visits()[0].id
    send(house, visit_id, "Росица", "Николай", "Калина")
    finish(house, clock, visit_id)
    return visit_id


def test_the_crew_shares_the_line_to_the_cent_with_its_formula(house, paid):
    rows = house.scope.get(PayrollQueries).of_visit(HERE, paid)
    assert [str(row.amount) for row in rows] == ["4.00", "4.00", "4.00"]
    assert {(str(row.whole), row.quantity, str(row.rate), row.quality) for row in rows} == {
        ("12.00", 100, "0.120000", 1)
    }
    assert {(row.weight, row.weights, row.minutes) for row in rows} == {(95, 285, 95)}


def test_the_month_adds_up_per_employee(house, paid):
    month = house.scope.get(PayrollQueries).month(HERE, NOVEMBER)
    assert [(row.visits, row.minutes, str(row.amount)) for row in month] == [(1, 95, "4.00")] * 3


def test_the_books_know_it_once(house, paid):
    trial = house.scope.get(LedgerQueries).trial_balance(NOVEMBER, date(2026, 11, 30), scope=HERE)
    by_code = {row.code: row for row in trial.rows}
    assert by_code["604"].debit == Money("12.00")
    assert trial.closing == Money.ZERO


def test_the_same_visit_is_never_paid_twice(house, paid, clock):
    card = house.scope.get(VisitQueries).card(paid, HERE)
    again = VisitCompleted(
        visit_id=paid, client_id=card.client_id, premises_id=card.premises_id, branch_id=1, plan_id=card.plan_id,
        contract_id=card.contract_id, premises_name=card.premises_name, at=clock.at,
    )  # fmt: skip
    with pytest.raises(RuleBroken) as refusal, house.scope.get(Work):
        house.scope.get(AccruePay)(again)
    assert refusal.value.code == "pay.already"
    assert len(house.scope.get(PayrollQueries).of_visit(HERE, paid)) == 3


@pytest.mark.parametrize("statement", ["update earnings set amount = 1", "delete from earnings", "truncate earnings"])
def test_what_was_earned_is_kept_for_ever(house, paid, statement):
    session = house.scope.get(Session)
    with pytest.raises(DBAPIError, match="append-only"):
        session.execute(text(statement))
    session.rollback()


def test_who_is_bound_to_themselves_sees_only_their_own(house, paid):
    own = Scope(branch_ids=(1,), employee_id=house.employee("Росица"))
    payroll = house.scope.get(PayrollQueries)
    assert {row.employee_id for row in payroll.of_visit(own, paid)} == {house.employee("Росица")}
    assert payroll.lines(own, house.employee("Николай"), NOVEMBER) == []
    assert payroll.month(Scope(branch_ids=(2,)), NOVEMBER) == []


def test_the_list_and_the_page_show_the_same_sum_and_where_it_came_from(client, house, paid):
    listed = client.get("/pay?month=2026-11")
    assert listed.status_code == 200
    assert "12,00" in listed.text
    page = client.get(f"/pay/{house.employee('Росица')}?month=2026-11")
    assert page.status_code == 200
    for shown in ("100 м²", "0,12 €", "95 от 285 мин", "4,00", f'href="/visits/{paid}"'):
        assert shown in page.text.replace("\u00a0", " ")


def test_the_api_tells_the_same(api, house, paid):
    rows = api.get(f"/earnings?month=2026-11&employee={house.employee('Росица')}").json()["rows"]
    assert [(row["amount"], row["whole"], row["visit_id"]) for row in rows] == [("4.00", "12.00", paid)]


def test_pages_of_the_api_follow_each_other(api, house, paid):
    first = api.get("/earnings?month=2026-11&limit=2").json()
    second = api.get(f"/earnings?month=2026-11&limit=2&after={first['next']}").json()
    ids = [row["id"] for row in first["rows"] + second["rows"]]
    assert len(ids) == len(set(ids)) == 3
    assert second["next"] is None


def test_a_month_nobody_can_read_is_explained(api):
    answer = api.get("/earnings?month=november")
    assert (answer.status_code, answer.json()["code"]) == (422, "month.unreadable")


def test_a_spreadsheet_holds_the_same_figures(client, house, paid):
    answer = client.get("/pay?month=2026-11&kind=csv")
    assert "Росица;1;1,58;4,00" in answer.content.decode("utf-8-sig")
    assert client.get("/pay?month=2026-11&kind=xlsx").content.startswith(b"PK")


def test_a_name_that_looks_like_a_formula_stays_text(client, house, clock):
    house.office()
    visit_id = house.visits()[0].id
    send(house, visit_id, "=HYPERLINK(1)", crew="Липа")
    finish(house, clock, visit_id)
    assert "'=HYPERLINK(1);1;" in client.get("/pay?month=2026-11&kind=csv").content.decode("utf-8-sig")


def test_a_dispatcher_does_not_see_pay(client):
    assert client.as_("dispatcher").get("/pay").status_code == 403
