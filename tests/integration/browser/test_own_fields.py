"""In Chromium: a field of one's own is defined, filled in, found by and taken home in a file."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_choice_is_defined_filled_filtered_by_and_exported(page):
    page.goto("/settings/fields")
    page.get_by_role("link", name="Ново поле").first.click()
    page.get_by_label("Име на български").fill("Зона за паркиране")
    page.get_by_label("Вид").select_option("choice")
    page.get_by_label("Колона в списъка").check()
    page.get_by_label("На български, 1").fill("Синя")
    page.get_by_label("На български, 2").fill("Зелена")
    page.get_by_role("button", name="Добави полето").click()
    expect(page.get_by_role("link", name="Зона за паркиране")).to_be_visible()

    for name, zone in (("Мария", "Синя"), ("Иван", "Зелена")):
        page.goto("/clients/new?kind=individual")
        page.get_by_label("Име", exact=True).first.fill(name)
        page.get_by_label("Зона за паркиране").select_option(label=zone)
        page.get_by_role("button", name="Добави клиента").click()
        expect(page).to_have_url(re.compile(r"/clients/\d+$"))
        expect(page.locator("#own")).to_contain_text(zone)

    page.goto("/clients")
    page.get_by_label("Зона за паркиране").first.select_option(label="Синя")
    expect(page).to_have_url(re.compile(r"own\.\w+=sinya"))
    expect(page.locator("#client-list")).not_to_contain_text("Иван")
    expect(page.locator("#client-list")).to_contain_text("Мария")
    expect(page.locator("#clients").get_by_role("link", name="Зона за паркиране Синя")).to_be_visible()

    page.reload()
    page.get_by_role("button", name="Още действия").click()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Изнеси списъка (CSV)").click()
    text = taken.value.path().read_text("utf-8-sig")
    assert "Зона за паркиране" in text
    assert "Синя" in text
    assert "Иван" not in text
