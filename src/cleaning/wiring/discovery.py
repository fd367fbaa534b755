"""Reactions and jobs of the contexts, found by name, in the order work flows through the house."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, get_type_hints

from cleaning.domain.shared.aggregate import DomainEvent

CONTEXTS = (
    "company",
    "identity",
    "clients",
    "premises",
    "workforce",
    "catalogue",
    "pricing",
    "sales",
    "plans",
    "orders",
    "visits",
    "inventory",
    "purchasing",
    "billing",
    "treasury",
    "payroll",
    "ledger",
    "messaging",
    "documents",
    "reports",
    "importing",
)


def _listed(module: str, name: str) -> list[type[Any]]:
    found: list[type[Any]] = []
    for context in CONTEXTS:
        path = f"cleaning.application.{context}.{module}"
        if find_spec(path) is not None:
            found += getattr(import_module(path), name)
    return found


@cache
def reactions_by_event() -> dict[type[DomainEvent], list[type[Any]]]:
    """Event → reaction classes; the event is the type of the parameter of ``__call__``."""
    found: dict[type[DomainEvent], list[type[Any]]] = {}
    for reaction in _listed("reactions", "REACTIONS"):
        event = next(kind for name, kind in get_type_hints(reaction.__call__).items() if name != "return")
        found.setdefault(event, []).append(reaction)
    return found


@cache
def jobs() -> dict[str, type[Any]]:
    """Name → job class."""
    return {job.name: job for job in _listed("jobs", "JOBS")}
