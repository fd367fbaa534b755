"""A job belongs to the transaction that asked for it."""

import asyncio
from datetime import timedelta

import pytest
from dishka import Container
from procrastinate import PsycopgConnector
from sqlalchemy import Engine, text

from cleaning.adapters.sql.url import libpq
from cleaning.application.identity.jobs import SweepLeftovers
from cleaning.application.shared.ports import Jobs, Work
from cleaning.worker import RECOVERY, make_queue


def waiting(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return list(
            connection.scalars(
                text("select task_name from procrastinate_jobs where status = 'todo' order by task_name")
            )
        )


def test_a_committed_deferral_is_a_waiting_job(scope: Container):
    with scope.get(Work):
        scope.get(Jobs).defer(SweepLeftovers.name)
    assert waiting(scope.get(Engine)) == ["identity.sweep_leftovers"]


def test_a_deferral_rolled_back_leaves_nothing(scope: Container):
    with pytest.raises(ZeroDivisionError), scope.get(Work):
        scope.get(Jobs).defer(SweepLeftovers.name)
        raise ZeroDivisionError
    assert waiting(scope.get(Engine)) == []


def test_a_deferral_outside_a_transaction_is_refused(scope: Container):
    with pytest.raises(RuntimeError, match="outside a unit of work"):
        scope.get(Jobs).defer(SweepLeftovers.name)


def test_the_worker_does_the_job_once_and_forgets_it(running, scope: Container, database, clock):
    engine = scope.get(Engine)
    with engine.begin() as connection:
        old = {"at": clock.now() - timedelta(days=8)}
        connection.execute(
            text("insert into idempotency_keys (owner, key, request, at) values ('a', 'b', 'c', :at)"), old
        )
    with scope.get(Work):
        scope.get(Jobs).defer(SweepLeftovers.name)

    asyncio.run(drain(running[1], database))

    with engine.connect() as connection:
        assert connection.scalar(text("select count(*) from idempotency_keys")) == 0
        assert connection.scalar(text("select count(*) from procrastinate_jobs where task_name like 'identity%'")) == 0


def test_a_recovery_that_died_itself_does_not_stop_the_next_one(running, scope: Container, database):
    """The dead one cannot wait again beside the one that waits already; what else died must not suffer for it."""
    left_behind = [(RECOVERY, "doing", RECOVERY), (SweepLeftovers.name, "doing", None), (RECOVERY, "todo", RECOVERY)]
    engine = scope.get(Engine)
    with engine.begin() as connection:
        for task, status, lock in left_behind:
            connection.execute(
                text(
                    "insert into procrastinate_jobs (queue_name, task_name, priority, args, status, queueing_lock)"
                    " values ('default', :task, 0, '{}', :status, :lock)"
                ),
                {"task": task, "status": status, "lock": lock},
            )

    asyncio.run(recover(running[1], database))

    assert waiting(engine) == [SweepLeftovers.name, RECOVERY]
    with engine.connect() as connection:
        assert connection.scalar(text("select count(*) from procrastinate_jobs where status = 'doing'")) == 0


async def recover(container: Container, database: str) -> None:
    queue = make_queue(container, PsycopgConnector(conninfo=libpq(database), min_size=1, max_size=3))
    async with queue.open_async():
        await queue.tasks[RECOVERY].func(timestamp=0)


async def drain(container: Container, database: str) -> None:
    queue = make_queue(container, PsycopgConnector(conninfo=libpq(database), min_size=1, max_size=3))
    async with queue.open_async():
        await queue.run_worker_async(wait=False, delete_jobs="successful", install_signal_handlers=False)
