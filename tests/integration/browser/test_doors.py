"""How a crew gets in, in Chromium: a code on the phone of who is sent there today, a key that goes and comes back."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, expect
from sqlalchemy import Engine, text

from cleaning.application.premises.code_text import CodeText
from cleaning.application.premises.take_in_key import NewKey, TakeInKey
from cleaning.application.premises.write_code import WriteCode
from cleaning.application.shared.access import Role
from cleaning.application.visits.assign_visit import Assignment, AssignVisit
from tests.app import People, SetClock, TestPeople, add_branch, as_program, viewer
from tests.browser import served, watched
from tests.planning import House

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def company(server) -> Iterator[tuple]:
    """An office cleaned today by Rositsa, whose alarm has a code and whose door a key; Emil is sent nowhere."""
    with server.database() as url:
        add_branch(url)
        with served(url, TestPeople(SetClock())) as (address, container):
            engine = container.get(Engine)
            with as_program(container, engine) as scope:
                house = House(scope)
                house.office()
                visit = house.visits()[0]
                crew = house.crew("Изгрев", "Росица Илиева")
                house.crew("Витоша", "Емил Дачев")
                scope.get(AssignVisit)(Assignment(visit_id=visit.id, crew_id=crew))
                scope.get(WriteCode)(visit.premises_id, CodeText(label="Аларма", text="Ж 4471"))
                key = scope.get(TakeInKey)(visit.premises_id, NewKey(from_whom="Калина Дойчева"))
                for login, name in (("rositsa", "Росица Илиева"), ("emil", "Емил Дачев")):
                    phone = viewer(Role.CREW, engine, employee_id=house.people[name])
                    container.get(People).known[login] = phone
                yield address, engine, visit, key


def test_a_code_is_shown_to_who_is_sent_there_today_and_a_key_goes_and_comes_back(browser, company):
    address, engine, visit, key = company

    def opened(who: str, **options: object) -> BrowserContext:
        context = browser.new_context(base_url=address, locale="bg-BG", timezone_id="Europe/Sofia", **options)
        context.set_default_timeout(8000)
        context.add_cookies([{"name": "session", "value": who, "url": address}])
        return context

    phone = opened("rositsa", **PHONE).new_page()
    complaints = watched(phone)
    phone.goto(f"/crew/visits/{visit.id}")
    expect(phone.locator("body")).not_to_contain_text("Ж 4471")
    phone.locator(".reveal button").click()
    expect(phone.locator(".access")).to_contain_text("Ж 4471")
    phone.reload()
    expect(phone.locator("body")).not_to_contain_text("Ж 4471")
    assert complaints == []
    stranger = opened("emil", **PHONE).new_page()
    assert stranger.goto(f"/crew/visits/{visit.id}").status == 404
    with engine.connect() as connection:
        looks = connection.scalars(text("select data from facts where kind = 'premises.AccessCodeRevealed'")).all()
    assert [look["visit_id"] for look in looks] == [visit.id]

    desk = opened("owner").new_page()
    desk.goto(f"/keys/{key}")
    desk.locator("#f-employee_id").select_option(label="Росица Илиева")
    desk.locator("#f-signed_by").fill("Р. Илиева")
    desk.locator("#hand-over button").click()
    expect(desk.locator("#holdings")).to_contain_text("Росица Илиева")
    desk.goto(f"/premises/{visit.premises_id}")
    expect(desk.locator("body")).to_contain_text(re.compile("К0001"))
    desk.goto(f"/keys/{key}")
    desk.locator("#take-back button").click()
    expect(desk.locator("#hand-over")).to_be_visible()
