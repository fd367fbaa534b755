"""What the database refuses, in the words of the domain: from a constraint's name to a code."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError

from cleaning.domain.shared.errors import Conflict, RuleBroken

Refusal = str | tuple[str, str]
"""A code, or a code and the field it belongs to."""


@cache
def constraints() -> dict[str, Refusal]:
    """Constraint name → code, gathered from ``adapters/sql/<context>/constraints.py``."""
    known: dict[str, Refusal] = {"append_only": "record.kept_for_ever"}
    sql = import_module("cleaning.adapters.sql")
    for package in iter_modules(sql.__path__):
        name = f"{sql.__name__}.{package.name}.constraints"
        if package.ispkg and find_spec(name) is not None:
            known |= import_module(name).CONSTRAINTS
    return known


@contextmanager
def translated() -> Iterator[None]:
    """Turn a constraint we know into RuleBroken, a lost race of two saves into Conflict; the rest is a real fault."""
    try:
        yield
    except StaleDataError as stale:
        raise Conflict("record.changed") from stale
    except DBAPIError as error:
        diagnosis = getattr(error.orig, "diag", None)
        refusal = constraints().get(getattr(diagnosis, "constraint_name", None) or "")
        if refusal is None:
            raise
        if isinstance(refusal, tuple):
            raise RuleBroken(refusal[0], field=refusal[1]) from error
        raise RuleBroken(refusal) from error
