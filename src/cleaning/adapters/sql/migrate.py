"""Bring a database's tables up to this version of the program."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine
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


def migrate(url: str, revision: str = "head") -> None:
    """Upgrade as the owner of the tables and grant the app its rights; waits while another program does the same."""
    engine = create_engine(sqlalchemy_url(url), poolclass=NullPool)
    with engine.connect() as connection:
        ensure_roles(connection)
        connection.commit()
        command.upgrade(configuration(connection), revision)
        grant(connection)
        connection.commit()
