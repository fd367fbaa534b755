"""P12: eight dispatchers at once never send one person to two places; without the guards the test sees it happen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from dishka import Container
from sqlalchemy import Engine, insert, text

from cleaning.adapters.sql.visits.repositories import SqlVisits
from cleaning.adapters.sql.visits.tables import visits
from cleaning.application.visits.assign_visit import Assignment, AssignVisit
from cleaning.application.visits.move_visit import MoveVisit
from cleaning.domain.shared.errors import RuleBroken
from tests.app import as_program
from tests.planning import BRANCH, House
from tests.rounds import rounds

CLIENTS, SLOTS = 8, rounds(25, 100)
FIRST = datetime(2027, 1, 4, 6, 0, tzinfo=UTC)
OVERLAPS = text(
    "select count(*) from visit_members a join visit_members b on a.employee_id = b.employee_id"
    " and a.visit_id < b.visit_id and a.slot && b.slot and not a.cancelled and not b.cancelled"
)


@dataclass(frozen=True)
class Race:
    assign: Callable[[int], Counter[str]]
    move: Callable[[int], Counter[str]]
    overlaps: Callable[[], int]
    unguard: Callable[[], None]


@pytest.fixture
def race(running, scope):
    """Eight visits in each slot, all wanting the same person; every round the eight dispatchers press at once."""
    _, container = running
    engine = container.get(Engine)
    house = House(scope)
    client_id = house.client()
    premises_id = house.premises(client_id)
    person = house.employee("Росица")
    rows = [
        {
            "branch_id": BRANCH,
            "client_id": client_id,
            "premises_id": premises_id,
            "starts_at": FIRST + timedelta(hours=slot),
            "ends_at": FIRST + timedelta(hours=slot, minutes=90 if dispatcher % 2 else 60),
            "planned_for": FIRST + timedelta(hours=slot),
        }
        for slot in range(0, 2 * SLOTS, 2)
        for dispatcher in range(CLIENTS)
    ]
    with engine.begin() as connection:
        ids = list(connection.scalars(insert(visits).returning(visits.c.id, sort_by_parameter_order=True), rows))

    def assign(slots: int) -> Counter[str]:
        return together(
            slots,
            lambda opened, slot, number: opened.get(AssignVisit)(
                Assignment(visit_id=ids[slot * CLIENTS + number], employees=(person,))
            ),
        )

    def move(slots: int) -> Counter[str]:
        """Everybody has one visit of the person, far from the others', and takes it to the same hour."""
        for number in range(CLIENTS):
            scope.get(AssignVisit)(Assignment(visit_id=ids[number * CLIENTS], employees=(person,)))
        return together(
            slots,
            lambda opened, slot, number: opened.get(MoveVisit)(
                ids[number * CLIENTS], FIRST + timedelta(days=60, hours=2 * slot)
            ),
        )

    def together(slots: int, what: Callable[[Container, int, int], None]) -> Counter[str]:
        barrier = Barrier(CLIENTS)

        def dispatcher(number: int) -> list[str]:
            said = []
            for slot in range(slots):
                barrier.wait(60)
                try:
                    with as_program(container, engine) as opened:
                        what(opened, slot, number)
                    said.append("sent")
                except RuleBroken as refusal:
                    said.append(refusal.code)
            return said

        with ThreadPoolExecutor(CLIENTS) as pool:
            return Counter(word for said in pool.map(dispatcher, range(CLIENTS)) for word in said)

    def overlaps() -> int:
        with engine.connect() as connection:
            return connection.scalar(OVERLAPS)

    def unguard() -> None:
        with engine.begin() as connection:
            connection.execute(text("alter table visit_members drop constraint ex_visit_members_one_place_at_a_time"))

    return Race(assign, move, overlaps, unguard)


def test_of_eight_dispatchers_one_gets_the_person_for_each_slot(race):
    assert race.assign(SLOTS) == {"sent": SLOTS, "visit.double_booking": SLOTS * (CLIENTS - 1)}
    assert race.overlaps() == 0


def test_of_eight_who_move_their_visit_to_the_same_hour_one_may(race):
    assert race.move(SLOTS) == {"sent": SLOTS, "visit.double_booking": SLOTS * (CLIENTS - 1)}
    assert race.overlaps() == 0


def test_the_constraint_alone_is_guard_enough(race, monkeypatch):
    monkeypatch.setattr(SqlVisits, "reserve", lambda *_: None)
    monkeypatch.setattr(SqlVisits, "clashes", lambda *_, **__: [])
    assert race.assign(10) == {"sent": 10, "visit.double_booking": 10 * (CLIENTS - 1)}
    assert race.overlaps() == 0


@pytest.mark.parametrize("what", ["assign", "move"])
def test_without_lock_and_constraint_the_race_is_lost(race, monkeypatch, what):
    race.unguard()
    monkeypatch.setattr(SqlVisits, "reserve", lambda *_: None)
    getattr(race, what)(10)
    assert race.overlaps() > 0
