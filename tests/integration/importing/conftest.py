"""Lists brought by a program, and all that stands in the database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, text

from cleaning.application.importing.begin_import import BeginImport, BroughtFile
from cleaning.application.importing.queries import ImportCard, ImportQueries
from cleaning.application.importing.run_import import RunImport
from cleaning.application.shared.access import Viewer
from cleaning.domain.importing.values import ImportKind
from tests.snapshots import Rows, broken_promises, snapshot


@pytest.fixture
def bring(scope) -> Callable[..., int]:
    """A list as it lies in a file; it is only looked at."""

    def bring(kind: str, body: str, *, on: date | None = None, name: str = "списък.csv") -> int:
        file = BroughtFile(name=name, content=body.encode(), kind=ImportKind(kind), on=on)
        return scope.get(BeginImport)(file)

    return bring


@pytest.fixture
def card(scope) -> Callable[[int], ImportCard]:
    return lambda import_id: scope.get(ImportQueries).card(import_id, scope=scope.get(Viewer).scope)


@pytest.fixture
def run(scope) -> Callable[[int], dict[str, int]]:
    return scope.get(RunImport)


@pytest.fixture
def ask(scope) -> Callable[..., list[Any]]:
    def ask(statement: str, **values: Any) -> list[Any]:
        with scope.get(Engine).connect() as connection:
            return list(connection.execute(text(statement), values))

    return ask


@pytest.fixture
def stored(scope) -> Callable[[], Rows]:
    """Every row of every table, but what remembers that a list was brought and the sums of months."""
    return lambda: snapshot(scope.get(Engine), "imports", "imported", "number_series", "account_months")


@pytest.fixture
def clean(scope) -> Callable[[], bool]:
    """Whether ``cleaning audit`` has nothing to complain about."""

    def clean() -> bool:
        assert broken_promises(scope.get(Engine)) == {}
        return True

    return clean
