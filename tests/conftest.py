"""What every test may ask for: the server, a fresh database, the time."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

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
