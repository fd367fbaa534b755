"""What the import contracts of pyproject.toml cannot say: which libraries a layer may use, and who may know whom."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SOURCE = ROOT / "src" / "cleaning"
ALLOWED = {
    "domain": {"dateutil", "stdnum", "phonenumbers"},
    "application": {"msgspec", "dateutil"},
    "web": {"litestar", "dishka", "msgspec", "jinja2", "markupsafe", "babel", "structlog", "uuid_utils", "anyio"}
    | {"phonenumbers", "xlsxwriter"},
    "devices": {"msgspec"},
}
"""Besides the standard library and ourselves. The domain's are pure: they compute and do no I/O."""
UNREAL = {"datetime.now", "datetime.today", "date.today", "datetime.utcnow", "time.time", "random.random", "uuid.uuid4"}


def files(layer: str) -> list[Path]:
    return sorted((SOURCE / layer).rglob("*.py"))


@cache
def imports(path: Path) -> tuple[str, ...]:
    """Every module a file imports, in full."""
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.append(node.module)
    return tuple(found)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("layer", list(ALLOWED))
def test_a_layer_uses_only_its_own_libraries(layer):
    strangers = {
        (name(path), module)
        for path in files(layer)
        for module in imports(path)
        if (top := module.split(".")[0]) not in sys.stdlib_module_names and top not in ALLOWED[layer] | {"cleaning"}
    }
    assert strangers == set()


def test_the_domain_asks_nobody_for_the_time_or_for_chance():
    found = {
        (name(path), f"{node.value.id}.{node.attr}")
        for path in files("domain")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        if f"{node.value.id}.{node.attr}" in UNREAL
    }
    assert found == set()


def crossings(layer: str) -> Iterator[tuple[Path, str, str]]:
    """(file, its context, a module of another context's domain or application)."""
    for path in files(layer):
        context = path.relative_to(SOURCE / layer).parts[0]
        for module in imports(path):
            parts = module.split(".")
            if parts[:1] != ["cleaning"] or len(parts) < 3 or parts[1] not in ("domain", "application"):
                continue
            if parts[2] not in (context, "shared"):
                yield path, context, module


def test_only_reactions_and_the_books_know_what_happens_elsewhere():
    """``ledger/posting.py`` is the one table from events to accounts; everybody else reacts in ``reactions.py``."""
    wrong = {
        (name(path), module)
        for path, _, module in crossings("application")
        if module.endswith(".events") and path.stem not in ("reactions", "posting")
    }
    assert wrong == set()


def test_contexts_meet_in_use_cases_queries_events_and_values_never_in_aggregates():
    values = ("events", "values", "month")
    wrong = {
        (name(path), module)
        for path, _, module in crossings("application")
        if module.startswith("cleaning.domain.") and module.split(".")[-1] not in values
    }
    assert wrong == set()


def test_screens_do_not_touch_aggregates():
    """The web gives use cases their commands and shows what queries return."""
    assert not [name(path) for path in files("web") for module in imports(path) if module.startswith("sqlalchemy")]


def test_nobody_names_a_module_after_nothing():
    empty_words = {"models", "utils", "helpers", "manager", "misc", "base"}
    assert not [name(path) for path in SOURCE.rglob("*.py") if path.stem in empty_words]
