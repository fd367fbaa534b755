"""Rooms × tasks × frequency: what a walk through the premises writes down, and the lines it makes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from cleaning.domain.sales.often import rule_of
from cleaning.domain.sales.recurrence import recurrence
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import PremisesId, ServiceId

MEASURED = ("m2", "m")
COUNTED = {"sanitary": "sanitary", "windows": "windows"}
"""What a piece is, by the category of the service: a sanitary unit, a window; otherwise the room itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """``tasks``: how often (a sign of ``often``) which service is done here. ``area`` in m², the rest are counts."""

    premises_id: PremisesId
    name: str
    floor: str = ""
    area: Decimal = Decimal(0)
    sanitary: int = 0
    windows: int = 0
    tasks: dict[str, str]

    def __post_init__(self) -> None:
        if self.area < 0 or self.sanitary < 0 or self.windows < 0:
            raise RuleBroken("quote.negative", field="area", value=self.area)


class TaskNorm(NamedTuple):
    """What the grid needs of a service."""

    unit: str
    category: str
    minutes_per_unit: Decimal


class GridLine(NamedTuple):
    premises_id: PremisesId
    service_id: ServiceId
    rule: str
    quantity: Decimal


class GridTime(NamedTuple):
    """Minutes of an average month, exact: by room, by service, in all."""

    rooms: list[Decimal]
    tasks: dict[ServiceId, Decimal]
    total: Decimal


def amount_in(room: Room, norm: TaskNorm) -> Decimal:
    """How many units of a service the room has."""
    if norm.unit in MEASURED:
        return room.area
    counted = COUNTED.get(norm.category)
    return Decimal(getattr(room, counted)) if counted else Decimal(1)


def lines_of(rooms: Iterable[Room], norms: Mapping[ServiceId, TaskNorm]) -> list[GridLine]:
    """One line per premises, service and frequency; rooms with the same add up, services in the order of ``norms``."""
    sums: dict[tuple[PremisesId, ServiceId, str], Decimal] = {}
    for room in rooms:
        for service_id, sign in _tasks(room):
            if service_id in norms and (amount := amount_in(room, norms[service_id])):
                key = (room.premises_id, service_id, sign)
                sums[key] = sums.get(key, Decimal(0)) + amount
    services = list(norms)
    lines = [GridLine(place, service, rule_of(sign), amount) for (place, service, sign), amount in sums.items()]
    return sorted(lines, key=lambda line: (line.premises_id, services.index(line.service_id), _seldom(line.rule)))


def time_of(rooms: Sequence[Room], norms: Mapping[ServiceId, TaskNorm]) -> GridTime:
    """Labour by the norms alone, before coefficients."""
    by_room = [Decimal(0)] * len(rooms)
    by_task = dict.fromkeys(norms, Decimal(0))
    for place, room in enumerate(rooms):
        for service_id, sign in _tasks(room):
            if service_id in norms:
                norm = norms[service_id]
                each = amount_in(room, norm) * norm.minutes_per_unit
                minutes = each * recurrence(rule_of(sign)).per_month
                by_room[place] += minutes
                by_task[service_id] += minutes
    return GridTime(by_room, by_task, sum(by_room, Decimal(0)))


def _seldom(rule: str) -> tuple[Decimal, str]:
    """The most frequent first."""
    return -recurrence(rule).per_month, rule


def _tasks(room: Room) -> list[tuple[ServiceId, str]]:
    return [(ServiceId(int(service)), sign) for service, sign in room.tasks.items() if sign]
