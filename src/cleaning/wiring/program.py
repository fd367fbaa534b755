"""The program acting by itself: the worker, the command line, the demo."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from dishka import Container
from sqlalchemy import Engine, select

from cleaning.adapters.sql.company.tables import branches
from cleaning.application.shared.access import Caller, Viewer, system_viewer


def system(container: Container) -> Viewer:
    """The viewer that may do everything in every branch."""
    with container.get(Engine).connect() as connection:
        rows = connection.execute(select(branches.c.id, branches.c.name).order_by(branches.c.name))
        return system_viewer(tuple((row.id, row.name) for row in rows))


@contextmanager
def as_program(container: Container, origin: str, *, viewer: Viewer | None = None) -> Iterator[Container]:
    """A scope of ports with one session, as a request has it; ``origin`` is what the facts will say."""
    caller = Caller(viewer=viewer or system(container), origin=origin)
    with container(context={Caller: caller}) as scope:
        yield scope
