"""In Chromium on a phone: a client opens the link of an offer, chooses, says yes with a name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from dishka import Container
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Engine

from cleaning.application.sales.queries import SalesQueries
from cleaning.application.sales.send_quote import SendQuote
from cleaning.application.shared.access import Scope
from tests.app import SetClock, TestPeople, add_branch, as_program
from tests.browser import served, watched
from tests.offers import a_client, a_draft, a_line, a_service, some_premises

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(server, browser: Browser) -> Iterator[tuple[Page, Page, Container]]:
    """The office's page, a stranger's phone, and the house behind them."""
    with server.database() as url:
        add_branch(url, "София")
        opened = served(url, TestPeople(SetClock()))
        with opened as (address, container), as_program(container, container.get(Engine)) as scope:
            office = browser.new_context(base_url=address, locale="bg-BG")
            office.add_cookies([{"name": "session", "value": "owner", "url": address}])
            stranger = browser.new_context(
                base_url=address, locale="bg-BG", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
            )
            desk, page = office.new_page(), stranger.new_page()
            complaints = watched(page)
            yield desk, page, scope
            office.close()
            stranger.close()
            assert [text for text in complaints if "status of 4" not in text] == []


def test_a_client_says_yes_on_a_phone(phone):
    desk, page, scope = phone
    who = a_client(scope)
    place, work = some_premises(scope, who), a_service(scope)
    windows = a_service(scope, code="ПР-01", name_bg="Миене на прозорци")
    quote = a_draft(scope, who, a_line(place, work), a_line(place, windows, optional=True, chosen=False))
    scope.get(SendQuote)(quote)
    desk.goto(f"/quotes/{quote}")
    link = desk.get_by_role("textbox", name="Връзка за клиента").input_value()

    page.goto(link[link.index("/offers/") :])
    expect(page.get_by_role("heading", name="Офис „Софтнет“")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_label("Миене на прозорци").check()
    page.get_by_role("button", name="Приемам офертата").tap()
    expect(page.get_by_label("Име и фамилия")).to_be_focused()
    page.keyboard.type("Мария Тодорова")
    page.get_by_role("button", name="Приемам офертата").tap()

    expect(page.locator(".note-line")).to_contain_text("от Мария Тодорова")
    expect(page.get_by_role("button", name="Приемам офертата")).to_have_count(0)
    card = scope.get(SalesQueries).quote(quote, scope=Scope(branch_ids=(1,)))
    assert (card.accepted_by, [line.chosen for line in card.lines]) == ("Мария Тодорова", [True, True])
    desk.reload()
    expect(desk.locator("main")).to_contain_text("Мария Тодорова")
