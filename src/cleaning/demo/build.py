"""Plays the half year of the demo company, from its first branch to this morning."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import perf_counter

from cleaning.application.visits.jobs import KeepTwelveMonths
from cleaning.demo import (
    agreed,
    asked,
    clients,
    company,
    entrusted,
    followed,
    kinds,
    money,
    ordered,
    own,
    papers,
    selling,
    services,
    stock,
    talks,
    twice,
    unfinished,
    users,
    work,
)
from cleaning.demo.invent import Inventor
from cleaning.demo.stage import DemoTime, SettableClock, Stage
from cleaning.settings import Settings
from cleaning.wiring import wire

SEED = 20261124
DAYS = 181


def first_deliveries(stage: Stage) -> None:
    for city in stage.branches:
        stock.deliver(stage, stage.today - timedelta(days=190), city)


def live(stage: Stage) -> None:
    """Day by day, so that numbers of documents follow time."""
    selling.prepare(stage)
    for ago in range(DAYS, -1, -1):
        day = stage.today - timedelta(days=ago)
        if ago % 5 == 0:
            stage.progress(100 * (DAYS - ago) // DAYS)
        if day.day == 1 or (day.day == 16 and (day.year, day.month) == (stage.today.year, stage.today.month)):
            money.bill(stage, day)
        selling.sign(stage, day)
        work.send(stage, day, leave=2 if ago == 0 else 0)
        ordered.on(stage, day)
        if ago:
            work.work(stage, day)
        if day.weekday() < 5:
            money.receive(stage, day)
        if day.weekday() == 3:
            money.settle_suppliers(stage, day)
            for city in stage.branches:
                stock.deliver(stage, day, city)


def this_morning(stage: Stage) -> None:
    """Today up to now, the next two weeks with a few holes, and what the night does by itself."""
    work.work_until(stage, stage.now)
    for ahead in range(1, 15):
        work.send(stage, stage.today + timedelta(days=ahead), leave=1 if ahead in (1, 3, 6) else 0)
    stage.clock.at = stage.now
    with stage.scene() as scene:
        scene(KeepTwelveMonths)()


def build(
    settings: Settings,
    say: Callable[[str], None] = print,
    *,
    now: datetime | None = None,
    progress: Callable[[int], None] = lambda percent: None,
) -> Stage:
    """Fill an empty database; ``progress`` hears percents. The same seed and day give the same company."""
    moment = now or datetime.now(UTC)
    clock = SettableClock(moment)
    container = wire(settings, DemoTime(clock))
    stage = Stage(container, clock, Inventor(SEED), moment, progress=progress)
    acts: tuple[tuple[str, Callable[[Stage], None]], ...] = (
        ("company and branches", company.found),
        ("own fields", own.define),
        ("people and crews", company.staff),
        ("clients and places", clients.settle),
        ("logins", users.admit),
        ("stores and materials", stock.shelve),
        ("desks", money.open_desks),
        ("services", services.offer),
        ("first deliveries", first_deliveries),
        ("half a year", live),
        ("keys, codes and tags", entrusted.entrust),
        ("open offers", selling.leave_open),
        ("this morning", this_morning),
        ("orders", ordered.today),
        ("what was said", talks.tell),
        ("requests followed", followed.follow),
        ("requests", asked.tell),
        ("annexes and drafts", agreed.agree),
        ("people met twice", twice.find),
        ("papers of one's own", papers.collect),
        ("work half done", unfinished.leave),
        ("what must be filled in", kinds.demand),
    )
    try:
        for name, act in acts:
            began = perf_counter()
            act(stage)
            say(f"· {name} ({perf_counter() - began:.1f} s)")
    finally:
        container.close()
    return stage
