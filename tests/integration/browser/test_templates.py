"""The editor of templates in Chromium: a field is inserted, the pages follow, the version is saved and in force."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.app import SetClock, TestPeople, add_branch
from tests.browser import served, watched

pytestmark = pytest.mark.browser
SHOTS = os.environ.get("LOOK")


@pytest.fixture
def page(server, browser) -> Iterator[Page]:
    with server.database() as url:
        add_branch(url)
        with served(url, TestPeople(SetClock())) as (address, _):
            context = browser.new_context(base_url=address, locale="bg-BG", viewport={"width": 1440, "height": 900})
            context.set_default_timeout(30000)
            context.add_cookies([{"name": "session", "value": "owner", "url": address}])
            opened = context.new_page()
            complaints = watched(opened)
            yield opened
            context.close()
            assert complaints == []


def look(page: Page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)


def test_a_template_is_changed_seen_saved_and_put_in_force(page):
    page.goto("/templates")
    look(page, "list")
    page.get_by_role("link", name="Протокол за ключове").first.click()
    page.get_by_role("button", name="Промени го за нас").click()
    preview = page.locator("#preview img")
    expect(preview.first).to_be_visible()
    first = preview.first.get_attribute("src")
    source = page.locator("[data-template-source]")
    source.press("Control+End")
    page.get_by_placeholder("Намери поле").fill("taken_by")
    page.locator("[data-insert='{{ taken_by }}']").click()
    expect(source).to_have_value(re.compile(r"\{\{ taken_by \}\}\s*$"))
    expect(preview.first).not_to_have_attribute("src", first)
    look(page, "editor")
    source.press_sequentially(" {{ nobody }}")
    expect(page.locator("#preview")).to_contain_text("няма поле „nobody“")
    look(page, "problem")
    for _ in " {{ nobody }}":
        source.press("Backspace")
    page.get_by_role("button", name="Запази като версия 2").click()
    expect(page.get_by_text("Версия 2").first).to_be_visible()
    page.get_by_role("button", name="Ползвай тук").first.click()
    expect(page.get_by_role("button", name="Отмени").first).to_be_visible()
    page.get_by_role("link", name="версия 1", exact=True).click()
    expect(page.locator(".diff .in")).to_have_count(1)
    look(page, "version")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/templates")
    look(page, "phone-list")
    page.locator("#templates a[href^='/templates/1']").first.evaluate("link => location.assign(link.href)")
    expect(page.locator("#preview img").first).to_be_visible()
    look(page, "phone-editor")
