"""The place in a row: what it is, how large, how often, for how much; codes only where codes belong."""

from __future__ import annotations

import re

from cleaning.domain.clients.importing import cells, words
from cleaning.domain.clients.importing.doubts import Weight
from cleaning.domain.clients.importing.entry import Entry, PlaceRead
from cleaning.domain.clients.importing.fields import Field
from cleaning.domain.clients.importing.reader import Reader
from cleaning.domain.clients.importing.rhythm import rhythm


def read_place(entry: Entry, reader: Reader) -> None:
    """A place when the row has one; its note goes to the crew, codes only where codes belong."""
    told = [reader.text(name) for name in (Field.PREMISES, Field.AREA, Field.PERIODICITY, Field.PRICE)]
    if not any(told):
        return
    named = reader.text(Field.PREMISES)
    name = named[:1].upper() + named[1:] if named else entry.address or entry.city or entry.name
    place = PlaceRead(name=name, settlement=entry.city, postcode=entry.postcode, parts=cells.address(entry.address))
    if named:
        place.purpose = words.purpose(named) or "other"
        if place.purpose == "other":
            reader.doubt("import.purpose", Field.PREMISES)
    _measure(place, reader)
    place.wishes, place.access = _secrets(entry.note)
    if place.access:
        reader.doubt("import.code_hidden", Field.NOTE, Weight.NOTE)
    place.conditions = words.conditions(entry.note)
    entry.note = ""
    entry.place = place


def _measure(place: PlaceRead, reader: Reader) -> None:
    if typed := reader.text(Field.AREA):
        place.area, sure = cells.area(typed)
        if place.area is None:
            reader.doubt("import.area", Field.AREA)
            reader.lose_not(Field.AREA, typed)
        elif not sure:
            reader.doubt("import.area_about", Field.AREA, read=f"{place.area:f}")
    if typed := reader.text(Field.PRICE):
        place.former_price, leva = cells.price(typed)
        if place.former_price is None:
            reader.doubt("import.price", Field.PRICE)
            reader.lose_not(Field.PRICE, typed)
        elif leva:
            reader.doubt("import.price_leva", Field.PRICE, read=f"{place.former_price:f}")
    if typed := reader.text(Field.PERIODICITY):
        if found := rhythm(typed):
            place.periodicity, place.rrule = found
        else:
            reader.doubt("import.periodicity", Field.PERIODICITY)
            reader.lose_not(Field.PERIODICITY, typed)


def _secrets(note: str) -> tuple[str, str]:
    """The note without its codes, and the codes."""
    codes = [match.strip() for match in words.SECRET.findall(note)]
    rest = words.SECRET.sub("", note)
    return re.sub(r"^[\s;,]+|[\s;,]+$", "", rest), "; ".join(codes)
