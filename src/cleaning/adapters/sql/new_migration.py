"""Write the next migration: what the tables in code have and the database has not (`bin/migration`)."""

from __future__ import annotations

import sys

from alembic import command
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from cleaning.adapters.sql.migrate import configuration
from cleaning.adapters.sql.url import sqlalchemy_url

DATED = "%%(year)d_%%(month).2d_%%(day).2d_%%(hour).2d%%(minute).2d_%%(slug)s"


def write(url: str, message: str) -> None:
    """In a database that is up to date; alembic's proposal is a draft to be read, not a result."""
    with create_engine(sqlalchemy_url(url), poolclass=NullPool).connect() as connection:
        config = configuration(connection)
        config.set_main_option("file_template", DATED)
        command.upgrade(config, "head")
        command.revision(config, message, autogenerate=True, rev_id="_".join(message.lower().split()))


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2])
