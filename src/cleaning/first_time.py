"""The first start makes the demo company: whole or, when it was interrupted, all over again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from functools import partial

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from cleaning.adapters.sql.embedded import Trouble
from cleaning.adapters.sql.migrate import migrate
from cleaning.adapters.sql.url import sqlalchemy_url
from cleaning.application.company.ports import Settings
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
    state = _state(settings)
    if state == "used":
        return None
    if state == "interrupted":
        if not built_in:
            raise Trouble("The demo company was interrupted half way: empty the database and start again.")
        say("· the demo company was interrupted half way; starting it over")
        empty(settings)
        migrate(settings.owner_url)
    _mark(settings, building=True, progress=0)

    return partial(_make, settings, say, scale)


def _make(settings: OurSettings, say: Callable[[str], None], scale: str | None) -> None:
    if scale:
        fill(settings, SCALES[scale], say)
    else:
        build(settings, say, progress=lambda percent: _mark(settings, progress=percent))
    _mark(settings, building=False, progress=100)


STATE = """
  select coalesce((select cast(value->>'building' as boolean) from settings where key = 'demo'), false) as interrupted,
         exists (select from companies) or exists (select from branches) or exists (select from users) as used
"""


def _state(settings: OurSettings) -> str:
    engine = create_engine(sqlalchemy_url(settings.database_url), poolclass=NullPool)
    with engine.connect() as connection:
        row = connection.execute(text(STATE)).one()
    return "interrupted" if row.interrupted else "used" if row.used else "empty"


def logins_of_the_demo(settings: OurSettings) -> list[tuple[str, str, str]]:
    """Name, login and password, for whoever starts the program."""
    engine = create_engine(sqlalchemy_url(settings.database_url), poolclass=NullPool)
    with engine.connect() as connection:
        return connection.scalar(text("select value->'logins' from settings where key = 'demo'")) or []


def _mark(settings: OurSettings, **told: bool | int) -> None:
    with closing(wire(settings)) as container, as_program(container, "cli") as scope, scope.get(Work):
        scope.get(Settings).get("demo").change(told)
