"""One address of a database, spelt for SQLAlchemy or for libpq."""

from psycopg.conninfo import make_conninfo
from sqlalchemy import URL, make_url


def sqlalchemy_url(address: str) -> URL:
    """``postgresql://…`` as people write it, with our driver."""
    return make_url(address).set(drivername="postgresql+psycopg")


def libpq(address: str) -> str:
    """For psycopg.connect, pg_dump and the job queue: words and values, since libpq reads addresses differently."""
    url = make_url(address)
    parts = {"host": url.host, "port": url.port, "user": url.username, "password": url.password, "dbname": url.database}
    return make_conninfo(**{name: value for name, value in parts.items() if value is not None}, **url.query)
