"""The dispatch board by mouse and by keyboard, and the crew's phone, in Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from dishka import Container
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Engine

from cleaning.application.shared.access import Role
from cleaning.application.visits.assign_visit import Assignment, AssignVisit
from cleaning.application.visits.queries import VisitQueries
from tests.app import People, SetClock, TestPeople, add_branch, as_program, viewer
from tests.browser import served, watched
from tests.planning import HERE, House, at

pytestmark = pytest.mark.browser
WEEK = "/visits/board?week=2026-11-30"


@dataclass
class Company:
    """A served company with two crews and an office that is cleaned on Tuesdays and Fridays."""

    address: str
    container: Container
    house: House
    sunrise: int
    vitosha: int

    def open(self, browser: Browser, who: str, **options: object) -> Page:
        context = browser.new_context(base_url=self.address, locale="bg-BG", timezone_id="Europe/Sofia", **options)
        context.set_default_timeout(8000)
        context.add_cookies([{"name": "session", "value": who, "url": self.address}])
        return context.new_page()


@pytest.fixture
def company(server) -> Iterator[Company]:
    with server.database() as url:
        add_branch(url)
        with served(url, TestPeople(SetClock())) as (address, container):
            engine = container.get(Engine)
            with as_program(container, engine) as scope:
                house = House(scope)
                house.office()
                crews = house.crew("Изгрев", "Росица Илиева", "Николай Гергов"), house.crew("Витоша", "Емил Дачев")
                phone = viewer(Role.CREW, engine, employee_id=house.people["Росица Илиева"])
                container.get(People).known["rositsa"] = phone
                yield Company(address, container, house, *crews)


@pytest.fixture
def page(browser, company) -> Iterator[Page]:
    opened = company.open(browser, "owner", viewport={"width": 1440, "height": 900})
    complaints = watched(opened)
    yield opened
    assert [text for text in complaints if "status of 422" not in text and "Error Code 422" not in text] == []
    opened.context.close()


def cell(page: Page, crew: int, day: int):
    """The field of a crew on a weekday, Monday is 1."""
    return page.locator(f"tr[data-crew='{crew}'] > :nth-child({day + 1})")


def test_a_block_is_dragged_from_the_tray_onto_a_crew_and_back(page, company):
    page.goto(WEEK)
    waiting = page.locator("[data-tray] .visit-block")
    expect(waiting).to_have_count(2)
    waiting.first.drag_to(cell(page, company.sunrise, 3))
    expect(cell(page, company.sunrise, 3).locator(".visit-block")).to_contain_text("08:00–10:00")
    expect(waiting).to_have_count(1)
    moved = company.house.visits(start=at(30, 0), end=at(3, 0, month=12))
    assert [(visit.starts_at, visit.crew_name) for visit in moved] == [(at(2, 8, month=12), "Изгрев")]
    cell(page, company.sunrise, 3).locator(".visit-block").drag_to(page.locator("[data-tray]"))
    expect(waiting).to_have_count(2)


def test_space_picks_a_block_up_arrows_carry_it_and_every_step_is_said(page, company):
    page.goto(WEEK)
    page.locator("[data-tray] .visit-block").first.focus()
    said = page.locator("#board-said")
    page.keyboard.press("Space")
    expect(said).to_contain_text("Взето")
    for key in ("ArrowRight", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    expect(said).to_contain_text("ср 02.12.")
    page.keyboard.press("Escape")
    expect(said).to_have_text("Върнато.")
    expect(page.locator("[data-tray] .visit-block")).to_have_count(2)
    page.locator("[data-tray] .visit-block").first.focus()
    for key in ("Space", "ArrowRight", "Space"):
        page.keyboard.press(key)
    expect(page.locator("tr[data-crew] .visit-block")).to_have_count(1)
    expect(page.locator("[data-tray] .visit-block")).to_have_count(1)


def test_a_conflict_opens_before_anything_is_saved_and_the_way_out_is_taken(page, company):
    first, second = company.house.visits(start=at(30, 0), end=at(5, 0, month=12))
    company.house.scope.get(AssignVisit)(Assignment(visit_id=first.id, crew_id=company.sunrise))
    page.goto(WEEK)
    page.locator("[data-tray] .visit-block").drag_to(cell(page, company.sunrise, 2))
    sheet = page.locator("dialog#conflict")
    expect(sheet).to_contain_text("Така не става: Изгрев")
    expect(sheet).to_contain_text("Росица Илиева")
    unsaved = next(visit for visit in company.house.visits() if visit.id == second.id)
    assert unsaved.starts_at == at(4, 8, month=12)
    sheet.get_by_text("Витоша, 08:00–10:00").click()
    sheet.get_by_role("button", name="Направи така").click()
    expect(sheet).to_have_count(0)
    expect(cell(page, company.vitosha, 2).locator(".visit-block")).to_contain_text("08:00–10:00")


def test_a_click_opens_the_form_in_place_and_saving_renews_the_board(page, company):
    page.goto(WEEK)
    page.locator("[data-tray] .visit-block").first.click()
    sheet = page.locator("dialog#assign-visit")
    sheet.locator("[name=crew_id]").select_option(str(company.vitosha))
    sheet.locator("[name=start]").fill("13:30")
    sheet.locator("[name=end]").fill("15:00")
    sheet.get_by_role("button", name="Запази").click()
    expect(sheet).to_have_count(0)
    expect(cell(page, company.vitosha, 2).locator(".visit-block")).to_contain_text("13:30–15:00")


def test_the_phone_goes_through_a_visit_with_big_targets(browser, company):
    visit = company.house.visits()[0]
    company.house.scope.get(AssignVisit)(Assignment(visit_id=visit.id, crew_id=company.sunrise))
    phone = company.open(browser, "rositsa", viewport={"width": 390, "height": 844}, has_touch=True)
    complaints = watched(phone)
    phone.goto("/crew")
    phone.get_by_text("Офис „Софтнет“").click()
    phone.get_by_role("button", name="Започни").click()
    phone.get_by_role("button", name="Под", exact=True).click()
    expect(phone.locator(".task.was")).to_have_count(1)
    phone.get_by_role("button", name="Не може Кошове").click()
    phone.locator("dialog[open]").get_by_text("Заключено е").click()
    phone.locator("dialog[open]").get_by_role("button", name="Запази").click()
    expect(phone.locator(".visit-steps")).to_contain_text("2/2")
    for target in phone.locator("button:visible, .tabbar a, summary").all():
        assert target.bounding_box()["height"] >= 43.5, target.inner_text()
    phone.get_by_role("button", name="Приключи").click()
    phone.fill("[name=name]", "г-жа Иванова")
    phone.get_by_role("button", name="Прието").click()
    expect(phone.locator("#visit")).to_contain_text("Прието от г-жа Иванова.")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    assert complaints == []
    phone.context.close()


def test_a_whole_visit_without_a_connection_arrives_exactly_once(browser, company):
    visit = company.house.visits()[0]
    company.house.scope.get(AssignVisit)(Assignment(visit_id=visit.id, crew_id=company.sunrise))
    phone = company.open(browser, "rositsa", viewport={"width": 390, "height": 844}, has_touch=True)
    phone.goto(f"/crew/visits/{visit.id}")
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Започни").click()
    phone.get_by_role("button", name="Под", exact=True).click()
    phone.get_by_role("button", name="Приключи").click()
    expect(phone.locator("#flash")).to_contain_text("Остават задачи: 1")
    phone.get_by_role("button", name="Не може Кошове").click()
    phone.locator("dialog[open]").get_by_text("Заключено е").click()
    phone.locator("dialog[open]").get_by_role("button", name="Запази").click()
    expect(phone.locator(".visit-steps")).to_contain_text("2/2")
    phone.get_by_role("button", name="Приключи").click()
    expect(phone.locator("#sync")).to_contain_text("чакат: 4")
    assert company.house.visits()[0].stage == "planned"
    phone.context.set_offline(False)
    expect(phone.locator("#visit")).to_contain_text("Готово")
    expect(phone.locator("#sync")).to_be_hidden()
    card = company.house.scope.get(VisitQueries).card(visit.id, HERE)
    assert card.stage == "done"
    assert [(task.done_at is not None, task.skipped_reason) for task in card.tasks] == [
        (True, ""),
        (False, "Заключено е"),
    ]
    phone.context.close()


def test_an_answer_lost_on_the_way_is_asked_again_and_counts_once(browser, company):
    visit = company.house.visits()[0]
    company.house.scope.get(AssignVisit)(Assignment(visit_id=visit.id, crew_id=company.sunrise))
    phone = company.open(browser, "rositsa", viewport={"width": 390, "height": 844}, has_touch=True)
    phone.goto(f"/crew/visits/{visit.id}")

    def swallow(route):
        route.fetch()
        route.abort()

    phone.route("**/check-in", swallow, times=1)
    phone.get_by_role("button", name="Започни").click()
    expect(phone.locator("#sync")).to_contain_text("чакат: 1")
    assert company.house.visits()[0].stage == "underway"
    phone.evaluate("window.dispatchEvent(new Event('online'))")
    expect(phone.locator("#sync")).to_be_hidden()
    expect(phone.locator("#flash")).not_to_contain_text("Офисът не прие")
    expect(phone.get_by_role("button", name="Приключи")).to_be_visible()
    phone.context.close()
