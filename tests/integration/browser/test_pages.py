"""What our scripts promise, tried in a real browser under the real security policy."""

import re

import pytest
from playwright.sync_api import expect

from tests.integration.browser.conftest import fill_in

pytestmark = pytest.mark.browser


def test_letters_lead_to_the_areas_by_their_place_on_the_keyboard(page):
    page.goto("/settings")
    page.keyboard.press("KeyG")
    page.keyboard.press("KeyH")  # Хора in Bulgarian, wherever the layout puts that letter

    page.wait_for_url("**/employees")


def test_letters_rest_while_somebody_types_and_when_switched_off(page):
    page.goto("/settings/branches")
    page.focus("#f-name")
    page.keyboard.type("gh?")
    assert page.input_value("#f-name") == "gh?"

    page.evaluate("localStorage.setItem('letters', 'off')")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    expect(page.locator("#keys-help")).to_be_hidden()


def test_the_search_is_one_key_away_and_the_help_another(page):
    page.goto("/settings")
    page.keyboard.press("Control+KeyK")
    expect(page.locator("#q")).to_be_focused()

    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("#keys-help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys-help")).to_be_hidden()


def test_a_second_click_does_nothing(page):
    page.goto("/settings/branches")
    page.fill("#f-name", "Русе")
    sent = []
    page.route("**/settings/branches", lambda route: (sent.append(route.request.method), route.continue_()))
    page.evaluate("""() => {
        const button = document.querySelector("#f-name").form.querySelector("button:not([type=button])");
        button.click(); button.click(); button.click();
    }""")
    page.wait_for_load_state()
    expect(page.get_by_role("link", name="Русе")).to_have_count(1)

    assert sent.count("POST") == 1


def test_control_s_saves_the_form_one_is_in(page):
    page.goto("/settings/branches")
    page.fill("#f-name", "Видин")
    page.keyboard.press("Control+KeyS")

    expect(page.get_by_role("link", name="Видин")).to_be_visible()


def test_what_was_typed_survives_the_end_of_the_session(page, context):
    page.goto("/settings/branches")
    page.fill("#f-name", "Плевен")
    page.fill("#f-address", "ул. „Сан Стефано“ 1")
    context.clear_cookies()
    page.keyboard.press("Control+KeyS")
    page.locator("[data-sign-in]").click()
    fill_in(page)
    page.wait_for_url("**/settings/branches")

    assert page.input_value("#f-name") == "Плевен"
    assert page.input_value("#f-address") == "ул. „Сан Стефано“ 1"
    page.press("#f-name", "Enter")
    expect(page.get_by_role("link", name="Плевен")).to_be_visible()


def test_a_form_that_was_sent_is_not_filled_in_again(page):
    page.goto("/settings/branches")
    page.fill("#f-name", "Габрово")
    page.keyboard.press("Control+KeyS")
    expect(page.get_by_role("link", name="Габрово")).to_be_visible()
    page.goto("/settings/branches")

    assert page.input_value("#f-name") == ""


def test_theme_and_density_are_this_browsers_own_and_last(page):
    page.goto("/settings")
    page.locator("[popovertarget=user-menu]").click()
    page.locator("[data-theme-choice=dark]").first.click()
    page.locator("[data-density-switch]").click()
    page.reload()

    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("html")).to_have_attribute("data-density", "tight")


def test_a_language_is_one_click_away_and_the_page_stays(page):
    page.goto("/settings/branches")
    page.locator("[popovertarget=language-menu]").click()
    page.locator("#language-menu [value=en]").click()

    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url.endswith("/settings/branches")
    page.locator("[popovertarget=language-menu]").click()
    page.locator("#language-menu [value=bg]").click()
    expect(page.locator("html")).to_have_attribute("lang", "bg")


def test_the_first_mistake_has_the_cursor(page):
    page.goto("/settings/users/new")
    page.fill("#f-name", "Иван Петров")
    page.fill("#f-login", "maria")
    page.evaluate("document.querySelector('#f-login').form.noValidate = true")
    page.evaluate("document.querySelector('#f-login').form.requestSubmit()")
    page.wait_for_load_state()

    expect(page.locator("[aria-invalid=true]").first).to_be_focused()
    assert page.input_value("#f-name") == "Иван Петров"


def test_a_phone_shows_the_same_without_scrolling_sideways(page):
    page.set_viewport_size({"width": 390, "height": 844})
    for address in ("/settings", "/settings/branches", "/settings/users", "/settings/audit", "/account"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        expect(page.locator(".tabbar")).to_be_visible()


def test_rows_are_walked_and_opened_by_keys(page):
    page.goto("/settings/branches")
    first = page.locator(".list tbody th a").first
    page.keyboard.press("KeyJ")
    expect(first).to_be_focused()

    page.keyboard.press("Enter")
    page.wait_for_url("**/settings/branches/*")


def test_a_click_anywhere_in_a_row_opens_it(page):
    page.goto("/settings/branches")
    page.locator(".list tbody td").first.click()

    page.wait_for_url("**/settings/branches/*")


def test_an_open_screen_renews_itself_when_somebody_else_changes_something(page, context):
    page.goto("/settings/branches")
    page.evaluate("""() => {
        const part = document.createElement("div");
        part.id = "live";
        for (const [name, value] of Object.entries({
            "data-live": "company", "hx-get": "/settings/branches", "hx-trigger": "live", "hx-target": "this",
            "hx-select": "#branches", "hx-swap": "innerHTML",
        })) part.setAttribute(name, value);
        document.querySelector("main").append(part);
        htmx.process(part);
    }""")
    with page.expect_response("**/live?channel=company"):
        page.evaluate("document.dispatchEvent(new Event('htmx:afterSettle'))")
    other = context.new_page()
    other.goto("/settings/branches")
    other.fill("#f-name", "Шумен")
    other.keyboard.press("Control+KeyS")
    expect(other.get_by_role("link", name="Шумен")).to_be_visible()

    expect(page.locator("#live").get_by_text("Шумен")).to_be_attached()


def test_a_pick_list_searches_while_one_types_and_is_chosen_by_keys(page):
    page.goto("/clients/new?kind=organisation")
    page.fill("#f-legal_name", "Софтнет ООД")
    page.keyboard.press("Control+KeyS")
    page.wait_for_url(re.compile(r"/clients/\d+"))
    page.goto("/quotes/new")
    box = page.get_by_role("combobox")
    box.fill("софтн")
    expect(page.get_by_role("option", name="Софтнет")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    assert box.input_value().startswith("Софтнет")
    assert page.input_value("[name=client_id]").isdigit()
    box.fill("нещо друго")
    assert page.input_value("[name=client_id]") == ""
