"""Bring a database's tables up to this version of the program."""

import re
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.pool import NullPool

from cleaning.adapters.sql.roles import ensure_roles, grant
from cleaning.adapters.sql.url import sqlalchemy_url

MIGRATIONS = Path(__file__).parents[4] / "migrations"


def configuration(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def is_current(url: str) -> bool:
    """Whether the database has every migration this program knows and none that it does not."""
    engine = create_engine(sqlalchemy_url(url), poolclass=NullPool)
    with engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_heads()
    return found == tuple(ScriptDirectory.from_config(configuration()).get_heads())


def newest() -> str:
    """The last migration there is, read from the files without running them."""
    found = "".join(path.read_text() for path in MIGRATIONS.glob("versions/*.py"))
    earlier = set(re.findall(r'^down_revision = "(.+)"$', found, re.MULTILINE))
    last = set(re.findall(r'^revision = "(.+)"$', found, re.MULTILINE)) - earlier
    return last.pop() if len(last) == 1 else ""


def is_newest(url: str) -> bool:
    """Whether there is nothing to do: a look of milliseconds, when in doubt False."""
    engine = create_engine(sqlalchemy_url(url), poolclass=NullPool)
    try:
        with engine.connect() as connection:
            return connection.scalars(text("select version_num from alembic_version")).all() == [newest()]
    except ProgrammingError:
        return False


def migrate(url: str, revision: str = "head") -> None:
    """Upgrade as the owner of the tables and grant the app its rights; waits while another program does the same."""
    engine = create_engine(sqlalchemy_url(url), poolclass=NullPool)
    with engine.connect() as connection:
        ensure_roles(connection)
        connection.commit()
        command.upgrade(configuration(connection), revision)
        grant(connection)
        connection.commit()
