"""The box at the top finds what the viewer may see, and nothing else."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import Engine

from cleaning.application.billing.draft_invoice import DraftInvoice, InvoiceDraft
from cleaning.application.billing.issue_invoice import Issue, IssueInvoice
from cleaning.application.clients.add_client import AddClient
from cleaning.application.clients.commands import NewClient
from cleaning.application.purchasing.add_supplier import AddSupplier
from cleaning.application.workforce.hire_employee import HireEmployee
from cleaning.domain.billing.values import Item
from cleaning.domain.clients.values import ClientKind
from cleaning.domain.purchasing.supplier import SupplierDetails
from cleaning.domain.shared.money import UnitCost
from cleaning.domain.workforce.employee import EmployeeDetails
from tests import offers
from tests.app import branches
from tests.counting import counted
from tests.planning import House

HTMX = {"HX-Request": "true", "HX-Target": "found"}


@pytest.fixture
def hired(running, scope):
    (branch, _), *_ = branches(running[1].get(Engine))
    return scope.get(HireEmployee)(branch, EmployeeDetails(name="Росица Илиева", hired_on=date(2024, 3, 1)))


def found(client, text):
    return client.get("/search", params={"q": text}, headers=HTMX).text


def test_a_person_is_found_by_a_fragment_and_leads_to_their_page(client, hired):
    assert f'href="/employees/{hired}"' in found(client, "росиц")


def test_whoever_may_not_see_a_kind_of_record_does_not_find_it(client, hired):
    client.as_("storekeeper")

    assert "Росица" not in found(client, "росиц")


def test_one_letter_is_no_question_yet(client, hired):
    assert "<a " not in found(client, "р")


def test_nothing_found_is_said(client):
    assert "Нищо не е намерено" in found(client, "няматакъв")


def test_without_a_script_the_answer_is_a_page(client, hired):
    page = client.get("/search", params={"q": "Росица"}).text

    assert "<h1>" in page
    assert "Росица Илиева" in page


def test_signs_of_the_query_language_are_only_text(client):
    for text in ("%", "_%", "' or 1=1 --", "(((", "&|!", "\\"):
        assert client.get("/search", params={"q": text + text}, headers=HTMX).status_code == 200


@pytest.fixture
def client_id(scope, running):
    (branch, _), *_ = branches(running[1].get(Engine))
    return scope.get(AddClient)(
        NewClient(
            branch_id=branch,
            kind=ClientKind.ORGANISATION,
            name="Хотел Панорама",
            legal_name="Алианс Груп ООД",
            eik="175074752",
            phone="+359888123456",
            city="Варна",
            address="бул. Приморски 12",
        )
    )


@pytest.mark.parametrize(
    "typed",
    ["хотел", "ПАНОР", "норам", "panorama", "noram", "hot pan", "алианс", "лианс", "grup", "123456", "0888 12",
     "+359888123456", "175074752", "1750", "приморски", "primorski 12"],
)  # fmt: skip
def test_a_client_is_found_by_any_fragment_in_either_alphabet(client, client_id, typed):
    assert f'href="/clients/{client_id}"' in found(client, typed)


@pytest.mark.parametrize("typed", ["рно", "zzz", "654321", "xор"])
def test_what_is_nowhere_in_it_does_not_find_it(client, client_id, typed):
    assert "Панорама" not in found(client, typed)


def test_beginnings_come_without_what_only_contains_them_when_there_are_enough(client, scope, running, client_id):
    (branch, _), *_ = branches(running[1].get(Engine))
    for number in range(9):
        name = f"Норамекс {number}"
        scope.get(AddClient)(NewClient(branch_id=branch, kind=ClientKind.ORGANISATION, legal_name=name))
    assert "Панорама" not in found(client, "норам")


@pytest.mark.parametrize(
    ("typed", "kinds"), [("ив", 4), ("иван", 6), ("0888123456", 3), ("175074752", 3), ("1000", 3), ("Д000012", 4)]
)
def test_only_kinds_that_may_look_so_are_asked_once_each(client, running, typed, kinds):
    found(client, typed)
    with counted(running[1].get(Engine)) as sent:
        found(client, typed)
    assert len([one for one in sent if not one.lower().startswith("select branches.id")]) == kinds, sent


@pytest.mark.parametrize("typed", ["0000000001", "01", "000001"])
def test_a_document_is_found_by_its_number(client, scope, client_id, typed):
    line = Item(description="Почистване", unit="m2", quantity=Decimal(120), unit_price=UnitCost("0.35"))
    invoice = scope.get(DraftInvoice)(InvoiceDraft(client_id=client_id, items=(line,)))
    number = scope.get(IssueInvoice)(Issue(invoice_id=invoice))
    page = found(client, typed)
    assert (number, f'href="/invoices/{invoice}"' in page) == ("0000000001", True)


@pytest.mark.parametrize("typed", ["басейн", "BASEYN", "base", "sauna i bas"])
def test_an_offer_and_a_contract_are_found_by_words_of_their_titles(client, scope, typed):
    house = House(scope)
    of = house.client("Морска гара ЕООД")
    line = offers.a_line(house.premises(of), house.service())
    quote = offers.a_draft(scope, of, line, title="Сауна и басейн, лято")
    page = found(client, typed)
    assert f'href="/quotes/{quote}"' in page
    assert "Сауна и басейн, лято" in page
    assert "/quotes/" not in found(client, "джакузи")
    assert "Сауна" not in found(client.as_("storekeeper"), typed)


@pytest.mark.parametrize("typed", ["чист свят", "chist", "СВЯТ", "svyat"])
def test_a_supplier_is_found_in_either_alphabet(client, scope, typed):
    supplier = scope.get(AddSupplier)(SupplierDetails(name="Чист свят ООД"))
    assert f'href="/suppliers/{supplier}"' in found(client, typed)
    assert "Чист свят" in client.get("/suppliers", params={"q": typed}).text


@pytest.mark.parametrize("typed", ["ул. роза", "roza 5", "Lyulin", "люл"])
def test_a_place_is_found_by_its_address_in_either_alphabet(client, api, scope, typed):
    said = {"client_id": House(scope).client(), "name": "Офис", "street": "ул. „Роза“ 5", "district": "ж.к. Люлин 3"}
    place = api.post("/premises", said).json()["id"]
    assert f'href="/premises/{place}"' in found(client, typed)
