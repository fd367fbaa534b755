"""Words of the catalogue."""

from __future__ import annotations

from enum import StrEnum


class Category(StrEnum):
    """What kind of cleaning a service belongs to; the list of services is grouped by it."""

    OFFICE = "office"
    HOME = "home"
    ENTRANCE = "entrance"
    SANITARY = "sanitary"
    WINDOWS = "windows"
    FLOORS = "floors"
    CARPETS = "carpets"
    AFTER_BUILDING = "after_building"
    OUTDOOR = "outdoor"
    INDUSTRIAL = "industrial"
    DISINFECTION = "disinfection"
    SUPPLIES = "supplies"
    OTHER = "other"


class CoefficientGroup(StrEnum):
    """Circumstances that make the same work longer or shorter."""

    PURPOSE = "purpose"
    SOILING = "soiling"
    FLOOR = "floor"
    HEIGHT = "height"
    URGENCY = "urgency"
    HOURS = "hours"
