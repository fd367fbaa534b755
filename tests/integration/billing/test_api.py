"""Invoices, payments and the books as programs see them; the figures are those of every other face."""

import pytest

from cleaning.domain.treasury.values import DeskKind
from tests.money import a_client, a_desk
from tests.papers import text_of

LINE = {"description": "Почистване на офис", "quantity": "3", "unit_price": "3.33", "unit": "visit"}


@pytest.fixture
def customer(scope):
    return a_client(scope, legal_name="„Мегаплан“ АД", payment_days=10)


def draft(api, customer, **changes):
    return api.post("/invoices", {"client_id": customer, "lines": [LINE], **changes})


def issued(api, customer, **changes):
    made = draft(api, customer, **changes).json()
    return api.post(f"/invoices/{made['id']}/issue").json()


def test_an_invoice_from_lines_to_paper(api, customer):
    made = draft(api, customer)
    assert made.status_code == 201
    assert (made.json()["net"], made.json()["vat"], made.json()["total"]) == ("9.99", "2.00", "11.99")
    answer = api.post(f"/invoices/{made.json()['id']}/issue", {"version": made.json()["version"]})
    assert answer.status_code == 200
    assert (answer.json()["number"], answer.json()["stage"], answer.json()["due_on"]) == (
        "0000000001", "issued", "2026-12-04",
    )  # fmt: skip
    paper = api.get(f"/invoices/{made.json()['id']}/pdf")
    assert paper.headers["content-type"] == "application/pdf"
    assert paper.content.startswith(b"%PDF")
    assert api.get(f"/invoices/{made.json()['id']}/pdf").content == paper.content


def test_one_document_has_one_set_of_amounts(api, customer):
    card = issued(api, customer)
    (row,) = api.get("/invoices").json()["rows"]
    balance = {one["code"]: one["closing"] for one in api.get("/ledger/trial-balance").json()["rows"]}
    statement = api.get(f"/clients/{customer}/statement").json()
    vat = api.get("/ledger/vat/2026-11").json()
    assert (
        (row["net"], row["vat"], row["total"]) == (card["net"], card["vat"], card["total"]) == ("9.99", "2.00", "11.99")
    )
    assert balance == {"411": "11.99", "703": "-9.99", "4532": "-2.00"}
    assert statement["closing"] == "11.99"
    printed = text_of(api.get(f"/invoices/{card['id']}/pdf").content)
    assert all(amount in printed for amount in ("9,99", "2,00", "11,99"))
    assert (vat["sales"], vat["documents"][0]["vat"]) == ("2.00", "2.00")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"lines": [LINE | {"quantity": "0"}]}, "invoice.quantity_not_positive"),
        ({"lines": [LINE | {"quantity": "-1"}]}, "invoice.quantity_not_positive"),
        ({"lines": [LINE | {"unit_price": "-0.01"}]}, "invoice.price_negative"),
        ({"lines": [LINE | {"discount": "101"}]}, "invoice.discount"),
        ({"lines": [LINE | {"description": "  "}]}, "invoice.line_without_text"),
        ({"lines": [LINE | {"vat_code": "luxury"}]}, "vat.no_rate"),
        ({"lines": [LINE | {"quantity": "1e12"}]}, "number.too_large"),
        ({"lines": [LINE | {"quantity": "99999", "unit_price": "99999"}]}, "invoice.too_large"),
        ({"lines": [LINE | {"service_id": 999}]}, "service.unknown"),
        ({"tax_event_on": "2026-11-20", "due_on": "2026-11-01"}, "invoice.due_before_event"),
        ({"visit_ids": [1]}, "invoice.lines_or_visits"),
    ],
)
def test_a_wrong_draft_is_refused_and_nothing_is_kept(api, customer, change, code):
    answer = draft(api, customer, **change)
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert answer.json()["title"] != code
    assert api.get("/invoices").json()["rows"] == []


def test_an_unknown_client_is_not_found(api):
    assert draft(api, 999).status_code == 404


def test_issuing_an_empty_or_issued_document_is_refused(api, customer):
    empty = api.post("/invoices", {"client_id": customer}).json()
    answer = api.post(f"/invoices/{empty['id']}/issue")
    assert (answer.status_code, answer.json()["code"]) == (422, "invoice.empty")
    card = issued(api, customer)
    again = api.post(f"/invoices/{card['id']}/issue")
    assert (again.status_code, again.json()["code"]) == (422, "invoice.already_issued")


def test_the_same_key_issues_once(api, customer):
    made = draft(api, customer).json()
    first = api.post(f"/invoices/{made['id']}/issue", {}, key="one")
    second = api.post(f"/invoices/{made['id']}/issue", {}, key="one")
    assert first.json() == second.json()
    assert second.headers["Idempotent-Replay"] == "true"


def test_a_draft_is_changed_by_its_version_and_thrown_away(api, customer):
    made = draft(api, customer).json()
    change = {"version": made["version"], "lines": [LINE | {"quantity": "1"}]}
    changed = api.patch(f"/invoices/{made['id']}", change)
    assert (changed.status_code, changed.json()["total"]) == (200, "4.00")
    assert api.patch(f"/invoices/{made['id']}", change).status_code == 409
    assert api.delete(f"/invoices/{made['id']}").status_code == 204
    assert api.get(f"/invoices/{made['id']}").status_code == 404


