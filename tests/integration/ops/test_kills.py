"""kill −9 of web, worker and database while programs write by the API: nothing acknowledged is lost or doubled.

Clients, invoices with their numbers and payments are what must be there once; messages are the work that leaves the
house, once each or, when a worker died in the very act, in the state "unknown" that waits for a person.

``CLEANING_KILLS=30`` asks for more kills, ``CLEANING_SEED`` for the order of an earlier run.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest

from cleaning.adapters.sql import embedded
from tests.integration.ops.conftest import Running, new_house
from tests.integration.ops.writers import PATIENCE, Account, writing
from tests.integration.thread.holds import broken_promises

pytestmark = pytest.mark.slow
KILLS = int(os.environ.get("CLEANING_KILLS", "5"))
LONG = "CLEANING_KILLS" in os.environ
SEED = int(os.environ.get("CLEANING_SEED", random.randrange(10**6)))
FAULTS = Path(__file__).with_name("faults")
LATER = {"jobs.none_stuck", "messaging.none_stuck"}
"""Promises with a time limit of their own: right after a kill they need not hold yet."""

TWICE = " union all ".join(
    f"select 1 from {table} group by {once} having count(*) > 1"
    for table, once in (
        ("clients", "phone"),
        ("messages", "text"),
        ("invoices", "client_id"),
        ("payments", "client_id"),
    )
)


@dataclass
class Town:
    """A running house that is being shot at, and what was acknowledged in it so far."""

    running: Running
    key: str
    desk: int = 0
    unguarded: Path = Path()
    phones: Iterator[int] = field(default_factory=lambda: count(1))
    account: Account = field(default_factory=Account)

    @property
    def url(self) -> str:
        return embedded.start(self.running.house.data / "postgres").url("cleaning")


@pytest.fixture(scope="module")
def town() -> Iterator[Town]:
    with new_house() as house:
        house.done("migrate")
        house.done("user", "add", "maria", "--password", "чист под 2026")
        unguarded = house.place / "unguarded"
        path = os.pathsep.join([str(FAULTS), house.env()["PYTHONPATH"]])
        running = Running(house, PYTHONPATH=path, UNGUARDED=str(unguarded))
        running.stored("insert into branches (name) values ('София')")
        found = Town(running, house.done("key", "create", "проба", "--user", "maria").strip(), unguarded=unguarded)
        found.desk = running.post(found.key, "/desks", {"branch_id": 1, "kind": "bank", "name": "Сметка"})["id"]
        yield found
        if running.process.poll() is None:
            running.end()


def postmaster(running: Running) -> int:
    return int((running.house.data / "postgres/cluster/postmaster.pid").read_text().split()[0])


def kill_a_session(running: Running) -> None:
    """PostgreSQL itself restarts when one of its own dies so."""
    sessions = "select pid from pg_stat_activity where datname = 'cleaning' and pid <> pg_backend_pid() limit 1"
    for (pid,) in running.stored(sessions):
        os.kill(pid, signal.SIGKILL)


KINDS: dict[str, Callable[[Running], object]] = {
    "the web processes": lambda running: [one.kill() for one in running.child("web").children()],
    "the whole web": lambda running: running.child("web").kill(),
    "the worker": lambda running: running.child("worker").kill(),
    "the database": lambda running: os.kill(postmaster(running), signal.SIGKILL),
    "a database session": kill_a_session,
}


def decks(chance: random.Random) -> Iterator[str]:
    """Each kind as often as any other, in any order."""
    while True:
        yield from chance.sample(sorted(KINDS), len(KINDS))


def test_nothing_acknowledged_is_lost_or_doubled_by_any_kill(town):
    running, chance = town.running, random.Random(SEED)
    print(f"{KILLS} kills, CLEANING_SEED={SEED}")
    with writing(running, town.key, town.desk, town.phones, town.account):
        time.sleep(1)
        for number, kind in zip(range(KILLS), decks(chance), strict=False):
            KINDS[kind](running)
            back = running.until_the_api_answers(town.key, PATIENCE)
            print(f"{number + 1}. {kind}: answers again after {back:.1f} s")
            assert {name: rows for name, rows in broken_promises(town.url).items() if name not in LATER} == {}
            time.sleep(chance.random())
    told = {path: len(keys) for path, keys in town.account.acknowledged.items()}
    print(f"acknowledged {told}, asked again {town.account.repeats} times")
    assert all(told[path] > KILLS for path in ("/clients", "/invoices", "/payments", "/messages"))
    assert town.account.faults(running) == {}
    assert_every_message_went_once_or_waits_for_a_person(town)
    until(lambda: broken_promises(town.url) == {}, 90)
    running.house.done("audit")


def test_without_keys_an_answer_lost_on_the_way_doubles_something(town):
    """The negative control: the test above sees what it is there to see."""
    town.unguarded.touch()
    account, twice = Account(), False
    with writing(town.running, town.key, town.desk, town.phones, account):
        for _ in range(6):
            time.sleep(0.5)
            KINDS["the web processes"](town.running)
            town.running.until_the_api_answers(town.key, PATIENCE)
            if twice := bool(town.running.stored(TWICE)):
                break
    town.unguarded.unlink()
    assert twice
    assert any(name.startswith("unasked") for name in account.faults(town.running))


def test_a_commit_acknowledged_before_it_is_on_the_disk_is_missed(town):
    """The negative control of the other half: with PostgreSQL told to answer early, a kill loses what was promised."""
    running = town.running
    for change in (
        "alter database cleaning set synchronous_commit = off",
        "alter system set wal_writer_delay = '10s'",
        "select pg_reload_conf()",
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'cleaning' and pid <> pg_backend_pid()",
    ):
        running.stored(change)
    running.until_the_api_answers(town.key, PATIENCE)
    account = Account()
    with writing(running, town.key, town.desk, town.phones, account):
        time.sleep(1)
        KINDS["the database"](running)
        running.until_the_api_answers(town.key, PATIENCE)
    assert any(name.startswith("lost") for name in account.faults(running)), "a kill lost nothing it had promised"


def until(what: Callable[[], bool], seconds: float) -> None:
    ends = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < ends, "it did not happen in time"
        time.sleep(0.5)


def assert_every_message_went_once_or_waits_for_a_person(town: Town) -> None:
    open_ones = "select id, stage from messages where stage in ('queued', 'sending')"
    if not LONG:
        # A minute passes: what a killed worker had in hand is nobody's any more.
        town.running.stored("update messages set taken_at = taken_at - interval '1 minute' where stage = 'sending'")
    until(lambda: town.running.stored(open_ones) == [], PATIENCE)
    lost, twice = town.account.texts_unclear_or_twice(town.running)
    assert lost == []
    assert twice == []
