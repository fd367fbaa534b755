"""In Chromium: what passes between us and a client is noted on the card, promised, found on Today, and found again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from dishka import Container
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Engine

from cleaning.application.clients.log_interaction import LogInteraction, NewInteraction
from cleaning.application.shared.ports import Work
from cleaning.domain.shared.ids import ClientId
from tests.app import SetClock, TestPeople, add_branch, as_program
from tests.browser import served, watched
from tests.planning import House

pytestmark = pytest.mark.browser
NOTES = 70
"""More than a card shows at once."""


@pytest.fixture(scope="module")
def company(server) -> Iterator[tuple[str, int]]:
    """A client about whom something was written on each of the last seventy days, not by the owner."""
    clock = SetClock()
    with server.database() as url:
        add_branch(url, "София")
        opened = served(url, TestPeople(clock))
        with opened as (address, container), as_program(container, container.get(Engine)) as scope:
            client = House(scope).client("Пекарна „Житен клас“ ООД", phone="0888 412 037")
            written(scope, client, clock)
            yield address, client


def written(scope: Container, client: int, clock: SetClock) -> None:
    log = scope.get(LogInteraction)
    with scope.get(Work):
        for day in range(1, NOTES + 1):
            kind, text = ("meeting", f"Среща {day}") if day % 10 == 0 else ("note", f"Бележка {day}")
            log(NewInteraction(client_id=ClientId(client), kind=kind, text=text, at=clock.now() - timedelta(days=day)))


@pytest.fixture
def card(browser: Browser, company: tuple[str, int]) -> Iterator[Page]:
    address, client = company
    context = browser.new_context(base_url=address, locale="bg-BG", viewport={"width": 1440, "height": 900})
    context.set_default_timeout(8000)
    context.add_cookies([{"name": "session", "value": "owner", "url": address}])
    page = context.new_page()
    complaints = watched(page)
    page.goto(f"/clients/{client}")
    yield page
    context.close()
    assert [text for text in complaints if "status of 4" not in text] == []


def test_a_call_is_one_click_and_what_was_promised_comes_to_today_and_is_finished_there(card):
    history = card.locator("#history")
    card.get_by_role("button", name="Обадиха се").click()
    history.get_by_label("Минути").fill("7")
    history.get_by_label("Резултат").select_option("agreed")
    history.locator(".correction:visible").get_by_role("button").click()
    expect(history).to_contain_text("7 мин, съгласи се")

    history.get_by_label("Бележка, разговор или желание").fill("Питат за прозорците")
    history.get_by_text("Вид и напомняне").click()
    history.locator("#say").get_by_label("Вид").select_option("meeting")
    history.get_by_label("Напомни на").fill("2026-11-24")
    history.get_by_label("Какво да се направи").fill("Изпрати оферта за прозорци")
    history.get_by_role("button", name="Запиши").click()
    expect(history).to_contain_text("Изпрати оферта за прозорци до 24.11.2026")

    client = card.url
    card.goto("/")
    promised = card.locator("li", has_text="Изпрати оферта за прозорци")
    expect(promised).to_contain_text("Пекарна „Житен клас“")
    promised.get_by_role("button", name="Готово").click()
    expect(card.locator("h1")).to_contain_text("Днес")
    expect(promised).to_have_count(0)
    card.goto(client)
    expect(history.locator("li", has_text="Питат за прозорците").locator(".ok").first).to_have_text("готово")


def test_the_history_is_narrowed_by_kind_person_and_days_and_read_on_by_scrolling(card):
    lines = card.locator("#history .said")
    expect(lines.filter(has_text="Бележка 1").first).to_be_visible()
    for _ in range(NOTES):
        if lines.filter(has_text="Среща 70").count():
            break
        more = card.locator("#history .more-events")
        with card.expect_response(lambda answer: "/history?" in answer.url):
            more.scroll_into_view_if_needed()
    expect(lines.filter(has_text="Среща 70")).to_have_count(1)
    told = lines.filter(has_text="Бележка").all_inner_texts() + lines.filter(has_text="Среща").all_inner_texts()
    assert len(told) == len(set(told)) == NOTES  # nothing twice, nothing left out where one stretch meets the next

    card.get_by_text("Какво, от кого и кога").click()
    narrow = card.get_by_role("search", name="Стесни историята")
    narrow.get_by_label("Всякакъв вид").select_option("meeting")
    expect(lines.filter(has_text="Бележка")).to_have_count(0)
    expect(lines.filter(has_text="Среща")).to_have_count(NOTES // 10)
    narrow.get_by_label("От", exact=True).fill("2026-10-25")
    expect(lines.filter(has_text="Среща")).to_have_count(3)
    narrow.get_by_label("до", exact=True).fill("2026-11-10")
    expect(lines.filter(has_text="Среща")).to_have_count(2)
    narrow.get_by_label("Всички хора").select_option("Проба owner")
    expect(card.locator("#history")).to_contain_text("Няма нищо с тези условия")
    assert "actor=" in card.url
    card.reload()  # the conditions are in the address
    expect(card.locator("#history")).to_contain_text("Няма нищо с тези условия")
    expect(narrow.get_by_label("до", exact=True)).to_have_value("2026-11-10")
