"""From the cells of a row to a place; codes only where codes belong, and what fits nowhere to the crew's wishes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cleaning.domain.premises.importing.fields import Field
from cleaning.domain.premises.place import LARGEST
from cleaning.domain.shared import identifiers
from cleaning.domain.shared.lists import cells, place_words, secrets
from cleaning.domain.shared.lists.doubts import Weight
from cleaning.domain.shared.lists.place import ADDRESS, PlaceRead, measure
from cleaning.domain.shared.lists.reader import Reader


@dataclass(slots=True, kw_only=True)
class SiteRead(PlaceRead):
    """With what only a list of places tells."""

    hours: str = ""
    contact_name: str = ""
    contact_phone: str | None = None
    conditions_note: str = ""


def read_site(reader: Reader, purposes: Mapping[str, str]) -> SiteRead:
    """The place of a row; doubts are noted in the reader. ``purposes``: the company's names (lower) and their codes."""
    parts = _parts(reader)
    named, kind = reader.text(Field.PREMISES), reader.text(Field.PURPOSE)
    name = named or kind or ", ".join(part for part in parts.values() if part) or reader.text(Field.CITY)
    if not name:
        reader.doubt("import.no_place", Field.PREMISES, Weight.SKIPPED)
    site = SiteRead(
        name=name[:1].upper() + name[1:], settlement=cells.town(reader.text(Field.CITY)), parts=parts,
        postcode=reader.text(Field.POSTCODE), hours=reader.text(Field.HOURS),
        contact_name=reader.text(Field.CONTACT),
        contact_phone=reader.identifier(Field.CONTACT_PHONE, identifiers.phone),
    )  # fmt: skip
    _purpose(site, reader, purposes)
    measure(site, reader)
    if site.area is not None and site.area > LARGEST:
        reader.doubt("import.area", Field.AREA)
        site.area = None
    _told(site, reader)
    return site


def _parts(reader: Reader) -> dict[str, str]:
    """The address, whole or in pieces; a piece in its own column is surer."""
    parts = cells.address(reader.text(Field.ADDRESS))
    return {name: reader.text(name) or parts.get(name, "") for name in ADDRESS}


def _purpose(site: SiteRead, reader: Reader, purposes: Mapping[str, str]) -> None:
    kind = reader.text(Field.PURPOSE)
    told = kind or reader.text(Field.PREMISES)
    site.purpose = place_words.purpose(told, purposes) or "other"
    if told and site.purpose == "other" and told.lower() not in purposes:
        reader.doubt("import.purpose", Field.PURPOSE if kind else Field.PREMISES)


def _told(site: SiteRead, reader: Reader) -> None:
    """Wishes without codes, conditions as codes of the house, the codes apart."""
    said = [reader.cells.get(Field.WISHES, "").strip(), *reader.extras]
    site.conditions = place_words.conditions(f"{reader.text(Field.CONDITIONS)} {said[0]}")
    note, found = secrets.split(reader.text(Field.CONDITIONS))
    site.conditions_note = note
    apart = [secrets.split(one) for one in said if one]
    hidden = [found, *(codes for _, codes in apart)]
    if any(hidden):
        reader.doubt("import.code_hidden", Field.WISHES, Weight.NOTE)
    site.wishes = "\n".join(rest for rest, _ in apart if rest)
    site.access = "; ".join(filter(None, dict.fromkeys([reader.text(Field.ACCESS), *hidden])))
