"""A week of visits arranged as the board draws it; texts are ready, because a week has a thousand blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from cleaning.application.visits.queries import Block
from cleaning.application.workforce.queries import CrewRow
from cleaning.web.formats import SOFIA

WEEK_HOURS = 40
LEGAL_FORMS = frozenset({"ЕООД", "ООД", "ЕАД", "АД", "ЕТ", "СД", "КД", "ДЗЗД"})
PEOPLE_ALONE = 0
"""Key of the row for visits whose people go without a crew."""


@dataclass(slots=True)
class Drawn:
    """One block: the client's ``name``, ``kind`` is its class, ``remark`` a state to translate, or else the place."""

    id: int
    name: str
    time: str
    place: str
    kind: str = ""
    remark: str = ""


@dataclass(slots=True)
class Row:
    """A crew's week. ``hours`` are of the whole crew together, as every visit is gone to together."""

    id: int
    name: str
    people: str
    branch_id: int = 0
    cells: list[list[Drawn]] = field(default_factory=lambda: [[] for _ in range(7)])
    minutes: int = 0

    @property
    def hours(self) -> float:
        return round(self.minutes / 60, 1)

    @property
    def too_much(self) -> bool:
        return self.minutes > WEEK_HOURS * 60


@dataclass(slots=True)
class Waiting:
    """A visit nobody is sent to."""

    id: int
    name: str
    starts_at: datetime
    time: str
    place: str
    today: bool


@dataclass(slots=True)
class Week:
    monday: date
    today: date
    rows: list[Row]
    waiting: list[Waiting]
    counts: list[int]

    @property
    def days(self) -> list[date]:
        return [self.monday + timedelta(days=shift) for shift in range(7)]

    @property
    def before(self) -> date:
        return self.monday - timedelta(days=7)

    @property
    def after(self) -> date:
        return self.monday + timedelta(days=7)


def arrange(
    blocks: Sequence[Block], crews: Sequence[CrewRow], names: dict[int, str], monday: date, now: datetime
) -> Week:
    """Crews with people first by name; a crew that was dissolved but has visits this week is shown too."""
    today = now.astimezone(SOFIA).date()
    used = {block.crew_id for block in blocks if block.people}
    rows = {
        crew.id: Row(crew.id, crew.name, ", ".join(_first(member.name) for member in crew.members), crew.branch_id)
        for crew in sorted(crews, key=lambda crew: crew.branch_id)
        if crew.active or crew.id in used
    }
    alone = Row(PEOPLE_ALONE, "", "")
    week = Week(monday, today, list(rows.values()), [], [0] * 7)
    for block in blocks:
        start, end = block.starts_at.astimezone(SOFIA), block.ends_at.astimezone(SOFIA)
        place = (start.date() - monday).days
        week.counts[place] += 1
        text = f"{start:%H:%M}–{end:%H:%M}"
        if not block.people and block.stage == "planned":
            week.waiting.append(
                Waiting(block.id, _short(block.client_name), start, text, block.premises_name, start.date() == today)
            )
            continue
        row = rows.get(block.crew_id or 0, alone)
        row.minutes += int((end - start).total_seconds() // 60)
        drawn = _drawn(block, text, start, end, now)
        if row is alone:
            drawn.name = f"{_together(block, names)}: {drawn.name}"
        row.cells[place].append(drawn)
    if any(alone.cells):
        week.rows.append(alone)
    return week


def _drawn(block: Block, text: str, start: datetime, end: datetime, now: datetime) -> Drawn:
    drawn = Drawn(block.id, _short(block.client_name), text, block.premises_name)
    match block.stage:
        case "done":
            drawn.kind, drawn.remark = "done", "done"
        case "underway" if now > end:
            over = int((now - end).total_seconds() // 60)
            drawn.kind, drawn.remark = "live", f"+{over}′" if over < 600 else "on site"
        case "underway":
            drawn.kind, drawn.remark = "live", "on site"
        case _ if start < now:
            drawn.kind, drawn.remark, drawn.time = "late", "no-show", f"{start:%H:%M}"
        case _ if block.moved:
            drawn.remark = "moved"
        case _:
            drawn.remark = block.premises_name
    return drawn


def _short(client: str) -> str:
    """Without the legal form, which tells a dispatcher nothing and takes a third of a block."""
    name, _, form = client.rpartition(" ")
    return name if form in LEGAL_FORMS else client


def _first(name: str) -> str:
    return name.split()[0] if name else ""


def _together(block: Block, names: dict[int, str]) -> str:
    return ", ".join(_first(names.get(person, "")) for person in block.people)
