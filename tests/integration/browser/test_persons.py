"""What a person may ask by law, in Chromium: a consent given and withdrawn, all that is kept as a file, forgetting."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_person_allows_takes_it_back_gets_everything_and_is_forgotten(page):
    page.goto("/clients/new?kind=individual")
    page.locator("#f-given_name").fill("Радостина")
    page.locator("#f-family_name").fill("Белчева")
    page.locator("#f-phone").fill("0888 412 077")
    page.locator("form.form button[data-main]").click()
    page.wait_for_url(re.compile(r"/clients/\d+$"))
    card = page.url

    consents = page.locator("#consents")
    consents.get_by_role("button", name="Дай").first.click()
    expect(consents.get_by_role("button", name="Оттегли")).to_have_count(1)
    consents.get_by_role("button", name="Оттегли").click()
    expect(consents.locator("details li")).to_have_count(2)

    page.goto(f"{card}/person")
    with page.expect_download() as asked:
        page.locator("#export button").click()
    names = ZipFile(BytesIO(Path(asked.value.path()).read_bytes())).namelist()
    assert any(name.endswith(".json") for name in names), names

    page.locator("#f-ground").fill("Писмо от 24.11.2026 г.")
    page.locator("#forget button").click()
    expect(page).to_have_url(card)
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"Лице \d+"))
    expect(page.locator("body")).not_to_contain_text("Белчева")
