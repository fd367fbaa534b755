"""Puts the program together: one module of providers per context, found by their name ``PROVIDERS``."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from dishka import Container, Provider, make_container

from cleaning.adapters.sql.registry import load_tables
from cleaning.settings import Settings


def providers() -> list[Provider]:
    """Every provider of the program."""
    found: list[Provider] = []
    for module in sorted(iter_modules(__path__), key=lambda one: one.name):
        found += getattr(import_module(f"{__name__}.{module.name}"), "PROVIDERS", ())
    return found


def wire(settings: Settings, *overrides: Provider) -> Container:
    """The container of one process. Later providers replace earlier ones, so tests can put something else in."""
    load_tables()
    return make_container(*providers(), *overrides, context={Settings: settings})
