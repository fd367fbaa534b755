"""In Chromium: an order from the telephone to closed, as dispatcher and bookkeeper see it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Engine

from tests import money
from tests.app import SetClock, TestPeople, add_branch, as_program
from tests.browser import served, watched
from tests.planning import House
from tests.working import finish, send

pytestmark = pytest.mark.browser


@pytest.fixture
def office(server, browser: Browser) -> Iterator[tuple[Page, House, SetClock, int]]:
    clock = SetClock()
    with server.database() as url:
        add_branch(url, "София")
        opened = served(url, TestPeople(clock))
        with opened as (address, container), as_program(container, container.get(Engine)) as scope:
            money.a_company(scope)
            house = House(scope)
            client = house.client(phone="0888 412 037")
            house.premises(client)
            house.service("Основно почистване")
            context = browser.new_context(base_url=address, locale="bg-BG", timezone_id="Europe/Sofia")
            context.add_cookies([{"name": "session", "value": "owner", "url": address}])
            page = context.new_page()
            complaints = watched(page)
            yield page, house, clock, client
            context.close()
            assert [text for text in complaints if "status of 4" not in text] == []


def test_from_the_telephone_to_closed(office):
    page, house, clock, client = office
    page.goto(f"/clients/{client}")
    page.get_by_label("Действия").get_by_role("link", name="Поръчка", exact=True).click()
    page.get_by_role("combobox", name="Услуга").fill("Основно")
    page.get_by_role("option", name="Основно почистване").click()
    page.get_by_label("Количество").first.fill("340")
    page.get_by_label("Ед. цена, €").first.fill("1,50")
    page.get_by_label("Уговорено за").fill("2026-11-24")
    page.get_by_role("textbox", name="Условие").first.fill("Ключ от портиера")
    page.get_by_role("button", name="Запиши поръчката").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Поръчка П-000001")
    expect(page.locator("main")).to_contain_text("510,00 €")

    page.get_by_role("button", name="Насрочи").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Нужно време").fill("90")
    dialog.get_by_role("button", name="Насрочи").click()
    expect(page.locator("#visits")).to_contain_text("още без екип")
    visit = house.visits()[0].id
    send(house, visit, "Ана", "Яна")
    finish(house, clock, visit)
    page.goto("/orders")
    row = page.locator("#order-list tbody tr")
    expect(row).to_contain_text("Готово")
    row.get_by_role("link").click()

    page.get_by_role("button", name="Приета от клиента").click()
    page.get_by_label("Кой прие").fill("Калина Дойчева")
    page.get_by_label("Оценка").select_option("5")
    page.get_by_role("dialog").get_by_role("button", name="Приета").click()
    page.get_by_role("button", name="Приключи").click()
    expect(page.get_by_role("alert")).to_contain_text("непотвърдено задължително условие")
    page.get_by_role("button", name="Потвърди Ключ от портиера").click()
    page.get_by_label("Бележка").fill("по телефона")
    page.get_by_role("dialog").get_by_role("button", name="Потвърди").click()
    expect(page.locator("#conditions")).to_contain_text("по телефона")

    page.get_by_role("button", name="Фактурирай").click()
    expect(page).to_have_url(re.compile("/invoices/"))
    expect(page.locator("main")).to_contain_text("По поръчка П-000001")
    page.get_by_role("link", name="Поръчката").click()
    page.get_by_role("button", name="Приключи").click()
    expect(page.locator("main")).to_contain_text("Приключена")
    assert [one.stage for one in house.visits()] == ["done"]
