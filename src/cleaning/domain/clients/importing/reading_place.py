"""The place in a row: what it is, how large, how often, for how much; codes only where codes belong."""

from __future__ import annotations

from collections.abc import Mapping

from cleaning.domain.clients.importing.entry import Entry
from cleaning.domain.clients.importing.fields import Field
from cleaning.domain.shared.lists import cells, place_words, secrets
from cleaning.domain.shared.lists.doubts import Weight
from cleaning.domain.shared.lists.place import PlaceRead, measure
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
        place.purpose = place_words.purpose(named, purposes) or "other"
        if place.purpose == "other" and named.lower() not in purposes:
            reader.doubt("import.purpose", Field.PREMISES)
    measure(place, reader)
    place.conditions = place_words.conditions(entry.note)
    place.wishes = note
    place.access = "; ".join(filter(None, dict.fromkeys([*codes, *_out_of(reader.extras)])))
    entry.note = ""
    entry.place = place


def _out_of(extras: list[str]) -> list[str]:
    """The codes of what is kept in words, which loses them."""
    found = [secrets.split(extra) for extra in extras]
    extras[:] = [rest for rest, _ in found if rest]
    return [codes for _, codes in found]
