"""Writing an SMS in Chromium: the counter while typing, Latin letters offered, one message however often one clicks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Engine

from cleaning.application.messaging.queries import MessageQueries
from tests.app import SetClock, TestPeople, add_branch, as_program
from tests.browser import served, watched
from tests.planning import HERE, House

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(server, browser: Browser) -> Iterator[tuple[Page, House, int]]:
    """The owner before the form of a new SMS to a client with a mobile number."""
    with server.database() as url:
        add_branch(url, "София")
        opened = served(url, TestPeople(SetClock()))
        with opened as (address, container), as_program(container, container.get(Engine)) as scope:
            house = House(scope)
            client_id = house.client(phone="0888 412 037")
            context = browser.new_context(base_url=address, locale="bg-BG")
            context.add_cookies([{"name": "session", "value": "owner", "url": address}])
            page = context.new_page()
            complaints = watched(page)
            page.goto(f"/messages/new?client_id={client_id}")
            yield page, house, client_id
            context.close()
            assert [text for text in complaints if "status of 4" not in text] == []


def test_the_counter_follows_and_latin_letters_are_offered(desk):
    page, _, _ = desk
    field = page.get_by_label("Текст")
    field.fill("Утре в 9")
    expect(page.locator("#measured")).to_contain_text("1 SMS")
    field.fill("Я" * 71)
    expect(page.locator("#measured")).to_contain_text("2 SMS")
    expect(page.locator("#measured")).to_contain_text("На латиница е 1 SMS")


def test_two_clicks_write_one_message_and_the_list_shows_it(desk):
    page, house, _ = desk
    page.get_by_label("Текст").fill("Идваме в 10")
    page.get_by_role("button", name="Изпрати").dblclick()
    page.wait_for_url("**/messages?client_id=*")
    expect(page.locator("#message-list tbody")).to_contain_text("Идваме в 10")
    assert len(house.scope.get(MessageQueries).page(HERE).rows) == 1


def test_a_refused_text_keeps_what_was_typed(desk):
    page, _, _ = desk
    page.get_by_label("Текст").fill("Промоция този месец")
    page.get_by_label("Цел").select_option("marketing")
    page.get_by_role("button", name="Изпрати").click()
    expect(page.get_by_role("alert")).to_contain_text("не е дал съгласие")
    expect(page.get_by_label("Текст")).to_have_value("Промоция този месец")
