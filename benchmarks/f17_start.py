"""F17: from a fresh clone to the login page, a warm start, and what web and worker hold in memory at rest."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median
from time import monotonic, sleep

from benchmarks.figures import RUNS, Figure
from benchmarks.house import ROOT, free_port, wait_for

COLD, WARM, MEMORY = 45, 3, 350


@contextmanager
def running(folder: Path) -> Iterator[tuple[float, int]]:
    """``make run`` in this folder: seconds to the login page, and the process."""
    port, began = free_port(), monotonic()
    made = subprocess.Popen(
        ["make", "run"],
        cwd=folder,
        env=os.environ | {"CLEANING_PORT": str(port), "PYTHONPATH": ""},
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port, seconds=600)
        yield monotonic() - began, made.pid
    finally:
        with suppress(ProcessLookupError):
            os.killpg(made.pid, signal.SIGTERM)
        made.wait(60)


def children(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        with suppress(OSError):
            found += map(int, Path(f"/proc/{parent}/task/{parent}/children").read_text().split())
    return found


def megabytes(pid: int) -> float:
    """Shared pages counted once (PSS), PostgreSQL left out."""
    total = 0
    for one in children(pid):
        with suppress(OSError):
            if "postgres" not in Path(f"/proc/{one}/comm").read_text():
                total += int(re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{one}/smaps_rollup").read_text(), re.M)[1])  # type: ignore[index]
    return total / 1024


def alone() -> Iterator[Figure]:
    cold: list[float] = []
    warm: list[float] = []
    rest: list[float] = []
    with tempfile.TemporaryDirectory(prefix="cleaning-start-") as folder:
        clone = Path(folder) / "clone"
        subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
        with running(clone) as (seconds, pid):
            cold.append(seconds)
            _demo_is_made(clone)
        for _ in range(RUNS):
            with running(clone) as (seconds, pid):
                warm.append(seconds)
                sleep(5)
                rest.append(megabytes(pid))
    yield Figure(question="F17", what="fresh clone to the login page (one run)", unit="s", runs=cold, goal=COLD)
    yield Figure(question="F17", what="warm start to the login page", unit="s", runs=warm, goal=WARM)
    yield Figure(question="F17", what="web and worker at rest", unit="MB", runs=[median(rest)], goal=MEMORY)


def _demo_is_made(clone: Path, seconds: float = 600) -> None:
    """The first start also makes the demo company; the warm ones should not find it half way."""
    ends = monotonic() + seconds
    while monotonic() < ends:
        said = subprocess.run(
            [clone / ".venv/bin/python", "-m", "cleaning", "settings"], cwd=clone, capture_output=True, check=False
        )
        if said.returncode == 0 and _whole(clone):
            return
        sleep(3)


def _whole(clone: Path) -> bool:
    ask = (
        "from cleaning.database import ready; from cleaning.settings import read_settings;"
        "from sqlalchemy import create_engine, text;"
        "print(create_engine(ready(read_settings()).database_url).connect().scalar("
        "text(\"select value->>'building' from settings where key = 'demo'\")))"
    )
    told = subprocess.run(
        [clone / ".venv/bin/python", "-c", ask], cwd=clone, capture_output=True, text=True, check=False
    )
    return told.stdout.strip() == "false"
