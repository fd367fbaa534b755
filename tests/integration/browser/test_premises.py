"""A place in depth, in a real browser: where it is and what it needs, its codes and keys, its tag on the wall."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
NAMES = iter(("Янтра ООД", "Рила Стил АД", "Тракия Фрут ЕООД"))


@pytest.fixture
def place(page):
    """A client's office in Plovdiv, chosen from the register while typing, with a zone and an alarm."""
    page.goto("/clients/new?kind=organisation")
    page.get_by_label("Пълно наименование").fill(next(NAMES))
    page.get_by_role("button", name="Добави клиента").click()
    page.wait_for_url(re.compile(r"/clients/\d+$"))
    page.goto(f"/premises/new?client_id={page.url.rsplit('/', 1)[1]}")
    page.locator("#f-name").fill("Офис Тепето")
    page.locator("#f-ekatte-text").fill("плов")
    page.get_by_role("option", name=re.compile("Пловдив")).click()
    page.locator('input[value="alarm"]').check()
    page.locator("#f-zone-0-name").fill("Фоайе")
    page.locator("#f-zone-0-floor_kind").select_option("stone")
    page.get_by_role("button", name="Добави обекта").click()
    page.wait_for_url(re.compile(r"/premises/\d+$"))
    return page.url


def test_a_place_is_found_by_all_that_classifies_it_and_its_filter_is_kept(page, place):
    page.goto("/premises")
    page.locator("#filter-purpose").select_option("business")
    page.locator("#filter-region").select_option("Пловдив")
    page.locator(".more-filters summary").click()
    page.locator("#filter-floor_kind").select_option("stone")
    page.locator('.ticks input[value="alarm"]').check()
    expect(page).to_have_url(re.compile("condition=alarm"))
    page.locator('.ticks input[value="pets"]').check()
    expect(page.locator("#places")).not_to_contain_text("Офис Тепето")
    page.locator("#filter-match").select_option("any")
    expect(page.locator("#places")).to_contain_text("Офис Тепето")
    page.get_by_role("link", name="Запази филтъра").click()
    page.locator("#f-name").fill("Камък в Пловдив")
    page.get_by_role("button", name="Запази").first.click()

    page.goto("/premises/filters")
    page.get_by_role("link", name="Камък в Пловдив").first.click()

    expect(page).to_have_url(re.compile("floor_kind=stone"))
    expect(page).to_have_url(re.compile("condition=pets&condition=alarm"))
    expect(page.locator("#places")).to_contain_text("Офис Тепето")


def test_a_code_is_shown_by_a_press_and_a_key_is_handed_over(page, place):
    page.goto(place)
    page.get_by_role("link", name="Добави код").click()
    page.locator("#f-label").fill("Входна врата")
    page.locator("#f-text").fill("Ж 8812")
    page.get_by_role("button", name=re.compile("^Запази")).click()
    expect(page.locator("#access")).not_to_contain_text("Ж 8812")
    page.get_by_role("button", name="Покажи: Входна врата").click()
    expect(page.locator("#access")).to_contain_text("Ж 8812")

    page.goto(f"{place.replace('/premises/', '/keys/new?premises_id=')}")
    page.locator("#f-from_whom").fill("Калина Дойчева")
    page.get_by_role("button", name=re.compile("^Запиши")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Ключ К0001"))
    page.locator("#f-to_whom").fill("Калина Дойчева")
    page.get_by_role("button", name="Върнат на клиента").click()
    expect(page.locator(".light").first).to_have_text(re.compile("върнат на клиента", re.IGNORECASE))


def test_a_stranger_speaks_at_the_tag_and_the_office_answers(page, place, browser, address):
    page.goto(place)
    page.locator("#f-spot").fill("Рецепция")
    page.get_by_role("button", name="Нов етикет").click()
    expect(page.locator("#site-tags")).to_contain_text("Рецепция")
    public = page.get_by_role("link", name="Виж го").get_attribute("href")

    stranger = browser.new_context(base_url=address, locale="bg-BG").new_page()
    stranger.goto(public)
    expect(stranger.locator("body")).not_to_contain_text("Офис Тепето")
    stranger.locator("form[action$=problem] textarea").fill("Капе кран")
    stranger.get_by_role("button", name="Съобщи").click()
    expect(stranger.get_by_role("heading", level=1)).to_have_text("Благодарим, получихме го")
    stranger.context.close()

    page.goto("/site-reports")
    page.get_by_role("link", name="Капе кран").click()
    page.locator("#f-answer").fill("Затегнат е")
    page.get_by_role("button", name="Погрижихме се").click()
    expect(page.locator("#reports")).not_to_contain_text("Капе кран")
