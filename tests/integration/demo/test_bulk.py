"""The big company is made by COPY, past the use cases; so the audit must find nothing, and the use cases go on."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from cleaning.adapters.sql.checks import audit
from cleaning.demo.bulk.fill import fill
from cleaning.demo.bulk.scale import SCALES
from cleaning.settings import Settings
from cleaning.wiring import wire
from tests.app import SECRET_KEY, as_program
from tests.goods import received

NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)


@pytest.fixture(scope="module")
def filled(server):
    with server.database() as url:
        fill(Settings(database_url=url, secret_key=SECRET_KEY), SCALES["1k"], lambda told: None, now=NOW)
        yield url


def counted(url: str, table: str) -> int:
    with create_engine(url, poolclass=NullPool).connect() as connection:
        return connection.scalar(text(f"select count(*) from {table}"))


def test_every_promise_holds(filled):
    with create_engine(filled, poolclass=NullPool).connect() as connection:
        assert {one.check.name: one.rows for one in audit(connection) if one.rows} == {}


def test_there_is_as_much_as_was_asked_for(filled):
    wanted = SCALES["1k"]
    assert counted(filled, "clients") == wanted.clients
    assert counted(filled, "invoices") == wanted.invoices
    assert wanted.ledger_lines <= counted(filled, "entry_lines") < wanted.ledger_lines + 50


def test_few_clients_have_many_documents(filled):
    query = "select count(*) from invoices group by client_id order by 1 desc limit 1"
    with create_engine(filled, poolclass=NullPool).connect() as connection:
        assert connection.scalar(text(query)) >= 10


def test_work_goes_on_after_it(filled):
    container = wire(Settings(database_url=filled, secret_key=SECRET_KEY))
    with container, as_program(container, create_engine(filled, poolclass=NullPool)) as scope:
        assert received(scope, 1, 1, "5", "2.50").startswith("СР-")
