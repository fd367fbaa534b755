"""`cleaning run`: the database, the web and the worker as one thing that starts, heals and stops together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import FrameType

import structlog

from cleaning.adapters.sql import embedded
from cleaning.adapters.sql.embedded.folders import SOCKET
from cleaning.process import SUPERVISOR
from cleaning.settings import PREFIX, Settings

log = structlog.get_logger()

TICK = 0.25
GRACE = 15.0
"""Seconds the processes get to end by themselves before they are killed."""
QUICK, PATIENT = 0.2, 5.0
"""Seconds before a process that died is started again: at first, and when it keeps dying."""
HEALTHY = 10.0


def environment(settings: Settings) -> dict[str, str]:
    """What the processes are told: where the database is by now, and the same as we were."""
    names = (
        "database_url",
        "owner_url",
        "data",
        "host",
        "port",
        "web_workers",
        "jobs",
        "pool",
        "secret",
        "log_level",
        "proxies",
    )
    told = {PREFIX + name.upper(): str(getattr(settings, name)) for name in names}
    return os.environ | told | {"PYTHONUNBUFFERED": "1", SUPERVISOR: str(os.getpid())}


@dataclass
class Child:
    """One process that must always be there."""

    name: str
    command: list[str]
    env: dict[str, str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    pause: float = QUICK
    again_at: float = 0.0

    def tend(self, now: float) -> None:
        """Start it, or start it again when it died."""
        if self.process is None:
            if now >= self.again_at:
                self.process = subprocess.Popen(self.command, env=self.env, stdin=subprocess.DEVNULL)
                self.started = now
            return
        code = self.process.poll()
        if code is None:
            return
        self.pause = QUICK if now - self.started > HEALTHY else min(self.pause * 2, PATIENT)
        log.error("process ended, starting it again", process=self.name, code=code, wait=self.pause)
        self.process, self.again_at = None, now + self.pause


@dataclass
class Supervisor:
    settings: Settings
    children: list[Child]
    heal_database: Callable[[], None] | None = None
    stopping: bool = False
    previous: dict[int, object] = field(default_factory=dict)

    def run(self) -> None:
        """Until SIGTERM or Ctrl-C."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._stop)
        while not self.stopping:
            if self.heal_database is not None:
                self.heal_database()
            for child in self.children:
                child.tend(time.monotonic())
            time.sleep(TICK)
        self.end()

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True

    def end(self) -> None:
        living = [child.process for child in self.children if child.process and child.process.poll() is None]
        for process in living:
            process.terminate()
        until = time.monotonic() + GRACE
        for process in living:
            try:
                process.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def healer(settings: Settings) -> Callable[[], None]:
    """Starts the built-in server again when it is gone; a look costs microseconds while it lives."""
    cluster = embedded.start(settings.postgres)

    def heal() -> None:
        # Alive but without its socket, it can be reached by nobody: somebody swept the folder.
        if cluster.pid is not None and (cluster.socket / SOCKET).exists():
            return
        log.error("the database is gone, starting it again")
        try:
            embedded.start(settings.postgres)
        except embedded.Trouble as trouble:
            log.error("the database does not start", trouble=str(trouble))
            time.sleep(PATIENT)

    return heal


def supervise(settings: Settings, *, built_in: bool, first: Callable[[], None] = lambda: None) -> None:
    """The web at once; ``first`` beside it; the worker after that, so that it meets a whole company."""
    env = environment(settings)
    cleaning = [sys.executable, "-m", "cleaning"]
    supervisor = Supervisor(settings, [Child("web", [*cleaning, "web"], env)], healer(settings) if built_in else None)

    def before_the_worker() -> None:
        try:
            first()
        except Exception:
            log.exception("the first start failed")
            supervisor.stopping = True
            raise
        supervisor.children.append(Child("worker", [*cleaning, "worker"], env))

    threading.Thread(target=before_the_worker, name="first", daemon=True).start()
    supervisor.run()
