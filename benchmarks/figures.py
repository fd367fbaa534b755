"""Figures: what was asked, the median of the runs, how far they lay apart, and whether the goal is met."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from threading import Thread
from time import perf_counter

QUICK = "--quick" in sys.argv
RUNS = 1 if QUICK else 5
"""A quick look tells whether everything still runs; only five runs tell how fast."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """``goal`` is the most allowed, or with ``least`` the least; None where there is none."""

    question: str
    what: str
    unit: str
    runs: Sequence[float]
    goal: float | None = None
    least: bool = False

    @property
    def met(self) -> bool | None:
        if self.goal is None:
            return None
        value = median(self.runs)
        return value >= self.goal if self.least else value <= self.goal

    def line(self, scale: str) -> str:
        said = {
            "question": self.question,
            "what": self.what,
            "unit": self.unit,
            "median": round(median(self.runs), 3),
            "range": [round(min(self.runs), 3), round(max(self.runs), 3)],
            "runs": len(self.runs),
            "goal": self.goal,
            "met": self.met,
            "scale": scale,
        }
        return json.dumps(said, ensure_ascii=False)


def percentile(times: Sequence[float], share: int) -> float:
    return quantiles(times, n=100, method="inclusive")[share - 1]


def timed(
    question: str,
    what: str,
    call: Callable[[int], object],
    *,
    calls: int = 60,
    p50: float | None = None,
    p95: float | None = None,
) -> list[Figure]:
    """Milliseconds of ``call(n)``, n counting on through all runs, after a short warming up."""
    middle, slow, number = [], [], 0
    calls = 10 if QUICK else calls
    for _ in range(max(5, calls // 5)):
        call(number)
        number += 1
    for _ in range(RUNS):
        times = []
        for _ in range(calls):
            began = perf_counter()
            call(number)
            times.append((perf_counter() - began) * 1000)
            number += 1
        middle.append(percentile(times, 50))
        slow.append(percentile(times, 95))
    return [
        Figure(question=question, what=f"{what}, p50", unit="ms", runs=middle, goal=p50),
        Figure(question=question, what=f"{what}, p95", unit="ms", runs=slow, goal=p95),
    ]


def rate(
    question: str,
    what: str,
    work: Callable[[int, Callable[[], bool]], int],
    *,
    writers: int,
    seconds: float,
    goal: float,
) -> Figure:
    """How many a second ``writers`` get done together; ``work(writer, going)`` goes on while ``going()``."""
    runs = []
    for _ in range(RUNS):
        done = [0] * writers
        ends = perf_counter() + seconds

        def run(writer: int, ends: float = ends, done: list[int] = done) -> None:
            done[writer] = work(writer, lambda: perf_counter() < ends)

        began = perf_counter()
        crew = [Thread(target=run, args=(writer,)) for writer in range(writers)]
        for one in crew:
            one.start()
        for one in crew:
            one.join()
        runs.append(sum(done) / (perf_counter() - began))
    return Figure(question=question, what=what, unit="1/s", runs=runs, goal=goal, least=True)
