"""What every test may ask for: the server, a fresh database, the time."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from dishka import Container
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine

from tests.app import Api, Screens, SetClock, add_branch, as_program, running_app
from tests.database import TestServer

settings.register_profile("dev", max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.fixture(scope="session")
def server() -> Iterator[TestServer]:
    """A PostgreSQL of our own for this run."""
    started = TestServer()
    yield started
    started.stop()


@pytest.fixture
def database(server: TestServer) -> Iterator[str]:
    """The address of a fresh migrated database; what the test commits stays until it ends."""
    with server.database() as url:
        yield url


@pytest.fixture
def clock() -> SetClock:
    """Tuesday 24.11.2026, 09:00 in Sofia, until the test moves it."""
    return SetClock()


@pytest.fixture
def running(database: str, clock: SetClock) -> Iterator[tuple[Screens, Container]]:
    """The application on a fresh database with one branch, and its container."""
    add_branch(database)
    with running_app(database, clock) as started:
        yield started


@pytest.fixture
def client(running: tuple[Screens, Container]) -> Screens:
    """A browser signed in as the owner; ``client.as_("dispatcher")`` changes the person."""
    return running[0].as_("owner")


@pytest.fixture
def api(running: tuple[Screens, Container]) -> Api:
    """The API with an owner's key."""
    return Api(running[0])


@pytest.fixture
def scope(running: tuple[Screens, Container]) -> Iterator[Container]:
    """A request scope of the program itself: ``scope.get(AddClient)(…)``."""
    _, container = running
    with as_program(container, container.get(Engine)) as opened:
        yield opened
