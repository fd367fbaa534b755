"""P12: eight dispatchers at once never send one person to two places; without the guards the test sees it happen."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from sqlalchemy import Engine, insert, text

from cleaning.adapters.sql.visits.repositories import SqlVisits
from cleaning.adapters.sql.visits.tables import visits
from cleaning.application.visits.assign_visit import Assignment, AssignVisit
from cleaning.domain.shared.errors import RuleBroken
from tests.app import as_program
from tests.planning import BRANCH, House

CLIENTS, SLOTS = 8, 100
FIRST = datetime(2027, 1, 4, 6, 0, tzinfo=UTC)
OVERLAPS = text(
    "select count(*) from visit_members a join visit_members b on a.employee_id = b.employee_id"
    " and a.visit_id < b.visit_id and a.slot && b.slot and not a.cancelled and not b.cancelled"
)


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

    def run(slots: int) -> Counter[str]:
        barrier = Barrier(CLIENTS)

        def dispatcher(number: int) -> list[str]:
            said = []
            for slot in range(slots):
                barrier.wait(60)
                try:
                    with as_program(container, engine) as opened:
                        visit_id = ids[slot * CLIENTS + number]
                        opened.get(AssignVisit)(Assignment(visit_id=visit_id, employees=(person,)))
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

    return run, overlaps, unguard


def test_of_eight_dispatchers_one_gets_the_person_for_each_of_a_hundred_slots(race):
    run, overlaps, _ = race
    assert run(SLOTS) == {"sent": SLOTS, "visit.double_booking": SLOTS * (CLIENTS - 1)}
    assert overlaps() == 0


def test_the_constraint_alone_is_guard_enough(race, monkeypatch):
    run, overlaps, _ = race
    monkeypatch.setattr(SqlVisits, "reserve", lambda *_: None)
    monkeypatch.setattr(SqlVisits, "clashes", lambda *_, **__: [])
    assert run(20) == {"sent": 20, "visit.double_booking": 20 * (CLIENTS - 1)}
    assert overlaps() == 0


def test_without_lock_and_constraint_the_race_is_lost(race, monkeypatch):
    run, overlaps, unguard = race
    unguard()
    monkeypatch.setattr(SqlVisits, "reserve", lambda *_: None)
    run(20)
    assert overlaps() > 0
