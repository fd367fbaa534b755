"""P5: a month is closed while eight people post into it: nothing gets in after the closing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from tests.rounds import rounds

WRITERS, MONTHS = 8, rounds(24, 500)
ENTRY = text(
    "with e as (insert into entries (branch_id, \"on\", source_kind, total) values (1, :day, 'manual', 1) returning id)"
    ' insert into entry_lines (entry_id, "on", account_code, branch_id, debit, credit)'
    " select id, cast(:day as date), account, 1, d, c from e, (values ('602', 1, 0), ('499', 0, 1)) l (account, d, c)"
)
CLOSE = text("insert into closed_months (month, closed_at) values (:month, clock_timestamp())")
SEEN = text("select count(*) from entries where date_trunc('month', \"on\")::date = :month")
UNGUARDED = "create or replace function close_month() returns trigger language plpgsql as 'begin return new; end'"


@pytest.fixture
def race(running, scope):
    """Months in which more entries are found later than there were when the closing was committed."""
    _, container = running
    engine = container.get(Engine)

    def month(number: int) -> date:
        return date(2020 + number // 12, number % 12 + 1, 1)

    def run() -> int:
        start = Barrier(WRITERS + 1)

        def writer(_: int) -> None:
            with engine.connect() as connection:
                for number in range(MONTHS):
                    start.wait(60)
                    for _ in range(6):
                        try:
                            connection.execute(ENTRY, {"day": month(number)})
                            connection.exec_driver_sql("select pg_sleep(0.003)")
                            connection.commit()
                        except DBAPIError:
                            connection.rollback()

        def closer() -> list[int]:
            counted = []
            with engine.connect() as connection:
                for number in range(MONTHS):
                    start.wait(60)
                    connection.exec_driver_sql("select pg_sleep(0.008)")
                    connection.rollback()
                    connection.execute(CLOSE, {"month": month(number)})
                    counted.append(connection.scalar(SEEN, {"month": month(number)}))
                    connection.commit()
            return counted

        with ThreadPoolExecutor(WRITERS + 1) as pool:
            closing = pool.submit(closer)
            list(pool.map(writer, range(WRITERS)))
            counted = closing.result()
        with engine.connect() as connection:
            later = [connection.scalar(SEEN, {"month": month(number)}) for number in range(MONTHS)]
        return sum(1 for before, after in zip(counted, later, strict=True) if after != before)

    return run


@pytest.mark.slow
def test_what_the_closing_saw_is_all_there_ever_is(race):
    assert race() == 0


@pytest.mark.slow
def test_without_the_lock_entries_slip_in_behind_the_closing(race, running):
    engine = running[1].get(Engine)
    with engine.connect() as connection:
        owner = connection.scalar(text("select tableowner from pg_tables where tablename = 'closed_months'"))
        me = connection.scalar(text("select current_user"))
    if owner != me:
        pytest.skip("the app may not take the guard off")
    with engine.begin() as connection:
        connection.exec_driver_sql(UNGUARDED)
    assert race() > 0
