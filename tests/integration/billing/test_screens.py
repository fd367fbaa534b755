"""Money on the screen: every page opens, every refusal is said at its place, a document's figures are the same."""

import re
from datetime import date

import pytest

from cleaning.adapters.sql.reads import Reads
from cleaning.domain.treasury.values import DeskKind
from tests.money import a_client, a_desk, a_draft, an_invoice, item, pays


@pytest.fixture
def customer(scope):
    return a_client(scope, legal_name="„Мегаплан“ АД", payment_days=10)


def form_of(client, path):
    """The key of the page's form."""
    return {"key": re.search(r'name="key" value="([^"]+)"', client.get(path).text)[1]}


PAGES = ("/invoices", "/invoices?status=overdue", "/invoices/new", "/invoices/to-bill", "/payments", "/payments/new",
         "/payments/out", "/payments/move", "/desks", "/desks/new", "/ledger", "/ledger/entries",
         "/ledger/entries/new", "/ledger/receivables", "/ledger/receivables?side=payable", "/ledger/vat",
         "/ledger/months")  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_every_page_of_money_opens_before_anything_happened(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert "<h1" in answer.text


@pytest.mark.parametrize("path", PAGES)
def test_every_page_of_money_opens_with_figures(client, scope, customer, path):
    bank = a_desk(scope)
    an_invoice(scope, customer, item("3.33"), item("5.00", vat_code="zero"))
    pays(scope, customer, bank, "20.00")
    assert client.get(path).status_code == 200


def test_pages_of_single_records_open(client, scope, customer):
    bank = a_desk(scope)
    invoice = an_invoice(scope, customer)
    draft = a_draft(scope, customer)
    paid = pays(scope, customer, bank, "200.00")
    for path in (f"/invoices/{invoice}", f"/invoices/{draft}", f"/invoices/{draft}/edit", f"/desks/{bank}",
                 f"/payments/{paid.payment_id}", "/ledger/accounts/411", "/ledger/entries/1",
                 f"/ledger/documents/invoice/{invoice}", f"/clients/{customer}/statement",
                 f"/payments/new?client_id={customer}&invoice_id={invoice}", f"/invoices/to-bill/{customer}",
                 f"/invoices/new?client_id={customer}"):  # fmt: skip
        assert client.get(path).status_code == 200, path
    for path in (f"/invoices/{invoice}/pdf", f"/invoices/{invoice}/pdf?lang=en", f"/clients/{customer}/statement/pdf"):
        assert client.get(path).content.startswith(b"%PDF"), path


def test_records_that_are_not_there_are_not_found(client):
    for path in ("/invoices/99", "/payments/99", "/desks/99", "/ledger/entries/99", "/ledger/accounts/999",
                 "/ledger/documents/invoice/99", "/clients/99/statement"):  # fmt: skip
        assert client.get(path).status_code == 404, path


def test_the_list_shows_what_the_document_says(client, scope, customer):
    invoice = an_invoice(scope, customer, *(item("3.33") for _ in range(3)))
    text = client.get(f"/invoices/{invoice}").text
    listed, document = text.split('id="document"')
    assert "11,99" in listed
    assert all(amount in document for amount in ("9,99", "2,00", "11,99"))


def test_only_the_document_comes_when_a_row_is_chosen(client, scope, customer):
    invoice = an_invoice(scope, customer)
    text = client.get(f"/invoices/{invoice}", headers=client.htmx("document")).text
    assert text.lstrip().startswith('<article class="sheet-paper')
    assert "<h1" not in text


def test_lines_typed_become_a_draft_and_issuing_gives_a_number(client, scope, customer):
    typed = {"client_id": customer, "line-0-description": "Основно почистване", "line-0-quantity": "2",
             "line-0-unit": "visit", "line-0-unit_price": "1 234,50", "line-0-vat_code": "standard",
             "line-1-description": "", "line-1-quantity": "1", "line-1-unit_price": ""}  # fmt: skip
    answer = client.post("/invoices", data=typed | form_of(client, "/invoices/new"))
    assert answer.status_code == 303
    page = client.get(answer.headers["location"]).text
    assert "2\u00a0962,80" in page
    assert "без №" in page
    issued = client.post(answer.headers["location"] + "/issue", data={"version": "1"} | form_of(client, "/invoices/1"))
    assert issued.status_code == 303
    assert "0000000001" in client.get(issued.headers["location"]).text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"line-0-quantity": "-2"}, "Количеството трябва да е повече от нула."),
        ({"line-0-quantity": "много"}, "не е число"),
        ({"line-0-unit_price": "-1"}, "Цената не може да е отрицателна"),
        ({"line-0-discount": "120"}, "Отстъпката е от 0 до 100"),
        ({"client_id": ""}, "Попълнете това поле."),
        ({"due_on": "2026-11-01", "tax_event_on": "2026-11-20"}, "преди данъчното събитие"),
    ],
)
def test_what_is_wrong_with_a_draft_is_said_and_nothing_typed_is_lost(client, customer, change, said):
    typed = {"client_id": customer, "line-0-description": "Прозорци", "line-0-quantity": "1",
             "line-0-unit_price": "10,00", "line-0-unit": "visit", "line-0-vat_code": "standard"}  # fmt: skip
    answer = client.post("/invoices", data=typed | change | form_of(client, "/invoices/new"))
    assert answer.status_code == 422
    assert said in answer.text
    assert 'value="Прозорци"' in answer.text


