"""Open screens hear of a change when it is committed, and never of one that was not."""

from queue import Empty, Queue

import pytest

from cleaning.adapters.sql.live import PostgresChanges
from cleaning.adapters.sql.session import OurSession, make_engine
from cleaning.adapters.sql.work import SqlWork
from cleaning.application.shared.access import Origin
from cleaning.domain.company.branch import Branch, BranchDetails
from tests.app import SetClock

ORIGIN = Origin(actor_id=None, actor="Проба", origin="127.0.0.1", request_id="r1")


class Silent:
    """Nobody reacts."""

    def to(self, event):
        return []


@pytest.fixture
def work(database):
    engine = make_engine(database)
    session = OurSession(engine)
    yield SqlWork(session, Silent(), ORIGIN, SetClock())
    session.close()
    engine.dispose()


@pytest.fixture
def changes(database):
    changes = PostgresChanges(database)
    yield changes
    changes.stop()


@pytest.fixture
def heard(changes):
    """What a watcher is told after the first „anything may have changed“."""
    queue: Queue[str] = Queue()
    changes.watch(queue.put)
    assert queue.get(timeout=5) == "*"
    return queue


def test_a_committed_change_is_told_by_the_name_of_its_context(work, heard):
    with work:
        work.session.add(Branch.open(BranchDetails(name="Русе")))

    assert heard.get(timeout=5) == "company"


def test_a_change_that_was_undone_is_not_told(work, heard):
    with pytest.raises(RuntimeError), work:
        work.session.add(Branch.open(BranchDetails(name="Русе")))
        work.session.flush()
        raise RuntimeError

    with pytest.raises(Empty):
        heard.get(timeout=0.5)


def test_whoever_stopped_watching_hears_nothing(work, changes, heard):
    other: Queue[str] = Queue()
    unwatch = changes.watch(other.put)
    unwatch()

    with work:
        work.session.add(Branch.open(BranchDetails(name="Русе")))

    assert heard.get(timeout=5) == "company"
    assert other.empty()
