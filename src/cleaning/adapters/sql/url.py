"""One address of a database, spelt for SQLAlchemy or for libpq."""

from sqlalchemy import URL, make_url


def sqlalchemy_url(address: str) -> URL:
    """``postgresql://…`` as people write it, with our driver."""
    url = make_url(address)
    return url.set(drivername="postgresql+psycopg")


def libpq(address: str) -> str:
    """For psycopg.connect, pg_dump and the job queue."""
    return make_url(address).set(drivername="postgresql").render_as_string(hide_password=False)
