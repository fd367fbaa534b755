"""The session ends while somebody works on a page that htmx keeps alive: after the login nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import Engine

from cleaning.application.identity.add_user import AddUser
from cleaning.domain.identity.user import UserDetails
from cleaning.domain.shared.role import Role
from tests.app import add_branch, as_program
from tests.browser import served
from tests.goods import NEUTRAL, a_receipt, a_registered_company, a_store, an_item
from tests.integration.browser.conftest import PASSWORD, fill_in
from tests.money import a_client

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(server) -> Iterator[str]:
    """A company with one item, a client and three deliveries being counted."""
    with server.database() as url:
        add_branch(url, "София")
        with served(url) as (address, container):
            with as_program(container, container.get(Engine)) as scope:
                scope.get(AddUser)(UserDetails(login="maria", name="Мария Тодорова", role=Role.OWNER), PASSWORD)
                a_registered_company(scope)
                store = a_store(scope)
                an_item(scope, "Неутрален препарат", gtin=NEUTRAL)
                a_client(scope, legal_name="„Проба“ ООД")
                for number in range(2):
                    a_receipt(scope, store, None if number == 0 else 1)
            yield address


def sign_in_again(page: Page, back: str) -> None:
    page.wait_for_url("**/login?next=*")
    fill_in(page)
    page.wait_for_url(back)


def test_a_form_in_a_dialog_opens_again_with_all_that_was_chosen_and_typed(page, context):
    page.goto("/receipts/1")
    page.locator('[hx-get="/receipts/1/lines/new"]').first.click()
    dialog = page.locator("#dialogs dialog")
    dialog.get_by_role("combobox").first.fill("Неутр")
    dialog.get_by_role("option", name="Неутрален препарат").click()
    dialog.locator("[name=quantity]").fill("7,5")
    dialog.locator("[name=unit_price]").fill("2,40")
    page.wait_for_timeout(700)  # the pick list may still be asking; that question must not be the one that notices
    context.clear_cookies()
    dialog.locator("[data-main]").click()
    sign_in_again(page, "**/receipts/1")

    expect(dialog).to_be_visible()
    assert dialog.locator("[name=quantity]").input_value() == "7,5"
    assert dialog.locator("[name=unit_price]").input_value() == "2,40"
    dialog.locator("[data-main]").click()
    expect(page.locator("#count-lines")).to_contain_text("Неутрален препарат")


def test_rows_added_by_hand_are_there_again_when_the_reckoning_of_the_page_notices_the_end(page, context):
    page.goto("/invoices/new?client_id=1")
    page.locator('[data-add-row="line"]').click()
    page.locator('[data-add-row="line"]').click()
    texts = page.locator('[data-rows="line"] [name^=line-][name$=-description]')
    rows = texts.count()
    texts.nth(rows - 1).fill("Пране на мокет")
    context.clear_cookies()
    page.locator('[data-rows="line"] [name$=-unit_price]').nth(rows - 1).fill("12,50")
    sign_in_again(page, "**/invoices/new?client_id=1")

    expect(texts).to_have_count(rows)
    assert texts.nth(rows - 1).input_value() == "Пране на мокет"
    assert page.locator('[data-rows="line"] [name$=-unit_price]').nth(rows - 1).input_value() == "12,50"


def test_a_scan_waits_for_the_login_and_is_counted_once(page, context):
    page.goto("/receipts/2")
    context.clear_cookies()
    page.keyboard.type(NEUTRAL)
    page.keyboard.press("Enter")
    sign_in_again(page, "**/receipts/2")

    row = page.locator("#count-lines tr", has_text="Неутрален препарат")
    expect(row.locator("td.num").nth(1)).to_have_text("1")
