"""The editor of templates in Chromium: a field is inserted, the pages follow, the version is saved and in force."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from dishka import Container
from PIL import Image
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from sqlalchemy import Engine

from cleaning.application.documents.print_month import PrintMonth
from cleaning.application.shared.ports import Clock
from tests.app import SetClock, TestPeople, add_branch, as_program
from tests.browser import served, watched
from tests.planning import House
from tests.working import finish, send

pytestmark = pytest.mark.browser
SHOTS = os.environ.get("LOOK")


@pytest.fixture(scope="module")
def company(server, tmp_path_factory) -> Iterator[tuple[str, Container]]:
    with server.database() as url, pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("files"))
        add_branch(url, "София")
        add_branch(url, "Пловдив")
        opened = served(url, TestPeople(SetClock()))
        with opened as (address, container), as_program(container, container.get(Engine)) as scope:
            yield address, scope


@pytest.fixture
def page(company, browser) -> Iterator[Page]:
    address, _ = company
    context = browser.new_context(base_url=address, locale="bg-BG", viewport={"width": 1440, "height": 900})
    context.set_default_timeout(30000)
    context.add_cookies([{"name": "session", "value": "owner", "url": address}])
    opened = context.new_page()
    complaints = watched(opened)
    yield opened
    context.close()
    assert [text for text in complaints if "status of 4" not in text] == []


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
    page.get_by_role("link", name="версия 1", exact=True).click()
    expect(page.locator(".diff .in")).to_have_count(1)
    look(page, "version")
    page.get_by_role("button", name="Върни тази версия").click()
    page.get_by_role("dialog").get_by_role("button", name="Върни тази версия").click()
    expect(page.get_by_role("button", name="Запази като версия 4")).to_be_visible()  # version 2 is kept beneath it
    expect(source).not_to_have_value(re.compile(r"\{\{ taken_by \}\}\s*$"))
    branch = page.locator("li", has_text="Пловдив")
    branch.get_by_role("button", name="Ползвай тук").click()
    expect(branch.get_by_role("button", name="Отмени")).to_be_visible()
    expect(page.locator("li", has_text="София").get_by_role("button", name="Ползвай тук")).to_be_visible()
    page.goto("/templates")
    expect(page.locator("#templates tr", has_text="Пловдив")).to_have_count(1)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/templates")
    look(page, "phone-list")
    page.locator("#templates a[href^='/templates/1']").first.evaluate("link => location.assign(link.href)")
    expect(page.locator("#preview img").first).to_be_visible()
    look(page, "phone-editor")


def test_the_logo_goes_up_in_settings_and_stands_in_the_preview(page):
    page.goto("/templates/shipped/quote/bg")
    drawn = page.locator("#preview img").first
    expect(drawn).to_be_visible()
    plain = drawn.get_attribute("src")

    page.goto("/settings")
    page.get_by_label("Избери лого").set_input_files({"name": "лого.png", "mimeType": "image/png", "buffer": b"<svg/>"})
    page.get_by_role("button", name="Качи").click()
    expect(page.locator("#f-logo-error")).to_be_visible()
    page.get_by_label("Избери лого").set_input_files(
        {"name": "лого.png", "mimeType": "image/png", "buffer": a_sign()}
    )  # fmt: skip
    page.get_by_role("button", name="Качи").click()
    shown = page.get_by_role("img", name="Логото на фирмата")
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.naturalWidth") > 0

    page.goto("/templates/shipped/quote/bg")
    expect(drawn).to_be_visible()
    expect(drawn).not_to_have_attribute("src", plain or "")


def a_sign() -> bytes:
    out = BytesIO()
    Image.new("RGB", (400, 200), "teal").save(out, "PNG")
    return out.getvalue()


def test_all_protocols_of_a_month_come_in_one_file(page, company):
    _, scope = company
    house = House(scope)
    house.office()
    for visit, crew in zip(house.visits()[:2], ("Изгрев", "Залез"), strict=True):
        send(house, visit.id, f"Ана {crew}", f"Яна {crew}", crew=crew)
        finish(house, scope.get(Clock), visit.id)
    page.goto("/documents")
    page.get_by_role("button", name="Протоколи за месец").click()
    asked = page.get_by_role("dialog")
    asked.get_by_label("Клон").select_option(label="София")
    asked.get_by_role("button", name="Печат").click()
    expect(page.get_by_role("progressbar", name="Печат на протоколи")).to_be_visible()
    batch = int(page.url.rsplit("/", 1)[1])
    scope.get(PrintMonth)(batch_id=batch)
    expect(page.locator(f"#batch-{batch}")).to_contain_text("2 протокола")  # the page asks by itself
    with page.expect_download() as taken:
        page.get_by_role("link", name="Изтегли").click()
    printed = PdfReader(taken.value.path())
    assert len(printed.pages) == len(printed.outline) == 2
    assert "Софтнет" in printed.pages[0].extract_text()
