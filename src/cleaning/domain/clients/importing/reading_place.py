"""The place in a row: what it is, how large, how often, for how much; codes only where codes belong."""

from __future__ import annotations

from collections.abc import Mapping

from cleaning.domain.clients.importing import words
from cleaning.domain.clients.importing.entry import Entry, PlaceRead
from cleaning.domain.clients.importing.fields import Field
from cleaning.domain.clients.importing.rhythm import rhythm
from cleaning.domain.shared.lists import cells, secrets
from cleaning.domain.shared.lists.doubts import Weight
from cleaning.domain.shared.lists.reader import Reader

TOLD = (Field.PREMISES, Field.AREA, Field.PERIODICITY, Field.PRICE)


def read_place(entry: Entry, reader: Reader, purposes: Mapping[str, str]) -> None:
    """A place when the row has one, or a code, which belongs to a place; its note goes to the crew."""
    note, found = secrets.split(entry.note)
    hidden = [found, *_out_of(reader.extras)]
    codes = [reader.text(Field.ACCESS), *hidden]
    if not any(codes) and not any(reader.text(name) for name in TOLD):
        return
    if any(hidden):
        reader.doubt("import.code_hidden", Field.NOTE, Weight.NOTE)
    named = reader.text(Field.PREMISES)
    name = named[:1].upper() + named[1:] if named else entry.address or entry.city or entry.name
    place = PlaceRead(name=name, settlement=entry.city, postcode=entry.postcode, parts=cells.address(entry.address))
    if named:
        place.purpose = words.purpose(named, purposes) or "other"
        if place.purpose == "other" and named.lower() not in purposes:
            reader.doubt("import.purpose", Field.PREMISES)
    _measure(place, reader)
    place.conditions = words.conditions(entry.note)
    place.wishes = note
    place.access = "; ".join(filter(None, dict.fromkeys([*codes, *_out_of(reader.extras)])))
    entry.note = ""
    entry.place = place


def _out_of(extras: list[str]) -> list[str]:
    """The codes of what is kept in words, which loses them."""
    found = [secrets.split(extra) for extra in extras]
    extras[:] = [rest for rest, _ in found if rest]
    return [codes for _, codes in found]


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
