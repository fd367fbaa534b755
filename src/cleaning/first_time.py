"""The first start makes the demo company: whole or, when it was interrupted, all over again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

from dishka import Container
from sqlalchemy import Engine, text

from cleaning.adapters.sql.embedded import Trouble
from cleaning.adapters.sql.migrate import migrate
from cleaning.application.company.ports import Companies, Settings
from cleaning.application.shared.ports import Work
from cleaning.database import empty
from cleaning.demo.build import build
from cleaning.settings import Settings as OurSettings
from cleaning.wiring import wire
from cleaning.wiring.program import as_program


def demo_once(settings: OurSettings, say: Callable[[str], None], *, built_in: bool) -> None:
    """Leave a database that holds anything of the company's own alone."""
    with closing(wire(settings)) as container:
        state = _state(container)
    if state == "interrupted":
        if not built_in:
            raise Trouble("The demo company was interrupted half way: empty the database and start again.")
        say("· the demo company was interrupted half way; starting it over")
        empty(settings)
        migrate(settings.owner_url)
    elif state == "used":
        return
    with closing(wire(settings)) as container:
        _mark(container, building=True)
    build(settings, say)
    with closing(wire(settings)) as container:
        _mark(container, building=False)


def _state(container: Container) -> str:
    with as_program(container, "cli") as scope, scope.get(Work):
        if scope.get(Settings).get("demo").value.get("building"):
            return "interrupted"
        named = scope.get(Companies).the() is not None
        with scope.get(Engine).connect() as connection:
            entered = connection.scalar(text("select exists (select from branches) or exists (select from users)"))
        return "used" if named or entered else "empty"


def _mark(container: Container, *, building: bool) -> None:
    with as_program(container, "cli") as scope, scope.get(Work):
        scope.get(Settings).get("demo").change({"building": building})
