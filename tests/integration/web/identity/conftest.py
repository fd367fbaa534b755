"""The application as it really is: only the clock is ours, people come in by the door."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from dishka import Container, Provider, Scope, provide

from cleaning.application.identity.add_user import AddUser
from cleaning.application.shared.access import Role
from cleaning.application.shared.ports import Clock
from cleaning.domain.identity.user import UserDetails
from cleaning.main import create_app
from cleaning.settings import Settings
from cleaning.web.security import csrf_token
from cleaning.wiring.program import as_program
from tests.app import SECRET, SECRET_KEY, Screens, SetClock, add_branch

PASSWORD = "чист под 2026"


class OurClock(Provider):
    scope = Scope.APP

    def __init__(self, clock: SetClock) -> None:
        super().__init__()
        self._clock = clock

    @provide
    def clock(self) -> Clock:
        return self._clock


class Door(Screens):
    """A browser before the login page."""

    def knock(self, login: str, password: str = PASSWORD, **more: str):
        headers = {"Sec-Fetch-Site": "same-origin", "X-CSRF-Token": self.token()}
        return self.post("/login", data={"login": login, "password": password} | more, headers=headers)

    def enter(self, login: str, password: str = PASSWORD):
        answer = self.knock(login, password)
        assert answer.status_code == 303, answer.text
        self.headers["X-CSRF-Token"] = self.token()
        self.headers["Sec-Fetch-Site"] = "same-origin"
        return answer

    def token(self) -> str:
        return csrf_token(SECRET, self.cookies.get("session"))

    @property
    def container(self) -> Container:
        return self.app.state.shell.container


@pytest.fixture
def door(database: str, clock: SetClock) -> Iterator[Door]:
    add_branch(database)
    add_branch(database, "Пловдив")
    app = create_app(Settings(database_url=database, secret=SECRET, secret_key=SECRET_KEY), OurClock(clock))
    with Door(app, base_url="http://cleaning.test", raise_server_exceptions=False) as browser:
        browser.follow_redirects = False
        add_user(browser.container, "maria", Role.OWNER)
        yield browser


def add_user(container: Container, login: str, role: Role, **more: object) -> int:
    with as_program(container, "test") as scope:
        details = UserDetails(login=login, name=login.title(), role=role, **more)
        return scope.get(AddUser)(details, PASSWORD)
