"""The report's figures are those of the books, and every number opens what it is made of."""

from datetime import date

import pytest
from sqlalchemy import Engine

from cleaning.application.billing.bill_client import Bill, BillClient
from cleaning.application.billing.issue_invoice import Issue, IssueInvoice
from cleaning.application.ledger.queries import LedgerQueries
from tests.counting import counted
from tests.money import a_company
from tests.planning import HERE, House
from tests.working import finish, send

NOVEMBER = "from=2026-11&to=2026-11"


@pytest.fixture
def earned(scope, clock):
    """A visit of 40.00 net that paid its crew 12.00 was done and billed; the client and the invoice."""
    a_company(scope)
    house = House(scope)
    house.office()
    visit = house.visits()[0]
    send(house, visit.id, "Росица", "Николай", "Калина")
    finish(house, clock, visit.id)
    draft = scope.get(BillClient)(Bill(client_id=visit.client_id, visit_ids=(visit.id,)))
    scope.get(IssueInvoice)(Issue(invoice_id=draft))
    return visit, draft


def plain(text):
    return text.replace("\u00a0", " ")


def test_revenue_and_labour_come_from_the_books(api, scope, earned):
    visit, _ = earned
    report = api.get(f"/reports/margin?{NOVEMBER}").json()
    (client,) = report["clients"]
    assert (client["client_id"], client["name"]) == (visit.client_id, "Софтнет ООД")
    assert client["total"] == {
        "revenue": "40.00", "materials": "0.00", "labour": "12.00", "cost": "12.00", "margin": "28.00",
        "percent": "70.0",
    }  # fmt: skip
    assert report["total"] == client["total"]
    trial = scope.get(LedgerQueries).trial_balance(date(2026, 11, 1), date(2026, 11, 30), scope=HERE)
    by_code = {row.code: row for row in trial.rows}
    assert str(by_code["703"].credit) == report["total"]["revenue"]
    assert str(by_code["604"].debit) == report["total"]["labour"]


def test_months_without_anything_are_there_with_zeros(api, earned):
    months = api.get("/reports/margin?from=2026-09&to=2026-11").json()["months"]
    assert [(one["month"], one["figures"]["revenue"]) for one in months] == [
        ("2026-09-01", "0.00"),
        ("2026-10-01", "0.00"),
        ("2026-11-01", "40.00"),
    ]


def test_the_page_shows_the_same_figures_and_opens_each(client, earned):
    visit, _ = earned
    shown = plain(client.get(f"/reports/margin?{NOVEMBER}").text)
    for figure in ("40,00", "12,00", "28,00", "70,0 %"):
        assert figure in shown
    assert f'href="/reports/margin/{visit.client_id}/revenue?{NOVEMBER.replace("&", "&amp;")}"' in shown


@pytest.mark.parametrize(("measure", "amount"), [("revenue", "40,00 €"), ("labour", "12,00 €")])
def test_behind_a_number_are_the_papers_and_visits(client, earned, measure, amount):
    visit, invoice = earned
    shown = plain(client.get(f"/reports/margin/{visit.client_id}/{measure}?{NOVEMBER}").text)
    assert amount in shown
    assert (f"/invoices/{invoice}" if measure == "revenue" else f"/visits/{visit.id}") in shown


def test_one_client_is_shown_month_by_month(client, earned):
    visit, _ = earned
    shown = plain(client.get(f"/reports/margin?client_id={visit.client_id}&{NOVEMBER}").text)
    assert "ноември 2026" in shown
    assert "Софтнет" in shown


def test_the_files_hold_the_figures(client, earned):
    rows = client.get(f"/reports/margin?{NOVEMBER}&kind=csv").content.decode("utf-8-sig").splitlines()
    assert rows[1] == "Софтнет ООД;01.11.2026;40,00;0,00;12,00;28,00;70,00"
    assert client.get(f"/reports/margin?{NOVEMBER}&kind=xlsx").content.startswith(b"PK")


def test_a_long_list_is_cut_and_the_rest_is_summed_up(client, earned, monkeypatch):
    monkeypatch.setattr("cleaning.web.office.reports.MOST", 0)
    shown = plain(client.get(f"/reports/margin?{NOVEMBER}").text)
    assert "Още 1 клиент" in shown
    assert "40,00" in shown


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("from=2026-11&to=2026-10", "report.months"),
        ("from=2000-01&to=2026-10", "report.too_long"),
        ("from=x", "month.unreadable"),
    ],
)
def test_months_that_make_no_report_are_explained(api, client, query, code):
    answer = api.get(f"/reports/margin?{query}")
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert client.get(f"/reports/margin?{query}").status_code == 422


def test_a_measure_nobody_knows_is_not_found(client, earned):
    assert client.get("/reports/margin/1/happiness").status_code == 404


def test_whoever_may_not_see_margins_does_not(client, earned):
    assert client.as_("dispatcher").get("/reports/margin").status_code == 403
    assert client.as_("storekeeper").get("/reports/margin").status_code == 403


def test_the_page_asks_the_database_little(client, running, earned):
    engine = running[1].get(Engine)
    client.get("/reports/margin")
    with counted(engine) as sent:
        client.get("/reports/margin")
    assert len(sent) <= 6