def test_the_sums_follow_what_is_typed(client):
    typed = {f"line-{row}-{name}": value for row in range(3) for name, value in
             (("quantity", "1"), ("unit_price", "3,33"), ("vat_code", "standard"))}  # fmt: skip
    text = client.post("/invoices/totals", data=typed).text
    assert all(amount in text for amount in ("9,99", "2,00", "11,99"))


def test_an_empty_draft_is_not_issued_and_the_page_says_why(client, scope, customer):
    draft = a_draft(scope, customer, items=())
    answer = client.post(f"/invoices/{draft}/issue", data={"version": "1"})
    assert answer.status_code == 422
    assert "Черновата няма редове" in answer.text


def test_a_stale_draft_is_not_issued(client, scope, customer):
    draft = a_draft(scope, customer)
    answer = client.post(f"/invoices/{draft}/issue", data={"version": "7"})
    assert answer.status_code == 422
    assert "без №" in answer.text


def test_a_second_click_on_issue_does_nothing_more(client, scope, customer):
    draft = a_draft(scope, customer)
    key = form_of(client, f"/invoices/{draft}")
    first = client.post(f"/invoices/{draft}/issue", data={"version": "1"} | key)
    second = client.post(f"/invoices/{draft}/issue", data={"version": "1"} | key)
    assert (first.status_code, second.status_code) == (303, 303)
    assert len(client.get("/ledger/entries").text.split("Фактура 0000000001")) == 2


def test_more_than_is_owed_is_taken_and_said(client, scope, customer):
    bank = a_desk(scope)
    an_invoice(scope, customer)
    typed = {"client_id": customer, "desk_id": bank, "amount": "150,00", "paid_on": "2026-11-24"}
    answer = client.post("/payments", data=typed | form_of(client, "/payments/new"))
    assert answer.status_code == 303
    text = client.get(answer.headers["location"]).text
    assert "остатъкът е аванс на клиента" in text
    assert "30,00" in text


def test_a_cash_desk_that_is_short_says_so_at_the_amount(client, scope):
    cash = a_desk(scope, DeskKind.CASH)
    typed = {"desk_id": cash, "amount": "5,00", "against": "602", "note": "Куриер"}
    answer = client.post("/payments/out", data=typed | form_of(client, "/payments/out"))
    assert answer.status_code == 422
    assert "В касата има 0,00" in answer.text


def test_a_month_is_closed_on_its_page_and_refuses_after(client, scope, customer):
    an_invoice(scope, customer, on=date(2026, 10, 5))
    assert client.post("/ledger/months/2026-10/closing").status_code == 303
    assert "Приключен на" in client.get("/ledger/months").text
    draft = a_draft(scope, customer, tax_event_on=date(2026, 10, 6))
    answer = client.post(f"/invoices/{draft}/issue", data={"version": "1"})
    assert answer.status_code == 422
    assert "Месецът е приключен" in answer.text


def test_the_books_are_not_for_the_dispatcher(client):
    for path in ("/ledger", "/invoices", "/payments", "/desks"):
        assert client.as_("dispatcher").get(path).status_code == 403


@pytest.mark.parametrize("path", ["/invoices", "/payments", "/ledger/entries", "/ledger/accounts/411", "/desks/1"])
def test_a_list_asks_the_database_ten_times_at_most(client, scope, customer, path, monkeypatch):
    a_desk(scope)
    for _ in range(5):
        an_invoice(scope, customer)
    counts = []
    original = Reads.run
    monkeypatch.setattr(Reads, "run", lambda *given: counts.append(1) or original(*given))
    assert client.get(path).status_code == 200
    assert 0 < len(counts) <= 10
