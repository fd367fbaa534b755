"""A job whose worker was killed is done by another one, soon."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from cleaning.adapters.sql.url import libpq

pytestmark = pytest.mark.slow
WORKER = Path(__file__).with_name("slow_worker.py")
RECOVERED = 90.0
"""Seconds (P11); usually under twenty: eight without a heartbeat and the next look, at most ten later."""


def start(database: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, str(WORKER), database], stderr=subprocess.DEVNULL)


def wait(what: Callable[[], bool], seconds: float) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.2)


def test_a_job_of_a_killed_worker_is_taken_over(database):
    with psycopg.connect(libpq(database), autocommit=True) as connection:
        connection.execute("create table marks (mark text)")
        connection.execute(
            "insert into procrastinate_jobs (queue_name, task_name, priority, args, status)"
            " values ('default', 'test.slow', 0, '{}', 'todo')"
        )

        def marks() -> list[str]:
            return [row[0] for row in connection.execute("select mark from marks")]

        first = start(database)
        second = None
        try:
            wait(lambda: marks() == ["began"], 60)
            first.kill()
            second = start(database)
            wait(lambda: "done" in marks(), RECOVERED)
            assert marks() == ["began", "began", "done"]
            wait(
                lambda: (
                    not connection.execute("select 1 from procrastinate_jobs where task_name like 'test%'").fetchone()
                ),
                20,
            )
        finally:
            for process in (first, second):
                if process is not None:
                    process.kill()
                    process.wait()
