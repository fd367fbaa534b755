"""`cleaning run`: the database, the web and the worker as one thing that starts, heals and stops together."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from types import FrameType
from typing import Any

import structlog

from cleaning import serve
from cleaning.adapters.sql import embedded
from cleaning.adapters.sql.embedded.folders import SOCKET
from cleaning.process import known_as, tie_to_parent
from cleaning.settings import Settings
from cleaning.worker import main as work

log = structlog.get_logger()

TICK = 0.25
GRACE = 15.0
"""Seconds the processes get to end by themselves before they are killed."""
QUICK, PATIENT = 0.2, 5.0
"""Seconds before a process that died is started again: at first, and when it keeps dying."""
HEALTHY = 10.0


# A fork shares the memory of the program loaded before it and begins at once.
PROCESSES: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def _begin(name: str, parent: int, work: Callable[[], None]) -> None:
    """The first thing in a process of ours: the signals of the supervisor are not its own."""
    for number in SIGNALS:
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
    tie_to_parent(parent)
    known_as(f"cleaning {name}")
    work()


@dataclass
class Child:
    """One process that must always be there, or with ``once`` until its work is done."""

    name: str
    work: Callable[[], None]
    once: bool = False
    process: Any = None
    started: float = 0.0
    pause: float = QUICK
    again_at: float = 0.0

    def tend(self, now: float) -> None:
        """Start it, or start it again when it died."""
        if self.process is None:
            if now >= self.again_at:
                self.process = PROCESSES.Process(target=_begin, args=(self.name, os.getpid(), self.work))
                self.process.start()
                self.started = now
            return
        if self.process.is_alive() or self.once:
            return
        self.pause = QUICK if now - self.started > HEALTHY else min(self.pause * 2, PATIENT)
        log.error("process ended, starting it again", process=self.name, code=self.process.exitcode, wait=self.pause)
        self.process, self.again_at = None, now + self.pause

    @property
    def code(self) -> int | None:
        """How it ended; None while it has not."""
        return None if self.process is None else self.process.exitcode


@dataclass
class Supervisor:
    settings: Settings
    children: list[Child]
    heal_database: Callable[[], None] | None = None
    first: Child | None = None
    after: Child | None = None
    stopping: bool = False

    def run(self) -> None:
        """Until SIGTERM or Ctrl-C."""
        for number in SIGNALS:
            signal.signal(number, self._stop)
        while not self.stopping:
            if self.heal_database is not None:
                self.heal_database()
            for child in self.children:
                child.tend(time.monotonic())
            self._go_on()
            time.sleep(TICK)
        self.end()

    def _go_on(self) -> None:
        """After the first work comes the worker, so that it meets a whole company."""
        if self.after is None or (self.first is not None and self.first.code is None):
            return
        if self.first is not None and self.first.code:
            log.error("the first start failed")
            self.stopping = True
            return
        self.children.append(self.after)
        self.after = None

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True

    def end(self) -> None:
        living = [child.process for child in self.children if child.process and child.process.is_alive()]
        for process in living:
            process.terminate()
        until = time.monotonic() + GRACE
        for process in living:
            process.join(max(0.1, until - time.monotonic()))
            if process.is_alive():
                process.kill()
                process.join()


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


def supervise(settings: Settings, app: Any, *, built_in: bool, first: Callable[[], None] | None = None) -> None:
    """The web at once; ``first`` beside it; the worker after that."""
    web = Child("web", partial(serve.main, settings, app if PROCESSES.get_start_method() == "fork" else None))
    beside = None if first is None else Child("first", first, once=True)
    children = [web] if beside is None else [web, beside]
    worker = Child("worker", partial(work, settings))
    Supervisor(settings, children, healer(settings) if built_in else None, first=beside, after=worker).run()
