"""In Chromium: a contract written by hand lives – signed, changed by an annex, resting, indexed, ended with notice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from sqlalchemy import Engine

from cleaning.domain.shared.ids import ContractId
from cleaning.domain.shared.money import Money
from tests.agreements import Agreements, on
from tests.app import SetClock, TestPeople, add_branch, as_program
from tests.browser import served, watched

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def office(server, browser: Browser) -> Iterator[tuple[Page, Agreements, SetClock]]:
    clock = SetClock()
    with server.database() as url:
        add_branch(url, "София")
        opened = served(url, TestPeople(clock))
        with opened as (address, container), as_program(container, container.get(Engine)) as scope:
            house = Agreements(scope)
            context = browser.new_context(base_url=address, locale="bg-BG", timezone_id="Europe/Sofia")
            context.set_default_timeout(8000)
            context.add_cookies([{"name": "session", "value": "owner", "url": address}])
            page = context.new_page()
            complaints = watched(page)
            yield page, house, clock
            context.close()
            assert [text for text in complaints if "status of 4" not in text] == []


def line(page: Page, number: int, service: str, place: str, price: str) -> None:
    row = page.locator("table[data-rows=line] tbody tr").nth(number)
    box = row.get_by_role("combobox", name="Услуга")
    box.fill(service)
    page.get_by_role("option", name=service).click()
    row.get_by_label("Обект").select_option(label=place)
    row.get_by_label("Цена, €").fill(price)


def keep_index(page: Page) -> None:
    """The index prices follow, and what it did till November 2027."""
    page.goto("/settings/indexes")
    page.get_by_label("Име").fill("Индекс на потребителските цени")
    page.get_by_label("Код").fill("cpi")
    page.get_by_role("button", name="Добави индекса").click()
    page.locator("form[action$='/values']").get_by_label("Ден").fill("2027-11-30")
    page.locator("form[action$='/values']").get_by_label("Стойност").fill("4,5")
    page.get_by_role("button", name="Запиши стойността").click()
    expect(page.locator("#indexes")).to_contain_text("4,50")


def prices(house: Agreements, day: date) -> set[Money]:
    return {one.price for one in house.sales.contract_lines(ContractId(1)) if one.in_force(day)}


def pages(page: Page, address: str | None) -> str:
    """The words of a paper behind a link."""
    answer = page.request.get(address or "")
    assert answer.headers["content-type"] == "application/pdf"
    return " ".join(" ".join(part.extract_text() for part in PdfReader(BytesIO(answer.body())).pages).split())


def test_from_the_first_draft_to_the_notice(office):
    page, house, clock = office
    keep_index(page)
    page.goto(f"/contracts/new?client_id={house.client}")
    page.get_by_label("Предмет").fill("Офис и магазин")
    page.get_by_label("Начало").fill("2026-12-01")
    page.get_by_label("Срок", exact=True).fill("36")
    line(page, 0, "Ежедневно почистване на офис", "Офис Оборище", "300")
    page.get_by_role("button", name="Добави услуга").click()
    line(page, 1, "Прозорци", "Магазин Витоша", "120")
    page.locator("#f-index").select_option("cpi")
    page.get_by_role("button", name="Запази черновата").click()
    expect(page.locator("main")).to_contain_text("без номер")

    page.get_by_role("button", name="Подписан е").click()
    page.get_by_role("dialog").get_by_role("button", name="В сила").click()
    expect(page.locator("main")).to_contain_text("Д000001")
    expect(page.locator("#lines")).to_contain_text("420,00")
    contract = page.url

    page.get_by_role("link", name="Анекс").click()
    page.get_by_label("В сила от").fill("2027-03-15")
    page.locator("[name=reason]").fill("По-голям офис")
    page.locator("table[data-rows=line] tbody tr").first.get_by_label("Цена, €").fill("380")
    page.get_by_role("button", name="Направи анекса").click()
    expect(page).to_have_url(contract)
    expect(page.locator("#over-time")).to_contain_text("По-голям офис")
    assert prices(house, date(2027, 3, 14)) == {Money(300), Money(120)}
    assert prices(house, date(2027, 3, 15)) == {Money(380), Money(120)}

    page.get_by_role("button", name="Спри временно").first.click()
    resting = page.get_by_role("dialog")
    resting.get_by_label("Първи ден на спирането").fill("2027-07-01")
    resting.get_by_label("Първи ден отново с работа").fill("2027-08-01")
    resting.get_by_label("Защо").fill("Лятна ваканция")
    resting.get_by_role("button", name="Спри временно").click()
    expect(page.locator("#over-time")).to_contain_text("Лятна ваканция")

    on(clock, date(2027, 12, 10))
    page.goto("/contracts/indexation?month=2028-01")
    row = page.locator("#due-list tbody tr")
    expect(row).to_contain_text("500,00")
    expect(row).to_contain_text("522,50")
    assert prices(house, date(2028, 1, 1)) == {Money(380), Money(120)}  # seen, not done
    row.get_by_role("checkbox").check()
    page.get_by_role("button", name="Направи анексите").click()
    expect(row).not_to_contain_text("522,50")
    assert prices(house, date(2028, 1, 1)) == {Money("397.10"), Money("125.40")}
    page.goto(contract)
    letter = page.get_by_role("link", name="писмо до клиента").get_attribute("href")
    said = pages(page, letter)
    assert "4,5 %" in said
    assert "промяната на Индекс на потребителските цени, но не по-малко от 0 %. " in said
    assert "Прозорци" in said
    assert "522,50" in said

    page.get_by_role("button", name="Предизвестие").click()
    ending = page.get_by_role("dialog")
    ending.get_by_label("Първи ден без работа").fill("2027-12-12")  # sooner than thirty days
    ending.get_by_label("Защо").fill("Местят се в Пловдив")
    ending.get_by_role("button", name="Запиши предизвестието").click()
    again = page.locator("dialog#ending[open]")
    expect(again.locator("[name=reason]")).to_have_value("Местят се в Пловдив")
    expect(again.locator("[aria-invalid=true]")).to_have_attribute("name", "ends_on")
    again.get_by_label("Първи ден без работа").fill("2028-02-01")
    again.get_by_role("button", name="Запиши предизвестието").click()
    expect(page.locator("#over-time")).to_contain_text("Местят се в Пловдив")
    expect(page.locator("main")).to_contain_text("01.02.2028")
    assert house.card(ContractId(1)).ends_on == date(2028, 2, 1)
