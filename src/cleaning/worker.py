"""Does the jobs that were put off: a process beside the web, any number of them on any machine."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any, get_type_hints

import msgspec
import structlog
from dishka import Container
from procrastinate import App, PsycopgConnector, RetryStrategy
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job, Status

from cleaning.adapters.sql.types import fancy
from cleaning.adapters.sql.url import libpq
from cleaning.settings import Settings
from cleaning.wiring import wire
from cleaning.wiring.discovery import jobs
from cleaning.wiring.program import as_program

log = structlog.get_logger()

HEARTBEAT = 2.0
STALLED = 8.0
"""Seconds without a heartbeat after which a worker counts as dead and its jobs are done again."""
GRACE = 20.0
EVERY_TEN_SECONDS = "* * * * * */10"
"""The seconds are the last of the six fields; as the first they would be minutes, and recovery would rest for nine."""
RECOVERY = "jobs.recover_stalled"
PATIENT = RetryStrategy(max_attempts=8, exponential_wait=3)
"""3, 9, 27 … seconds between tries: two and a half hours in all, then the job waits for a person."""


def make_queue(container: Container, connector: Any) -> App:
    """Every job of every context as a task, the regular ones with their times."""
    queue = App(connector=connector)
    for name, kind in jobs().items():
        every = getattr(kind, "every", None)
        task = queue.task(name=name, retry=PATIENT, pass_context=False)(_runner(container, kind, periodic=bool(every)))
        if every:
            queue.periodic(cron=every, periodic_id=name)(task)

    @queue.periodic(cron=EVERY_TEN_SECONDS)
    @queue.task(name=RECOVERY, queueing_lock=RECOVERY)
    async def recover_stalled(timestamp: int) -> None:
        """A killed worker leaves its jobs "doing"; nobody else would ever touch them again."""
        for job in await queue.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED):
            with suppress(ConnectorException):  # another worker was quicker
                await _take_over(queue, job)

    return queue


async def _take_over(queue: App, job: Job) -> None:
    if job.task_name == RECOVERY:
        # The next one waits already, and two may not wait at once: retrying it would fail.
        await queue.job_manager.finish_job(job, status=Status.FAILED, delete_job=True)
        return
    await queue.job_manager.retry_job(job)
    log.warning("job taken over from a dead worker", job=job.task_name, id=job.id)


def _runner(container: Container, kind: type[Any], *, periodic: bool) -> Callable[..., None]:
    def run(**arguments: Any) -> None:
        if periodic:
            arguments.pop("timestamp", None)
        perform(container, kind, arguments)

    return run


def perform(container: Container, kind: type[Any], arguments: dict[str, Any]) -> None:
    """One job in a scope of its own, as the program itself."""
    hints = get_type_hints(kind.__call__)
    typed = {
        name: msgspec.convert(value, hints.get(name, Any), strict=False, dec_hook=fancy)
        for name, value in arguments.items()
    }
    with as_program(container, f"job:{kind.name}") as scope:
        scope.get(kind)(**typed)


async def work(settings: Settings, *, once: bool = False) -> None:
    """Until it is stopped; with ``once`` only what is due now."""
    container = wire(settings)
    connector = PsycopgConnector(conninfo=libpq(settings.database_url), min_size=1, max_size=settings.jobs + 2)
    queue = make_queue(container, connector)
    try:
        async with queue.open_async():
            await queue.run_worker_async(
                concurrency=settings.jobs,
                wait=not once,
                update_heartbeat_interval=HEARTBEAT,
                stalled_worker_timeout=STALLED,
                fetch_job_polling_interval=2.0,
                shutdown_graceful_timeout=GRACE,
                delete_jobs="successful",
            )
    finally:
        container.close()


def main(settings: Settings) -> None:
    asyncio.run(work(settings))
