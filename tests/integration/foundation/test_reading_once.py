"""A work asks a question once, and again as soon as it has written to where the answer comes from."""

import pytest
from sqlalchemy import text, update

from cleaning.adapters.sql.company.tables import branches
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.session import OurSession, make_engine
from cleaning.adapters.sql.work import SqlWork
from cleaning.application.shared.access import Origin
from cleaning.domain.company.branch import Branch, BranchDetails
from tests.app import SetClock
from tests.counting import counted


class Nobody:
    def to(self, event):
        return ()


@pytest.fixture
def engine(database):
    engine = make_engine(database)
    yield engine
    engine.dispose()


@pytest.fixture
def work(engine):
    session = OurSession(engine)
    yield SqlWork(session, Nobody(), Origin(actor_id=None, actor="Проба", origin="", request_id=""), SetClock())
    session.close()


@pytest.fixture
def names(work, engine):
    """The names of the branches, asked of the database once per work."""
    reads = Reads(engine, work.session)
    yield lambda: reads.once(
        ("branches",), "names", lambda: reads.scalars(branches.select().with_only_columns(branches.c.name))
    )
    reads.close()


def test_the_second_time_the_database_is_not_asked(work, names, engine):
    with work, counted(engine) as sent:
        assert [list(names()), list(names())] == [[], []]
    assert len(sent) == 1


def test_what_the_work_itself_stores_is_seen(work, names):
    with work:
        assert list(names()) == []
        branch = Branch.open(BranchDetails(name="Русе"))
        work.session.add(branch)
        assert list(names()) == ["Русе"]
        work.session.execute(update(branches).values(name="Шумен"))
        assert list(names()) == ["Шумен"]
        work.session.execute(text("update branches set name = 'Варна'"))
        assert list(names()) == ["Варна"]


def test_the_next_work_asks_again(work, names, engine):
    with work:
        names()
    with engine.begin() as other:
        other.execute(text("insert into branches (name) values ('Видин')"))
    with work:
        assert list(names()) == ["Видин"]


def test_without_a_work_every_question_is_asked(names, engine):
    with counted(engine) as sent:
        names(), names()
    assert len(sent) == 2


def test_a_connection_that_died_while_it_rested_is_replaced_unnoticed(engine, monkeypatch):
    with engine.connect() as connection:
        first = connection.scalar(text("select pg_backend_pid()"))
    monkeypatch.setattr("cleaning.adapters.sql.session.RESTED", 0)
    with engine.connect() as other, engine.connect() as killer:
        assert other.scalar(text("select pg_backend_pid()")) == first
        other.close()
        killer.execute(text("select pg_terminate_backend(:pid, 5000)"), {"pid": first})
    with engine.connect() as connection, engine.connect() as another:
        pids = {one.scalar(text("select pg_backend_pid()")) for one in (connection, another)}
    assert first not in pids
