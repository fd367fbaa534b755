"""A day by crew: what is done, going on and to come, and whether it keeps to time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from cleaning.application.reports.day import Day
from cleaning.application.shared.access import Scope
from cleaning.application.visits.queries import Block, VisitFigures, VisitQueries
from cleaning.application.workforce.queries import WorkforceQueries
from cleaning.domain.visits.values import Stage

FIRST_HOUR, LAST_HOUR = 6, 20
GRACE = timedelta(minutes=15)
"""A crew is late when a visit has not begun, or has not ended, this long after its time."""


class Pace(StrEnum):
    """How a crew's day goes."""

    ON_TIME = "on_time"
    BEHIND = "behind"
    NO_SHOW = "no_show"
    NOT_YET = "not_yet"
    FINISHED = "finished"
    FREE = "free"


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """A visit drawn on the day: begin and width in percent of the shown hours."""

    visit_id: int
    name: str
    begin: float
    width: float
    kind: str
    start: datetime
    end: datetime


class CrewLine(msgspec.Struct, frozen=True, kw_only=True):
    """``where`` they are or go next, from ``since`` when it has not begun; ``behind`` is how late they are."""

    crew_id: int
    crew: str
    where: str
    since: datetime | None
    spans: list[Span]
    done: int
    total: int
    pace: Pace
    behind: timedelta


class CrewDay(msgspec.Struct, frozen=True, kw_only=True):
    """``now`` in percent of the shown hours, None outside them."""

    lines: list[CrewLine]
    figures: VisitFigures
    now: float | None


@dataclass(frozen=True, slots=True)
class DayByCrew:
    visits: VisitQueries
    workforce: WorkforceQueries

    def __call__(self, scope: Scope, day: Day) -> CrewDay:
        by_crew: dict[int, list[Block]] = {}
        for block in self.visits.board(scope, day.start, day.end):
            if block.crew_id is not None:
                by_crew.setdefault(block.crew_id, []).append(block)
        lines = [_line(crew.id, crew.name, by_crew.get(crew.id, []), day) for crew in self.workforce.crews(scope)]
        at = _percent(day.now, day)
        return CrewDay(
            lines=[line for line in lines if line.total] + [line for line in lines if not line.total],
            figures=self.visits.figures(scope, day.now, day.start, day.end),
            now=at if 0 <= at <= 100 else None,
        )


def _percent(moment: datetime, day: Day) -> float:
    hours = (moment - day.start).total_seconds() / 3600
    return (hours - FIRST_HOUR) / (LAST_HOUR - FIRST_HOUR) * 100


def _line(crew_id: int, name: str, blocks: list[Block], day: Day) -> CrewLine:
    left = [block for block in blocks if block.stage is not Stage.DONE]
    here = next((block for block in left if block.stage is Stage.UNDERWAY), None)
    coming = here or next(iter(left), None)
    pace, behind = _pace(blocks, left, day.now)
    return CrewLine(
        crew_id=crew_id,
        crew=name,
        where=coming.premises_name if coming else "",
        since=coming.starts_at if coming and coming is not here else None,
        spans=[_span(block, day) for block in blocks],
        done=len(blocks) - len(left),
        total=len(blocks),
        pace=pace,
        behind=behind,
    )


def _pace(blocks: list[Block], left: list[Block], now: datetime) -> tuple[Pace, timedelta]:
    if not blocks:
        return Pace.FREE, timedelta()
    if not left:
        return Pace.FINISHED, timedelta()
    missed = [now - block.starts_at for block in left if block.stage is Stage.PLANNED and now - block.starts_at > GRACE]
    if missed:
        return Pace.NO_SHOW, max(missed)
    dragging = [now - block.ends_at for block in left if now - block.ends_at > GRACE]
    if dragging:
        return Pace.BEHIND, max(dragging)
    if len(left) == len(blocks) and all(block.stage is Stage.PLANNED for block in left):
        return Pace.NOT_YET, timedelta()
    return Pace.ON_TIME, timedelta()


def _span(block: Block, day: Day) -> Span:
    begin = min(max(_percent(block.starts_at, day), 0.0), 100.0)
    end = min(max(_percent(block.ends_at, day), 0.0), 100.0)
    return Span(
        visit_id=block.id,
        name=block.premises_name,
        begin=begin,
        width=end - begin,
        kind=_kind(block, day.now),
        start=block.starts_at,
        end=block.ends_at,
    )


def _kind(block: Block, now: datetime) -> str:
    if block.stage is Stage.DONE:
        return "done"
    if block.stage is Stage.UNDERWAY:
        return "live"
    return "late" if now - block.starts_at > GRACE else "planned"
