"""The village that everybody here walks through."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.database import TestServer
from tests.integration.access.village import Village, settled


@pytest.fixture(scope="session")
def village(server: TestServer) -> Iterator[Village]:
    with settled(server) as made:
        yield made
