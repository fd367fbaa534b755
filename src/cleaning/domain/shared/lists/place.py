"""A place as a row of a list tells it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from cleaning.domain.shared.lists import cells
from cleaning.domain.shared.lists.how_often import how_often
from cleaning.domain.shared.lists.reader import Reader

AREA, PRICE, PERIODICITY = "area", "price", "periodicity"


@dataclass(slots=True, kw_only=True)
class PlaceRead:
    """A place as a row tells it; ``parts`` are those of the address."""

    name: str
    purpose: str = "other"
    area: Decimal | None = None
    periodicity: str | None = None
    rrule: str | None = None
    former_price: Decimal | None = None
    settlement: str = ""
    postcode: str = ""
    parts: dict[str, str] = field(default_factory=dict)
    access: str = ""
    wishes: str = ""
    conditions: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """What makes it the same place however it was typed."""
        return place_key(self.name, self.settlement, *(self.parts.get(name, "") for name in ADDRESS))


ADDRESS = ("district", "street", "building", "entrance", "floor", "flat")


def place_key(*parts: str) -> tuple[str, ...]:
    """Letters and digits only, so that signs and blanks make no difference."""
    return tuple("".join(re.findall(r"[^\W_]+", part.lower())) for part in parts)


def measure(place: PlaceRead, reader: Reader) -> None:
    """Area, price and how often, as far as they can be read; the rest is kept in words."""
    if typed := reader.text(AREA):
        place.area, sure = cells.area(typed)
        if place.area is None:
            reader.doubt("import.area", AREA)
            reader.lose_not(AREA, typed)
        elif not sure:
            reader.doubt("import.area_about", AREA, read=f"{place.area:f}")
    if typed := reader.text(PRICE):
        place.former_price, leva = cells.price(typed)
        if place.former_price is None:
            reader.doubt("import.price", PRICE)
            reader.lose_not(PRICE, typed)
        elif leva:
            reader.doubt("import.price_leva", PRICE, read=f"{place.former_price:f}")
    if typed := reader.text(PERIODICITY):
        if found := how_often(typed):
            place.periodicity, place.rrule = found
        else:
            reader.doubt("import.periodicity", PERIODICITY)
            reader.lose_not(PERIODICITY, typed)
