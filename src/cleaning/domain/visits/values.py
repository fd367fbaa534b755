"""Small values of visits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from cleaning.domain.shared.errors import RuleBroken


class Stage(StrEnum):
    """How far a visit is."""

    PLANNED = "planned"
    UNDERWAY = "underway"
    DONE = "done"
    CANCELLED = "cancelled"


class Per(StrEnum):
    """What a price is for: each visit, or the month however many visits it has."""

    VISIT = "visit"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a phone was, WGS 84 degrees."""

    latitude: Decimal
    longitude: Decimal

    def __post_init__(self) -> None:
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            raise RuleBroken("place.off_the_globe", latitude=self.latitude, longitude=self.longitude)


@dataclass(frozen=True, slots=True)
class CheckIn:
    """When work began and, if the phone told, where."""

    at: datetime
    place: Place | None = None
