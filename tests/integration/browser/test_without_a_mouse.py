"""From the search to the record, into a menu and back, by keys alone; and a link whose part is missing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_client_is_found_opened_and_left_by_keys(page):
    page.goto("/clients/new?kind=organisation")
    page.fill("#f-legal_name", "Витоша Логистик ООД")
    page.keyboard.press("Control+KeyS")
    page.wait_for_url(re.compile(r"/clients/\d+$"))
    card = page.url
    page.goto("/settings")

    page.keyboard.press("/")
    page.keyboard.type("логист")
    expect(page.locator("#found a").first).to_contain_text("Витоша")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(card)

    page.keyboard.press("KeyG")
    page.keyboard.press("KeyK")
    page.wait_for_url("**/clients")
    page.keyboard.press("KeyJ")
    page.keyboard.press("Enter")
    page.wait_for_url(card)


def test_a_menu_takes_the_focus_and_gives_it_back(page):
    page.goto("/clients")
    page.locator("[popovertarget=clients-more]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#clients-more")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("#clients-more a").first).to_be_focused()

    page.keyboard.press("Escape")
    expect(page.locator("#clients-more")).to_be_hidden()

    expect(page.locator("[popovertarget=clients-more]")).to_be_focused()


def test_a_link_made_for_a_part_is_an_ordinary_link_where_that_part_is_missing(context):
    page = context.new_page()
    page.goto("/clients")
    page.evaluate("document.getElementById('clients').id = 'elsewhere'")
    page.get_by_role("navigation", name="Вид").get_by_role("link", name="Физически лица").click()
    page.wait_for_url("**/clients?kind=individual")

    expect(page.locator("#clients")).to_be_visible()
