"""One row of a list, read: a client as far as it is known there, a place, and everything doubtful about them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from cleaning.domain.clients.importing import cells, words
from cleaning.domain.clients.importing.doubts import Doubt, Weight
from cleaning.domain.clients.importing.fields import Field
from cleaning.domain.clients.importing.rhythm import rhythm
from cleaning.domain.clients.values import ClientKind
from cleaning.domain.shared import identifiers
from cleaning.domain.shared.errors import DomainError

T = TypeVar("T")
TOTALS = frozenset({"общо", "всичко", "сума", "итого", "обща сума", "total", "sum", "totals"})
OF_A_FORMULA = ("=", "+", "@")


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


@dataclass(slots=True, kw_only=True)
class Entry:
    """What a row says of a client. ``extras`` are values that fit nowhere: they go to the note, so nothing is lost."""

    row: int
    name: str
    kind: ClientKind
    eik: str | None = None
    vat_number: str | None = None
    egn: str | None = None
    iban: str | None = None
    accountable: str = ""
    contact: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    city: str = ""
    postcode: str = ""
    address: str = ""
    since: date | None = None
    note: str = ""
    sms_consent: bool | None = None
    email_consent: bool | None = None
    place: PlaceRead | None = None
    extras: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def skipped(self) -> bool:
        return any(doubt.weight is Weight.SKIPPED for doubt in self.doubts)


@dataclass(slots=True)
class Reader:
    """Reads the cells of one row; ``heads`` names the column of each field as the file does, ``today`` is the day."""

    row: int
    cells: Mapping[Field, str]
    heads: Mapping[Field, str]
    today: date
    doubts: list[Doubt] = field(default_factory=list)
    extras: list[str] = field(default_factory=list)

    def text(self, name: Field) -> str:
        return " ".join(self.cells.get(name, "").split())

    def doubt(self, code: str, name: Field | None = None, weight: Weight = Weight.DOUBTFUL, **facts: str) -> None:
        column = self.heads.get(name, "") if name else ""
        value = self.text(name) if name else ""
        self.doubts.append(Doubt(code=code, row=self.row, column=column, value=value, weight=weight, facts=facts))

    def lose_not(self, name: Field, value: str) -> None:
        """What cannot be stored in its place is kept in words."""
        self.extras.append(f"{self.heads.get(name, name)}: {value}")

    def identifier(self, name: Field, read: Callable[[str], str]) -> str | None:
        """A number of the domain, or a doubt and the number in words."""
        typed = self.text(name)
        if not typed:
            return None
        try:
            return read(typed)
        except DomainError as error:
            self.doubt(f"import.{error.code}", name)
            self.lose_not(name, typed)
            return None

    def several(self, name: Field, read: Callable[[str], str]) -> tuple[str, ...]:
        """Every readable value of a cell, each once."""
        found = []
        for typed in cells.many(self.cells.get(name, "")):
            try:
                found.append(read(typed))
            except DomainError as error:
                self.doubt(f"import.{error.code}", name, one=typed)
                self.lose_not(name, typed)
        return tuple(dict.fromkeys(found))


def read_entry(row: int, values: Mapping[Field, str], heads: Mapping[Field, str], today: date) -> Entry | None:
    """The row as an entry; None for a blank one. A total or a row without a name is an entry that is skipped."""
    if not any(value.strip() for value in values.values()):
        return None
    reader = Reader(row, values, heads, today)
    name = tidy_name(reader.text(Field.NAME))
    if name.lower().rstrip(":") in TOTALS and not reader.text(Field.PHONE) and not reader.text(Field.EIK):
        reader.doubt("import.total_row", Field.NAME, Weight.SKIPPED)
    elif not re.search(r"[^\W\d_]", name):
        reader.doubt("import.no_name", Field.NAME, Weight.SKIPPED)
    entry = Entry(row=row, name=name, kind=ClientKind.INDIVIDUAL, doubts=reader.doubts, extras=reader.extras)
    if not entry.skipped:
        _read_client(entry, reader)
        _read_place(entry, reader)
    return entry


def tidy_name(typed: str) -> str:
    """Straight quotes become „…“."""
    name = " ".join(typed.split())
    return re.sub(r'"([^"]+)"', r"„\1“", name) if name.count('"') % 2 == 0 else name


def _read_client(entry: Entry, reader: Reader) -> None:
    entry.eik = _eik(reader)
    entry.vat_number = reader.identifier(Field.VAT_NUMBER, identifiers.vat_number)
    entry.egn = reader.identifier(Field.EGN, identifiers.egn)
    entry.iban = reader.identifier(Field.IBAN, identifiers.iban)
    entry.kind = _kind(entry, reader)
    if entry.eik and entry.vat_number and entry.vat_number != f"BG{entry.eik[:9]}":
        reader.doubt("import.vat_differs", Field.VAT_NUMBER, eik=entry.eik)
    if entry.kind is ClientKind.INDIVIDUAL and entry.eik:
        reader.lose_not(Field.EIK, entry.eik)
        entry.eik = None
    if entry.kind is ClientKind.ORGANISATION and entry.egn:
        reader.lose_not(Field.EGN, entry.egn)
        entry.egn = None
    entry.accountable = reader.text(Field.ACCOUNTABLE)
    entry.contact = reader.text(Field.CONTACT)
    entry.phones = reader.several(Field.PHONE, identifiers.phone)
    entry.emails = _emails(reader)
    entry.city = cells.town(reader.text(Field.CITY))
    entry.postcode = reader.text(Field.POSTCODE)
    entry.address = reader.text(Field.ADDRESS)
    entry.since = _since(reader)
    entry.sms_consent = _consent(reader, Field.SMS_CONSENT)
    entry.email_consent = _consent(reader, Field.EMAIL_CONSENT)
    entry.note = reader.cells.get(Field.NOTE, "").strip()
    if entry.note.lstrip().startswith(OF_A_FORMULA):
        reader.doubt("import.formula", Field.NOTE, Weight.NOTE)
    elif re.search(r"<\w+[^>]*>", entry.note):
        reader.doubt("import.markup", Field.NOTE, Weight.NOTE)


def _eik(reader: Reader) -> str | None:
    """A spreadsheet drops the leading zeros of a number: they are tried before the number is doubted."""
    typed = reader.text(Field.EIK)
    digits = re.sub(r"\D", "", typed)
    if re.fullmatch(r"[\d\s]+", typed) and len(digits) in (7, 8):
        try:
            found = identifiers.eik(digits.zfill(9))
        except DomainError:
            pass
        else:
            reader.doubt("import.eik_zeros", Field.EIK, read=found)
            return found
    return reader.identifier(Field.EIK, identifiers.eik)


def _kind(entry: Entry, reader: Reader) -> ClientKind:
    """What the row says; else what the name and the numbers tell."""
    typed = reader.text(Field.KIND)
    firm = bool(reader.text(Field.EIK)) or words.looks_like_a_firm(entry.name)
    told = words.kind(typed) if typed else None
    if typed and told is None:
        reader.doubt("import.kind", Field.KIND)
        reader.lose_not(Field.KIND, typed)
    if told is None:
        return ClientKind.ORGANISATION if firm else ClientKind.INDIVIDUAL
    if told is ClientKind.INDIVIDUAL and firm:
        reader.doubt("import.kind_differs", Field.KIND)
        return ClientKind.ORGANISATION
    return told


def _emails(reader: Reader) -> tuple[str, ...]:
    """„info at example.com“ is read as an address, and said so."""
    found = []
    for typed in cells.many(reader.cells.get(Field.EMAIL, "")):
        guess = re.sub(r"\s+(at|маймуна|кльомба)\s+|\s*\((at|@)\)\s*", "@", typed, flags=re.IGNORECASE)
        try:
            found.append(identifiers.email(guess))
        except DomainError:
            reader.doubt("import.email.invalid", Field.EMAIL, one=typed)
            reader.lose_not(Field.EMAIL, typed)
        else:
            if guess != typed:
                reader.doubt("import.email_read_as", Field.EMAIL, read=found[-1])
    return tuple(dict.fromkeys(found))


def _since(reader: Reader) -> date | None:
    typed = reader.text(Field.SINCE)
    if not typed:
        return None
    found = cells.day(typed)
    if found is None or found > reader.today:
        reader.doubt("import.date" if found is None else "import.date_ahead", Field.SINCE)
        reader.lose_not(Field.SINCE, typed)
        return None
    return found


def _consent(reader: Reader, name: Field) -> bool | None:
    typed = reader.text(name)
    if not typed:
        return None
    answer = words.yes_or_no(typed)
    if answer is None:
        reader.doubt("import.consent", name)
        reader.lose_not(name, typed)
    return answer


def _read_place(entry: Entry, reader: Reader) -> None:
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
