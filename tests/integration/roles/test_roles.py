"""The app adds to what is posted and can do nothing else to it; the database itself refuses."""

from collections.abc import Iterator

import psycopg
import pytest
from sqlalchemy import make_url

from cleaning.adapters.sql.roles import APP, TIMEOUTS
from cleaning.adapters.sql.url import libpq

GUARDED = "select tgrelid::regclass::text from pg_trigger where tgname like '%\\_append\\_only' order by 1"
MUST = {"facts", "entries", "entry_lines", "stock_moves", "earnings"}


@pytest.fixture
def app(database: str) -> Iterator[psycopg.Connection]:
    url = make_url(database).set(username=APP)
    with psycopg.connect(libpq(url.render_as_string(hide_password=False)), autocommit=True) as connection:
        yield connection


@pytest.fixture
def guarded(app: psycopg.Connection) -> list[str]:
    return [row[0] for row in app.execute(GUARDED)]


def test_everything_posted_is_guarded(guarded):
    assert set(guarded) >= MUST


def test_the_app_can_neither_change_remove_nor_unguard_what_is_posted(app, guarded):
    for table in guarded:
        column = app.execute(
            "select attname from pg_attribute where attrelid = %s::regclass and attnum > 0 limit 1", [table]
        ).fetchone()[0]
        for statement in (
            f"update {table} set {column} = {column}",
            f"delete from {table}",
            f"truncate {table}",
            f"alter table {table} disable trigger all",
            f"drop trigger {table}_append_only on {table}",
            f"drop table {table}",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                app.execute(statement)


def test_even_the_owner_is_refused_while_the_guard_stands(database, guarded):
    with psycopg.connect(libpq(database), autocommit=True) as owner:
        owner.execute("insert into facts (kind, actor, data) values ('x.Y', 'проба', '{}')")
        for statement in ("update facts set actor = 'x'", "delete from facts"):
            with pytest.raises(psycopg.errors.RestrictViolation):
                owner.execute(statement)
        for table in guarded:
            with pytest.raises((psycopg.errors.RestrictViolation, psycopg.errors.FeatureNotSupported)):
                owner.execute(f"truncate {table}")


def test_with_the_guard_off_the_row_does_change_so_it_is_the_guard_that_holds(database):
    with psycopg.connect(libpq(database), autocommit=True) as owner:
        owner.execute("insert into facts (kind, actor, data) values ('x.Y', 'проба', '{}')")
        owner.execute("alter table facts disable trigger facts_append_only")
        assert owner.execute("update facts set actor = 'x'").rowcount == 1


def test_the_app_role_has_its_timeouts(app):
    for name, value in TIMEOUTS[APP].items():
        shown = app.execute(f"show {name}").fetchone()[0]
        assert shown in (value, {"60s": "1min"}.get(value))