def test_a_credit_note_mirrors_and_an_annulled_document_counts_nothing(api, customer):
    card = issued(api, customer)
    note = api.post(f"/invoices/{card['id']}/credit", {"ground": "Отказ"})
    assert (note.status_code, note.json()["total"], note.json()["kind"]) == (201, "-11.99", "credit")
    api.post(f"/invoices/{note.json()['id']}/issue")
    wrong = issued(api, customer)
    annulled = api.post(f"/invoices/{wrong['id']}/annulment", {"ground": "Сгрешен получател"})
    assert annulled.json()["stage"] == "annulled"
    assert api.get("/ledger/trial-balance").json()["closing"] == "0.00"
    assert api.get(f"/clients/{customer}/statement").json()["closing"] == "0.00"


def test_paying_more_than_is_owed_becomes_credit_and_says_so(api, scope, customer):
    issued(api, customer)
    desk = a_desk(scope)
    paid = api.post("/payments", {"desk_id": desk, "client_id": customer, "amount": "20.00"})
    assert paid.status_code == 201
    assert (paid.json()["allocated"], paid.json()["advance"]) == ("11.99", "8.01")
    assert [one["number"] for one in paid.json()["payment"]["allocations"]] == ["0000000001"]
    assert api.get("/desks").json()[0]["balance"] == "20.00"
    assert api.get("/debts").json() == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"amount": "0"}, "payment.not_positive"),
        ({"amount": "1.001"}, "money.cents"),
        ({"amount": "99999999999"}, "number.too_large"),
        ({"paid_on": "2027-01-01"}, "payment.ahead"),
        ({"invoice_ids": [77]}, "payment.nothing_owed"),
        ({"against": "602"}, "payment.to_whom"),
    ],
)
def test_a_wrong_payment_is_refused(api, scope, customer, change, code):
    known = {"desk_id": a_desk(scope), "client_id": customer, "amount": "1.00"}
    answer = api.post("/payments", known | change)
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert api.get("/payments").json()["rows"] == []


def test_a_cash_desk_that_is_short_says_what_it_has(api, scope):
    desk = a_desk(scope, DeskKind.CASH)
    answer = api.post("/payments", {"desk_id": desk, "against": "602", "amount": "5.00", "note": "Куриер"})
    assert (answer.status_code, answer.json()["code"]) == (422, "desk.cash_short")
    assert answer.json()["facts"]["balance"] == "0.00"


def test_a_payment_is_taken_back_and_money_carried(api, scope, customer):
    cash, bank = a_desk(scope, DeskKind.CASH), a_desk(scope)
    paid = api.post("/payments", {"desk_id": cash, "client_id": customer, "amount": "20.00"}).json()
    moved = api.post("/desks/transfers", {"from_id": cash, "to_id": bank, "amount": "5.00"})
    assert moved.status_code == 201
    assert (
        api.post(f"/payments/{paid['payment']['id']}/reversal", {"reason": "Грешка"}).json()["code"]
        == "desk.cash_short"
    )
    api.post("/desks/transfers", {"from_id": bank, "to_id": cash, "amount": "5.00"})
    back = api.post(f"/payments/{paid['payment']['id']}/reversal", {"reason": "Грешка"})
    assert (back.status_code, back.json()["direction"]) == (201, "out")
    assert [desk["balance"] for desk in api.get("/desks").json()] == ["0.00", "0.00"]


def test_a_month_is_closed_and_takes_nothing_more(api, customer):
    made = draft(api, customer, tax_event_on="2026-10-20").json()
    api.post(f"/invoices/{made['id']}/issue", {"on": "2026-10-21"})
    closed = api.post("/ledger/periods/2026-10/closing")
    assert (closed.status_code, closed.json()[0]["closed_by"] != "") == (200, True)
    late = draft(api, customer, tax_event_on="2026-10-22").json()
    answer = api.post(f"/invoices/{late['id']}/issue")
    assert (answer.status_code, answer.json()["code"]) == (422, "ledger.month_closed")
    opened = api.post("/ledger/periods/2026-10/reopening", {"reason": "Забравена фактура"})
    assert opened.json()[0]["closed_at"] is None
    assert api.post(f"/invoices/{late['id']}/issue").status_code == 200
    assert api.post("/ledger/periods/2026-13/closing").json()["code"] == "date.unreadable"
    assert api.post("/ledger/periods/2026-11/closing").json()["code"] == "ledger.month_running"


def test_an_entry_by_hand_balances_or_is_refused(api):
    lines = [{"account_code": "602", "debit": "10.00"}, {"account_code": "499", "credit": "10.00"}]
    entry = {"branch_id": 1, "on": "2026-11-24", "text": "Наем", "lines": lines}
    made = api.post("/ledger/entries", entry)
    assert (made.status_code, made.json()["total"]) == (201, "10.00")
    refused = {
        "ledger.unbalanced": [lines[0], lines[1] | {"credit": "9.00"}],
        "ledger.too_few_lines": [],
        "ledger.line_one_side": [lines[0] | {"credit": "10.00"}, lines[1]],
        "ledger.account_unknown": [lines[0] | {"account_code": "987"}, lines[1]],
    }
    for code, wrong in refused.items():
        answer = api.post("/ledger/entries", entry | {"lines": wrong})
        assert (answer.status_code, answer.json()["code"]) == (422, code)
    back = api.post(f"/ledger/entries/{made.json()['id']}/reversal", {"reason": "Грешка"})
    assert back.json()["reverses_id"] == made.json()["id"]


def test_who_may_not_see_money_is_told_so(running, scope, customer):
    from tests.app import Api

    crew = Api(running[0], "crew")
    for path in ("/invoices", "/payments", "/desks", "/ledger/trial-balance", f"/clients/{customer}/statement"):
        assert crew.get(path).status_code == 403
    assert draft(crew, customer).status_code == 403
