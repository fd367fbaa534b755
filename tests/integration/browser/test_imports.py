"""In Chromium: a list is brought, a doubted cell corrected where it is doubted, brought in, and taken out again."""

import re

import pytest
from playwright.sync_api import expect
from sqlalchemy import Engine

from cleaning.application.importing.jobs import BringIn
from tests.app import as_program

pytestmark = pytest.mark.browser

LIST = """Клиент;Телефон;Обект;Площ;Бележка
Пекарна Житен клас;08;Магазин;85,5;код на входа 44Ж71
Марин Костов;0885330772;Апартамент;74;
"""


def test_a_doubt_is_corrected_on_the_screen_and_the_import_undone(page, program):
    page.goto("/imports/new")
    page.get_by_label("Файл").set_input_files({"name": "клиенти.csv", "mimeType": "text/csv", "buffer": LIST.encode()})
    page.get_by_role("button", name="Прочети и покажи").click()
    expect(page).to_have_url(re.compile(r"/imports/\d+$"))
    number = int(page.url.rsplit("/", 1)[1])
    doubted = page.get_by_label("Ред 2, Телефон: поправете тук")
    expect(doubted).to_have_value("08")
    expect(page.locator("#doubts")).not_to_contain_text("44Ж71")

    doubted.fill("0887 440 118")
    doubted.press("Tab")
    expect(page.get_by_label("Ред 2, Телефон: поправете тук")).to_have_count(0)
    page.get_by_role("button", name="Внеси").click()
    expect(page.get_by_text("Може да излезете от страницата", exact=False)).to_be_visible()
    with as_program(program, program.get(Engine)) as scope:
        scope.get(BringIn)(import_id=number)
    expect(page.get_by_text("Внесен на", exact=False)).to_be_visible()

    page.goto("/clients?q=Житен")
    expect(page.get_by_role("link", name="Пекарна Житен клас")).to_be_visible()
    page.goto(f"/imports/{number}")
    page.get_by_role("button", name="Отмени вноса").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Отмени вноса").click()
    expect(page.get_by_text("от файла не е останало нищо", exact=False)).to_be_visible()
    page.goto("/clients?q=Житен")
    expect(page.get_by_role("link", name="Пекарна Житен клас")).to_have_count(0)
