"""In Chromium: a list is taken as CSV and as XLSX, the whole company as a zip; nothing in them is ever a formula."""

from __future__ import annotations

import csv
import hashlib
import json
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from dishka import Container
from playwright.sync_api import Page, expect
from sqlalchemy import Engine

from cleaning.application.company.exporting.export_company import MakeExport
from tests.app import as_program
from tests.planning import House

pytestmark = pytest.mark.browser
FORMULA = '=HYPERLINK("http://zlo.example";"виж")'


@pytest.fixture(scope="module")
def clients(program: Container) -> None:
    """Two firms, one of which hopes to be opened in a spreadsheet."""
    with as_program(program, program.get(Engine)) as scope:
        house = House(scope)
        house.client(FORMULA, phone="0888 412 037")
        house.premises(house.client("Пекарна „Житен клас“ ООД"))


def taken(page: Page, link: str) -> Path:
    with page.expect_download() as asked:
        page.get_by_role("link", name=link, exact=True).click()
    return Path(asked.value.path())


def test_a_list_with_its_filter_is_taken_twice_over(page, clients):
    page.goto("/clients")
    page.get_by_label("Име, телефон, ЕИК или адрес").fill("HYPERLINK")
    expect(page.locator("#client-list tbody tr")).to_have_count(1)

    rows = list(csv.reader(StringIO(taken(page, "CSV").read_text("utf-8-sig")), delimiter=";"))
    assert len(rows) == 2  # the head and the one row of the screen
    cells = [cell for row in rows for cell in row]
    assert f"'{FORMULA}" in cells
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))] == []

    named = taken(page, "XLSX")
    sheet = openpyxl.load_workbook(named.rename(named.with_suffix(".xlsx"))).active
    filled = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [cell.value for cell in filled if cell.data_type == "f"] == []
    assert FORMULA in [cell.value for cell in filled]


def test_the_whole_company_is_made_in_the_background_and_its_manifest_holds(page, program, clients):
    page.goto("/settings/export")
    page.get_by_role("button", name="Направи файл").click()
    expect(page.locator("#exports")).to_contain_text("Записва се")
    with as_program(program, program.get(Engine)) as scope:
        scope.get(MakeExport)(export_id=1)
    made = page.locator("#exports a[download]")  # it comes by itself
    expect(made).to_have_count(1)
    with page.expect_download() as asked:
        made.click()

    with ZipFile(asked.value.path()) as archive:
        manifest = json.loads(archive.read("manifest.json"))["files"]
        assert {one["name"] for one in manifest} == set(archive.namelist()) - {"manifest.json"}
        for one in manifest:
            assert hashlib.sha256(archive.read(one["name"])).hexdigest() == one["sha256"]
        held = list(csv.DictReader(StringIO(archive.read("clients.csv").decode())))
    assert sorted(row["name"] for row in held) == sorted([f"'{FORMULA}", "Пекарна „Житен клас“ ООД"])
