"""The real application on a test database, and people who are already signed in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from threading import Lock
from typing import Any
from zoneinfo import ZoneInfo

from dishka import Container, Provider, Scope, from_context, make_container, provide
from litestar import Litestar
from litestar.testing import TestClient
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.pool import NullPool
from uuid_utils import uuid7

import cleaning.main
from cleaning.adapters.sql.registry import load_tables
from cleaning.application.shared.access import Caller, Identification, Role, Viewer, system_viewer
from cleaning.application.shared.permissions import ROLES
from cleaning.application.shared.ports import Clock
from cleaning.settings import Settings
from cleaning.web.assets import Assets
from cleaning.web.i18n import load_catalogues
from cleaning.web.security import csrf_token
from cleaning.web.templating import make_templates
from cleaning.wiring import providers

SECRET = "test-secret"
SECRET_KEY = "dGVzdHMgc2VhbCB3aXRoIHRoaXMga2V5LCBub29uZSE="
WHO = (
    "select branches.id, branches.name,"
    " (select sum(hashtextextended(dictionary_words::text, 0))::text from dictionary_words) as words"
    " from branches order by id"
)
SOFIA = ZoneInfo("Europe/Sofia")


class SetClock:
    """A clock that stands where it was put: Tuesday 24.11.2026, 09:00 in Sofia."""

    def __init__(self, at: datetime = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return self.at.astimezone(SOFIA).date()


class People:
    """Whoever presents the name of a role as session or key is that role, in every branch there is."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.known: dict[str, Viewer] = {}

    def _find(self, token: str) -> Viewer | None:
        if token in self.known:
            return self.known[token]
        if token not in list(Role):
            return None
        return viewer(Role(token), self.engine)

    by_session = _find
    by_key = _find


def branches(engine: Engine) -> tuple[tuple[int, str], ...]:
    return there(engine)[0]


def there(engine: Engine) -> tuple[tuple[tuple[int, str], ...], str]:
    """The branches and the state of the dictionaries, in one question as the real identification asks it."""
    with engine.connect() as connection:
        rows = connection.execute(text(WHO)).all()
    return tuple((row.id, row.name) for row in rows), rows[0].words if rows else ""


def viewer(role: Role, engine: Engine, **changes: Any) -> Viewer:
    of, words = there(engine)
    known: dict[str, Any] = {
        "user_id": None,
        "name": f"Проба {role.value}",
        "login": role.value,
        "role": role,
        "permissions": ROLES[role],
        "branches": of,
        "words": words,
        "session": role.value,
        "company": "Бистра",
    }
    return Viewer(**known | changes)


class TestPeople(Provider):
    """Replaces identification and clock."""

    __test__ = False
    scope = Scope.APP

    def __init__(self, clock: SetClock) -> None:
        super().__init__()
        self._clock = clock

    @provide(scope=Scope.APP)
    def people(self, engine: Engine) -> People:
        return People(engine)

    @provide(scope=Scope.REQUEST)
    def identification(self, people: People) -> Identification:
        return people

    @provide
    def clock(self) -> Clock:
        return self._clock


class ClockOfTheTest(Provider):
    """The clock comes with each test, so that the graph of providers is made once for all of them."""

    scope = Scope.APP
    set_clock = from_context(SetClock)

    @provide
    def clock(self, clock: SetClock) -> Clock:
        return clock


@cache
def graph() -> Container:
    """Every provider, checked and compiled; a fifth of a test of screens would be making it again."""
    load_tables()
    return make_container(*providers(), TestPeople(SetClock()), ClockOfTheTest(), start_scope=Scope.RUNTIME)


class Screens(TestClient[Litestar]):
    """A browser of a signed-in person: carries the cookie, the token and a fresh key."""

    def as_(self, role: str) -> Screens:
        self.cookies.clear()
        self.cookies.set("session", role)
        self.headers["X-CSRF-Token"] = csrf_token(SECRET, role)
        self.headers["Sec-Fetch-Site"] = "same-origin"
        return self

    def htmx(self, target: str = "part") -> dict[str, str]:
        return {"HX-Request": "true", "HX-Target": target}


class Api:
    """A program with a key; every POST gets a fresh idempotency key unless one is given."""

    def __init__(self, client: TestClient[Litestar], role: str = "owner") -> None:
        self.client, self.role = client, role

    def __call__(self, method: str, path: str, json: Any = None, *, key: str | None = None, **options: Any) -> Any:
        headers = {"Authorization": f"Bearer {self.role}", **options.pop("headers", {})}
        if method == "POST":
            headers["Idempotency-Key"] = key or str(uuid7())
        return self.client.request(method, f"/api/v1{path}", json=json, headers=headers, **options)

    def get(self, path: str, **options: Any) -> Any:
        return self("GET", path, **options)

    def post(self, path: str, json: Any = None, **options: Any) -> Any:
        return self("POST", path, json if json is not None else {}, **options)

    def patch(self, path: str, json: Any, **options: Any) -> Any:
        return self("PATCH", path, json, **options)

    def delete(self, path: str, **options: Any) -> Any:
        return self("DELETE", path, **options)


_apps: dict[tuple[Any, ...], Litestar] = {}


def the_app(container: Container) -> Litestar:
    """The routes and templates are made once per run; each test brings its own container."""
    offered = tuple(cleaning.main.routes())
    if offered not in _apps:
        catalogues = load_catalogues()
        templates = make_templates(Assets(), catalogues)
        _apps[offered] = cleaning.main.assemble(container, templates, catalogues, Settings(secret=SECRET))
        _apps[offered].on_shutdown.clear()
    app = _apps[offered]
    app.state.shell = replace(app.state.shell, container=container)
    return app


@contextmanager
def running_app(url: str, clock: SetClock) -> Iterator[tuple[Screens, Container]]:
    """The app with its lifespan; requests go through the whole stack without a socket."""
    known = {Settings: Settings(database_url=url, secret=SECRET, secret_key=SECRET_KEY), SetClock: clock}
    with (
        graph()(known, lock_factory=Lock) as container,
        Screens(the_app(container), base_url="http://cleaning.test", raise_server_exceptions=False) as client,
    ):
        client.follow_redirects = False
        yield client, container


def as_program(container: Container, engine: Engine, **changes: Any) -> Any:
    """A request scope of the program itself, to call use cases directly."""
    return container(context={Caller: Caller(viewer=system_viewer(branches(engine)), **changes)})


def add_branch(url: str, name: str = "София") -> None:
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text("insert into branches (name) values (:name)"), {"name": name})
    engine.dispose()
