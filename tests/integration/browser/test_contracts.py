"""A newcomer comes from Today to a client with two premises and a contract; every key and click is counted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from dishka import Container
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Engine

from tests.app import SetClock, TestPeople, add_branch, as_program
from tests.browser import served, watched
from tests.offers import a_service

pytestmark = pytest.mark.browser
MOST_KEYS, MOST_CLICKS = 150, 2
"""What docs/newcomer.md says about us."""


class Hands:
    """Presses and types as a person does, and counts it."""

    def __init__(self, page: Page) -> None:
        self.page, self.keys, self.clicks = page, 0, 0

    def type(self, text: str, then: str = "Tab") -> None:
        self.page.keyboard.type(text)
        self.page.keyboard.press(then)
        self.keys += len(text) + 1

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(key)
        self.keys += times

    def choose(self, text: str) -> None:
        """From a list that searches while one types."""
        self.page.keyboard.type(text)
        expect(self.page.locator("[role=listbox]:visible [role=option]").first).to_be_visible()
        self.page.keyboard.press("Enter")
        self.page.keyboard.press("Tab")
        self.keys += len(text) + 2

    def click(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).click()
        self.clicks += 1


@pytest.fixture
def office(server, browser: Browser) -> Iterator[tuple[Page, Container]]:
    with server.database() as url:
        add_branch(url, "София")
        opened = served(url, TestPeople(SetClock()))
        with opened as (address, container), as_program(container, container.get(Engine)) as scope:
            a_service(scope)
            a_service(scope, code="ПР-01", name_bg="Миене на прозорци")
            context = browser.new_context(base_url=address, locale="bg-BG")
            context.add_cookies([{"name": "session", "value": "owner", "url": address}])
            page = context.new_page()
            complaints = watched(page)
            yield page, scope
            context.close()
            assert [text for text in complaints if "status of 4" not in text] == []


def test_client_two_premises_and_a_contract_in_one_go(office):
    page, _ = office
    page.goto("/")
    hands = Hands(page)
    hands.click("Клиенти")
    hands.click("Нов клиент с договор")
    expect(page.locator("[name=legal_name]")).to_be_focused()

    hands.type("„Бриз“ ЕООД")
    hands.type("123456786")
    hands.type("0888412037")
    hands.press("Tab")  # past the button that adds rows
    for place, street, area, service, price in (
        ("Офис", "ул. „Шипка“ 3", "200", "ежед", "450"), ("Склад", "бул. „Рожен“ 16", "600", "проз", "120"),
    ):  # fmt: skip
        hands.type(place)
        hands.type(street)
        hands.type(area)
        hands.choose(service)
        hands.press("Tab")  # twice a week will do
        hands.type(price)
        hands.press("Tab", 2)  # a month; past the cross
    hands.press("Control+s")

    page.wait_for_url("**/contracts/1")
    expect(page.locator("#lines")).to_contain_text("Офис")
    expect(page.locator("#lines")).to_contain_text("570,00")
    expect(page.locator("main")).to_contain_text("Д000001")
    expect(page.locator("#contract-work")).to_contain_text("Склад")
    assert hands.clicks <= MOST_CLICKS
    assert hands.keys <= MOST_KEYS


def test_a_refused_rest_keeps_its_dialog_open_with_what_was_typed(office):
    page, _ = office
    page.goto("/contracts/start?kind=individual")
    page.fill("[name=given_name]", "Мария")
    page.fill("[name=family_name]", "Тодорова")
    page.fill("[name=line-0-site]", "Апартамент")
    box = page.get_by_role("combobox", name="Услуга").first
    box.fill("ежед")
    expect(page.locator("[role=listbox]:visible [role=option]").first).to_be_visible()
    box.press("Enter")
    page.get_by_role("button", name="Запиши всичко").click()
    page.wait_for_url("**/contracts/1")

    page.get_by_role("button", name="Спри временно").click()
    dialog = page.locator("dialog#suspension")
    dialog.locator("[name=starts_on]").fill("2026-11-25")
    dialog.locator("[name=reason]").fill("Отпуск")
    dialog.get_by_role("button", name="Спри временно").click()

    again = page.locator("dialog#suspension[open]")
    expect(again).to_contain_text("извън срока")
    expect(again.locator("[name=reason]")).to_have_value("Отпуск")
