"""Counting with a scanner in Chromium: quick as a trigger, deaf to layouts, lossless over a broken line."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from sqlalchemy import Engine

from cleaning.application.identity.add_user import AddUser
from cleaning.domain.identity.user import UserDetails
from cleaning.domain.shared.role import Role
from tests.app import add_branch, as_program
from tests.browser import served
from tests.goods import BOX, NEUTRAL, a_receipt, a_registered_company, a_store, an_item
from tests.integration.browser.conftest import PASSWORD

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(server):
    """The owner's application with one delivery at the door."""
    with server.database() as url:
        add_branch(url, "София")
        with served(url) as (address, container):
            with as_program(container, container.get(Engine)) as scope:
                scope.get(AddUser)(UserDetails(login="maria", name="Мария Тодорова", role=Role.OWNER), PASSWORD)
                a_registered_company(scope)
                store = a_store(scope)
                an_item(scope, "Неутрален препарат", gtin=NEUTRAL)
                an_item(scope, "Код с букви", gtin="AB-77")
                for number in range(6):
                    a_receipt(scope, store, None if number == 0 else 1)
            yield address


def scan(page, code: str) -> None:
    """What a keyboard-wedge scanner does: keys without a pause, then Enter."""
    page.keyboard.type(code)
    page.keyboard.press("Enter")


def counted(page, name: str):
    return page.locator("#count-lines tr", has_text=name).locator("td.num").nth(1)


def test_fifty_quick_scans_are_fifty(page):
    page.goto("/receipts/1")
    for _ in range(50):
        scan(page, NEUTRAL)
    expect(counted(page, "Неутрален препарат")).to_have_text("50", timeout=15_000)
    expect(page.locator("#scan")).to_be_focused()
    expect(page.locator(".lastscan")).to_contain_text("+1")
    expect(page.locator("#count-scans")).to_have_text("50 сканирания")


def test_a_bulgarian_keyboard_does_no_harm_to_letters_in_a_code(page):
    page.goto("/receipts/2")
    page.evaluate("""() => {
        const keys = [
            ["KeyA", "ь", true], ["KeyB", "ф", true], ["Minus", "-", false],
            ["Digit7", "7", false], ["Digit7", "7", false], ["Enter", "Enter", false],
        ];
        const field = document.querySelector("#scan");
        for (const [code, key, shiftKey] of keys) {
            const how = { code, key, shiftKey, bubbles: true, cancelable: true };
            field.dispatchEvent(new KeyboardEvent("keydown", how));
        }
    }""")
    expect(counted(page, "Код с букви")).to_have_text("1")


def test_slow_fingers_may_type_a_factor_and_a_code(page):
    page.goto("/receipts/3")
    page.keyboard.type(f"3 x {NEUTRAL}", delay=60)
    page.keyboard.press("Enter")
    expect(counted(page, "Неутрален препарат")).to_have_text("3")


def test_what_a_broken_line_held_back_is_counted_once(context):
    page = context.new_page()
    page.goto("/receipts/4")
    context.set_offline(True)
    for _ in range(3):
        scan(page, NEUTRAL)
    expect(page.locator('[data-line="waiting"]')).to_contain_text("3")
    context.set_offline(False)
    expect(counted(page, "Неутрален препарат")).to_have_text("3", timeout=10_000)
    expect(page.locator('[data-line="saved"]')).to_be_visible()
    page.reload()
    expect(counted(page, "Неутрален препарат")).to_have_text("3")


def test_keys_undo_link_and_post(page):
    page.goto("/receipts/5")
    scan(page, NEUTRAL)
    expect(counted(page, "Неутрален препарат")).to_have_text("1")
    scan(page, BOX)
    expect(page.locator(".lastscan.refused")).to_be_visible()
    page.keyboard.press("F12")
    expect(page.locator("#posting")).to_contain_text("непознат код")
    page.keyboard.press("Escape")
    page.keyboard.press("F6")
    page.get_by_label("Това е артикулът").first.fill("неутр")
    page.get_by_role("option", name="Неутрален препарат").click()
    page.fill("#code-dialog [name=factor]", "6")
    page.get_by_role("button", name="Свържи и преброй").click()
    expect(counted(page, "Неутрален препарат")).to_have_text("7")
    page.keyboard.press("F2")
    expect(counted(page, "Неутрален препарат")).to_have_text("1")
    page.keyboard.press("F3")
    page.fill("#line-dialog [name=quantity]", "12")
    page.keyboard.press("Enter")
    expect(counted(page, "Неутрален препарат")).to_have_text("12")
    page.keyboard.press("F12")
    page.locator("#posting").get_by_role("button", name="Приключи").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Стокова разписка СР-000001")
