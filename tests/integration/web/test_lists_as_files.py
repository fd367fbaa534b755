"""Every list can be taken as a file: with its filter, whole, typed, and nothing in it is ever a formula."""

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest

from cleaning.application.clients.add_client import AddClient
from cleaning.application.clients.commands import NewClient
from cleaning.domain.clients.values import ClientKind
from tests.planning import House

LISTS = (
    "/clients", "/premises", "/quotes", "/contracts", "/services", "/cost-sheets", "/visits", "/items", "/receipts",
    "/suppliers", "/invoices", "/payments", "/employees", "/messages", "/requests",
)  # fmt: skip


def table(answer):
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


@pytest.fixture
def filled(scope):
    house = House(scope)
    house.office()
    add = scope.get(AddClient)
    for number in range(60):
        add(NewClient(kind=ClientKind.INDIVIDUAL, given_name="Мария", family_name=f"Тодорова {number:02d}"))
    add(NewClient(kind=ClientKind.ORGANISATION, legal_name="=cmd|' /C calc'!A0", note="+1"))


def test_a_list_is_whole_and_keeps_its_filter(client, filled):
    assert 'href="/clients?kind=individual&amp;export=xlsx"' in client.get("/clients?kind=individual").text
    people = table(client.get("/clients?kind=individual&export=csv"))
    assert len(people) == 61
    assert "Име" in people[0]
    assert len(table(client.get("/clients?q=todorova 07&export=csv"))) == 2


def test_a_formula_stays_text_and_figures_stay_figures(client, filled):
    rows = table(client.get("/clients?kind=organisation&export=csv"))
    assert any(value.startswith("'=cmd") for row in rows for value in row)

    book = openpyxl.load_workbook(BytesIO(client.get("/clients?kind=organisation&export=xlsx").content))
    cells = [cell for row in book.active.iter_rows(min_row=2) for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert any(cell.value == "=cmd|' /C calc'!A0" for cell in cells)
    assert any(cell.data_type == "n" and cell.value is not None for cell in cells)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_every_list_answers_with_a_file(client, filled, kind):
    for path in LISTS:
        answer = client.get(f"{path}?export={kind}")
        assert answer.status_code == 200, path
        assert "attachment" in answer.headers.get("content-disposition", ""), path


def test_who_may_not_see_a_list_may_not_take_it(client, filled):
    assert client.as_("storekeeper").get("/clients?export=csv").status_code == 403
    assert client.as_("owner").get("/settings/branches?export=csv").headers["content-type"].startswith("text/html")
