"""In Chromium: a stranger asks on the public page, the office moves it by keyboard, a call is noted by one click."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Engine

from tests.app import SetClock, TestPeople, add_branch, as_program
from tests.browser import served, watched
from tests.planning import House

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(server, browser: Browser) -> Iterator[tuple[Page, SetClock, int]]:
    """The owner's browser, the clock, and a client with a phone."""
    with server.database() as url:
        add_branch(url, "София")
        clock = SetClock()
        with (
            served(url, TestPeople(clock)) as (address, container),
            as_program(container, container.get(Engine)) as scope,
        ):
            client_id = House(scope).client(phone="0888 412 037")
            context = browser.new_context(base_url=address, locale="bg-BG")
            context.set_default_timeout(8000)
            page = context.new_page()
            complaints = watched(page)
            yield page, clock, client_id
            context.close()
            assert [text for text in complaints if "status of 4" not in text] == []


def test_from_a_strangers_words_to_a_column_further(desk):
    page, clock, _ = desk
    page.goto("/request")
    page.get_by_label("Име", exact=True).fill("Галина Попова")
    page.get_by_label("Телефон").fill("0884 930 118")
    page.get_by_label("Накратко").fill("След ремонт")
    clock.at = clock.at.replace(minute=clock.at.minute + 1)
    page.get_by_role("button", name="Изпрати запитването").click()
    expect(page.get_by_role("heading", name="Благодарим, получихме запитването Ви")).to_be_visible()

    page.context.add_cookies([{"name": "session", "value": "owner", "domain": "127.0.0.1", "path": "/"}])
    page.goto("/requests/board")
    card = page.get_by_role("link", name="Галина Попова")
    card.focus()
    page.keyboard.press("Alt+ArrowRight")
    expect(page.locator('[data-stage="contacted"]').get_by_role("link", name="Галина Попова")).to_be_visible()


def test_a_call_is_noted_by_one_click_and_told_in_place(desk):
    page, _, client_id = desk
    page.context.add_cookies([{"name": "session", "value": "owner", "domain": "127.0.0.1", "path": "/"}])
    page.goto(f"/clients/{client_id}")
    page.get_by_role("button", name="Обадихме се").click()
    history = page.locator("#history")
    history.get_by_label("Минути").fill("4")
    history.get_by_label("Резултат").select_option("agreed")
    history.get_by_label("Какво се каза").fill("Съгласни са с новата цена")
    history.locator(".correction").get_by_role("button").click()
    expect(history).to_contain_text("4 мин, съгласи се")
    expect(history).to_contain_text("Съгласни са с новата цена")
