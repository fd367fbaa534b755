"""When the regular jobs come: procrastinate's cron has the seconds as its last field, and a slip there is silent."""

from itertools import pairwise
from typing import cast

import pytest
from dishka import Container
from procrastinate.periodic import PeriodicTask
from procrastinate.testing import InMemoryConnector

from cleaning.wiring.discovery import jobs
from cleaning.worker import RECOVERY, make_queue

MIDNIGHT = 1795471200.0
"""Any hour will do; 24.11.2026 00:00 in Sofia."""
REGULAR = sorted(name for name, kind in jobs().items() if getattr(kind, "every", None))


@pytest.fixture(scope="module")
def regular() -> dict[str, PeriodicTask]:
    queue = make_queue(cast(Container, None), InMemoryConnector())
    return {name: task for (name, _), task in queue.periodic_registry.periodic_tasks.items()}


def gaps(task: PeriodicTask, times: int) -> list[float]:
    task.croniter.set_current(start_time=MIDNIGHT)
    return [later - sooner for sooner, later in pairwise(task.croniter.get_next(float) for _ in range(times))]


def test_jobs_of_dead_workers_are_looked_for_every_ten_seconds_all_day(regular):
    assert set(gaps(regular[RECOVERY], 24 * 360)) == {10.0}


@pytest.mark.parametrize("name", REGULAR)
def test_no_regular_job_comes_in_bursts_of_seconds(regular, name: str):
    assert min(gaps(regular[name], 50)) >= 60
