"""A served application with people who sign in for real, and a page of a fresh browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from dishka import Container
from playwright.sync_api import Browser, BrowserContext, Page
from sqlalchemy import Engine

from cleaning.application.identity.add_user import AddUser
from cleaning.domain.identity.user import UserDetails
from cleaning.domain.shared.role import Role
from tests.app import add_branch, as_program
from tests.browser import chromium, chromium_path, served, watched

HONEST = re.compile("status of 4|Response Status Error Code 4")
"""How the browser and htmx tell that an answer was a 4xx."""
PASSWORD = "тиха пролетна утрин"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # Not for the whole run: Playwright keeps an event loop running in this thread, which other tests need for theirs.
    if chromium_path() is None:
        pytest.skip("NOT RUN: no Chromium on this machine")
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def house(server) -> Iterator[tuple[str, Container]]:
    """One application for the tests of a module: an owner, a branch."""
    with server.database() as url:
        add_branch(url, "София")
        with served(url) as (address, container):
            with as_program(container, container.get(Engine)) as scope:
                scope.get(AddUser)(UserDetails(login="maria", name="Мария Тодорова", role=Role.OWNER), PASSWORD)
            yield address, container


@pytest.fixture(scope="module")
def address(house: tuple[str, Container]) -> str:
    return house[0]


@pytest.fixture(scope="module")
def program(house: tuple[str, Container]) -> Container:
    """What the worker would work with."""
    return house[1]


@pytest.fixture(scope="module")
def state(browser: Browser, address: str) -> dict:
    """The cookies of the owner, who signed in once."""
    context = browser.new_context(base_url=address, locale="bg-BG")
    page = context.new_page()
    page.goto("/login?next=/settings")
    fill_in(page)
    page.wait_for_url("**/settings")
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def context(browser: Browser, address: str, state: dict) -> Iterator[BrowserContext]:
    context = browser.new_context(
        base_url=address, locale="bg-BG", timezone_id="Europe/Sofia", reduced_motion="reduce", storage_state=state
    )
    context.set_default_timeout(8000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page of the owner; anything it complains about in the console, but an honest 4xx, fails the test."""
    page = context.new_page()
    complaints = watched(page)
    yield page
    assert [text for text in complaints if not HONEST.search(text)] == []


def fill_in(page: Page, login: str = "maria", password: str = PASSWORD) -> None:
    """The login form, sent."""
    page.fill("[name=login]", login)
    page.fill("[name=password]", password)
    page.press("[name=password]", "Enter")
