"""P3: legal numbers are unique, without a gap and in order, whoever takes them and whoever dies meanwhile."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from cleaning.adapters.sql.company.numbers import SqlNumbers
from tests.rounds import a_seed, rounds

WRITERS, EACH = 8, rounds(40, 2500)
Take = Callable[[Session], str]


class ChangedMind(Exception):
    """A fifth of the documents are given up after they had their number."""


@pytest.fixture
def engine(database):
    made = create_engine(database, pool_size=WRITERS + 2)
    with made.begin() as connection:
        connection.execute(text("create table papers (number text)"))
    yield made
    made.dispose()


def take_properly(session: Session) -> str:
    return SqlNumbers(session).take("invoice")


def take_greatest_plus_one(session: Session) -> str:
    """What everybody writes first."""
    greatest = session.scalar(text("select coalesce(max(number::int), 0) from papers"))
    return f"{greatest + 1:010d}"


def write(engine: Engine, take: Take, seed: int) -> int:
    chance, kept = random.Random(seed), 0
    for _ in range(EACH):
        try:
            with Session(engine) as session, session.begin():
                number = take(session)
                session.execute(text("insert into papers values (:number)"), {"number": number})
                if chance.random() < 0.2:
                    raise ChangedMind
            kept += 1
        except (ChangedMind, DBAPIError):
            continue
    return kept


def race(engine: Engine, take: Take, seed: int) -> int:
    with ThreadPoolExecutor(WRITERS) as pool:
        return sum(pool.map(lambda writer: write(engine, take, seed + writer), range(WRITERS)))


def numbers(engine: Engine) -> list[int]:
    with engine.connect() as connection:
        return sorted(int(number) for number in connection.scalars(text("select number from papers")))


def test_eight_writers_who_change_their_minds_leave_no_gap_and_no_double(engine):
    began = time.monotonic()
    kept = race(engine, take_properly, a_seed())
    print(f"{kept} numbers kept, {WRITERS * EACH / (time.monotonic() - began):.0f} taken a second")
    assert numbers(engine) == list(range(1, kept + 1))


def test_killed_connections_leave_no_gap_either(engine):
    over = threading.Event()

    def kill_somebody_now_and_then() -> None:
        while not over.wait(0.02):
            with engine.connect() as connection:
                connection.execute(
                    text(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
                        " and pid <> pg_backend_pid() and query like '%papers%' order by random() limit 1"
                    )
                )

    killer = threading.Thread(target=kill_somebody_now_and_then)
    killer.start()
    try:
        race(engine, take_properly, 7)
    finally:
        over.set()
        killer.join()
    found = numbers(engine)
    assert len(found) > WRITERS
    assert found == list(range(1, len(found) + 1))


def test_the_same_race_without_the_lock_goes_wrong(engine):
    kept = race(engine, take_greatest_plus_one, 7)
    assert numbers(engine) != list(range(1, kept + 1))


def test_a_number_has_its_series_form_and_branches_count_for_themselves(engine):
    with Session(engine) as session, session.begin():
        session.execute(text("insert into branches (name) values ('София'), ('Варна')"))
        take = SqlNumbers(session).take
        assert take("invoice") == "0000000001"
        assert take("receipt", branch=1, prefix="СР", width=6) == "СР000001"
        assert take("receipt", branch=1, prefix="СР", width=6) == "СР000002"
        assert take("receipt", branch=2, prefix="СР", width=6) == "СР000001"
