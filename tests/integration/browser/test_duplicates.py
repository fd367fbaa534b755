"""In Chromium: whoever is here already is shown while typing; two records become one and are parted again."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_client_typed_twice_is_noticed_made_one_and_parted(page):
    page.goto("/clients/new?kind=organisation")
    page.get_by_label("Пълно наименование").fill("Янтра ООД")
    page.get_by_label("Телефон", exact=True).first.fill("0888 412 037")
    page.get_by_role("button", name="Добави клиента").click()
    expect(page).to_have_url(re.compile(r"/clients/\d+$"))
    first = page.url

    page.goto("/clients/new?kind=organisation")
    page.get_by_label("Пълно наименование").press_sequentially("Yantra")
    expect(page.locator("#alike").get_by_role("link", name="Янтра ООД")).to_be_visible()
    page.get_by_label("Имейл").first.fill("office@example.bg")
    page.get_by_role("button", name="Добави клиента").click()
    expect(page).to_have_url(re.compile(r"/clients/\d+$"))
    second = page.url

    page.goto("/clients/duplicates")
    page.get_by_role("link", name="Сравни", exact=False).first.click()
    page.get_by_role("radio").nth(1).check()
    page.get_by_role("button", name="Обедини в един клиент").click()
    expect(page).to_have_url(first)
    expect(page.get_by_role("heading", level=1)).to_have_text("Yantra")
    expect(page.get_by_text("office@example.bg").first).to_be_visible()

    page.goto("/clients/duplicates")
    page.locator("#merges").get_by_role("button", name="Върни").click()
    expect(page).to_have_url(second)
    page.goto(first)
    expect(page.get_by_role("heading", level=1)).to_have_text("Янтра ООД")
