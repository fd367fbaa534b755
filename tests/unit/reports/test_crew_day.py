"""A crew's day in words: no-shows first, a finished day at rest."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from cleaning.application.reports.crew_day import DayByCrew, Pace
from cleaning.application.reports.day import Day
from cleaning.application.shared.access import Scope
from cleaning.application.visits.queries import Block
from cleaning.domain.visits.values import Stage

SOFIA = ZoneInfo("Europe/Sofia")
TODAY = date(2026, 11, 24)
SCOPE = Scope(branch_ids=(1,))


def at(hour, minute=0):
    return datetime(2026, 11, 24, hour, minute, tzinfo=SOFIA).astimezone(UTC)


def a_block(start, hours=2, stage=Stage.PLANNED, crew_id=1):
    return Block(
        id=1, crew_id=crew_id, premises_id=1, premises_name="Офис", client_name="Проба", starts_at=start,
        ends_at=start + timedelta(hours=hours), stage=stage, started_at=None, moved=False, people=(),
    )  # fmt: skip


def day_at(hour, *blocks):
    visits = SimpleNamespace(board=lambda *_: list(blocks), figures=lambda *_: None)
    crews = SimpleNamespace(crews=lambda scope: [SimpleNamespace(id=1, name="Изгрев")])
    return DayByCrew(visits, crews)(SCOPE, Day(date=TODAY, now=at(hour), zone=SOFIA))


@pytest.mark.parametrize(
    ("hour", "blocks", "pace"),
    [
        (7, [a_block(at(8))], Pace.NOT_YET),
        (9, [a_block(at(8), stage=Stage.UNDERWAY)], Pace.ON_TIME),
        (9, [a_block(at(8))], Pace.NO_SHOW),
        (11, [a_block(at(8), stage=Stage.UNDERWAY)], Pace.BEHIND),
        (11, [a_block(at(8), stage=Stage.DONE), a_block(at(12))], Pace.ON_TIME),
        (11, [a_block(at(8), stage=Stage.DONE)], Pace.FINISHED),
        (11, [], Pace.FREE),
    ],
)
def test_how_a_crew_s_day_goes(hour, blocks, pace):
    assert day_at(hour, *blocks).lines[0].pace is pace


def test_a_visit_is_drawn_where_its_local_hour_is():
    span = day_at(9, a_block(at(13), hours=7)).lines[0].spans[0]
    assert (round(span.begin, 1), round(span.width, 1)) == (50.0, 50.0)


def test_visits_of_nobody_belong_to_no_crew():
    assert day_at(9, a_block(at(8), crew_id=None)).lines[0].total == 0
