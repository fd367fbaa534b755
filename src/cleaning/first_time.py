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
from cleaning.demo.bulk.fill import fill
from cleaning.demo.bulk.scale import SCALES
from cleaning.settings import Settings as OurSettings
from cleaning.wiring import wire
from cleaning.wiring.program import as_program


def demo_wanted(
    settings: OurSettings, say: Callable[[str], None], *, built_in: bool, scale: str | None = None
) -> Callable[[], None] | None:
    """What makes the demo company, or None where the database holds something of the company's own already.

    With a ``scale`` it is a big one, made by COPY.

    It takes a minute or so and may run while people sign in; until it is over the login page says how far it is.
    """
    with closing(wire(settings)) as container:
        state = _state(container)
    if state == "used":
        return None
    if state == "interrupted":
        if not built_in:
            raise Trouble("The demo company was interrupted half way: empty the database and start again.")
        say("· the demo company was interrupted half way; starting it over")
        empty(settings)
        migrate(settings.owner_url)
    _mark(settings, building=True, progress=0)

    def make() -> None:
        if scale:
            fill(settings, SCALES[scale], say)
        else:
            build(settings, say, progress=lambda percent: _mark(settings, progress=percent))
        _mark(settings, building=False, progress=100)

    return make


def _state(container: Container) -> str:
    with as_program(container, "cli") as scope, scope.get(Work):
        if scope.get(Settings).get("demo").value.get("building"):
            return "interrupted"
        named = scope.get(Companies).the() is not None
        with scope.get(Engine).connect() as connection:
            entered = connection.scalar(text("select exists (select from branches) or exists (select from users)"))
        return "used" if named or entered else "empty"


def _mark(settings: OurSettings, **told: bool | int) -> None:
    with closing(wire(settings)) as container, as_program(container, "cli") as scope, scope.get(Work):
        scope.get(Settings).get("demo").change(told)
