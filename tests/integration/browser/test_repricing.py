"""In Chromium: new prices for many contracts are simulated, agreed, and taken back to the cent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Engine

from cleaning.domain.sales.values import Per
from cleaning.domain.shared.money import Money
from tests.agreements import Agreements, on
from tests.app import SetClock, TestPeople, add_branch, as_program
from tests.browser import served, watched

pytestmark = pytest.mark.browser


@pytest.fixture
def office(server, browser: Browser) -> Iterator[tuple[Page, Agreements]]:
    clock = SetClock()
    on(clock, date(2026, 12, 10))
    with server.database() as url:
        add_branch(url, "София")
        opened = served(url, TestPeople(clock))
        with opened as (address, container), as_program(container, container.get(Engine)) as scope:
            house = Agreements(scope)
            house.sign()
            house.sign(house.line(price=Money(500)), house.line(premises_id=house.shop, price=Money(40), per=Per.VISIT))
            context = browser.new_context(base_url=address, locale="bg-BG")
            context.add_cookies([{"name": "session", "value": "owner", "url": address}])
            page = context.new_page()
            complaints = watched(page)
            yield page, house
            context.close()
            assert [text for text in complaints if "status of 4" not in text] == []


def test_simulate_apply_and_take_back(office):
    page, house = office
    page.goto("/contracts")
    page.get_by_role("link", name="Промени на цени").click()
    page.get_by_role("link", name="Нови цени по много договори").first.click()
    page.get_by_label("Процент или цел за маржа").fill("10")
    page.get_by_label("В сила от").fill("2027-01-01")
    page.keyboard.press("Enter")

    table = page.locator("#simulated")
    expect(table.get_by_role("checkbox", checked=True)).to_have_count(3)  # two contracts and the one for all
    expect(page.locator("#simulation")).to_contain_text("1 261,33")
    page.locator("tr", has_text="300,00").get_by_role("checkbox").uncheck()
    page.get_by_role("button", name="Направи анексите").click()
    expect(page.get_by_label("Причина, както ще пише")).to_be_focused()  # said before it is sent
    page.keyboard.type("Поскъпнали материали")
    page.keyboard.press("Enter")

    expect(page.locator("#repriced tbody tr")).to_have_count(1)
    expect(page.locator("#repriced")).to_contain_text("931,33")
    first, second = (house.card(number) for number in (1, 2))
    assert (first.monthly, second.monthly) == (Money(300), Money("846.67"))

    page.get_by_role("button", name="Отмени").click()
    page.get_by_role("dialog").get_by_label("Защо").fill("Клиентът възрази")
    page.get_by_role("button", name="Върни предишните цени").click()

    expect(page.locator("#repriced")).to_contain_text("Отменено с анекс № 2")
    on_that_day = [one for one in house.sales.contract_lines(2) if one.in_force(date(2027, 1, 1))]
    assert [one.price for one in on_that_day] == [Money(500), Money(40)]
