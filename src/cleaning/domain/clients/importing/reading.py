"""From the cells of a row to an entry."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from cleaning.domain.clients.importing import words
from cleaning.domain.clients.importing.entry import Entry
from cleaning.domain.clients.importing.fields import HEADS, Field
from cleaning.domain.clients.importing.reading_place import read_place
from cleaning.domain.clients.values import ClientKind
from cleaning.domain.shared import identifiers
from cleaning.domain.shared.errors import DomainError
from cleaning.domain.shared.lists import cells
from cleaning.domain.shared.lists.doubts import Weight
from cleaning.domain.shared.lists.own import read_own
from cleaning.domain.shared.lists.reader import Reader
from cleaning.domain.shared.own.field import Field as OwnField

TOTALS = frozenset({"общо", "всичко", "сума", "итого", "обща сума", "total", "sum", "totals"})
OF_A_FORMULA = ("=", "+", "@")
NONE: Mapping[str, str] = MappingProxyType({})


def read_entry(
    row: int,
    values: Mapping[str, str],
    heads: Mapping[str, str],
    today: date,
    purposes: Mapping[str, str] = NONE,
    own: Sequence[OwnField] = (),
) -> Entry | None:
    """The row as an entry; None for a blank one. A total or a row without a name is an entry that is skipped.

    ``purposes`` are the company's names of what a place is used for, in small letters, and their codes; ``own`` its own
    fields of clients.
    """
    if not any(value.strip() for value in values.values()):
        return None
    reader = Reader(row, values, heads, today, HEADS.secret)
    name = tidy_name(reader.text(Field.NAME))
    if name.lower().rstrip(":") in TOTALS and not reader.text(Field.PHONE) and not reader.text(Field.EIK):
        reader.doubt("import.total_row", Field.NAME, Weight.SKIPPED)
    elif not re.search(r"[^\W\d_]", name):
        reader.doubt("import.no_name", Field.NAME, Weight.SKIPPED)
    entry = Entry(row=row, name=name, kind=ClientKind.INDIVIDUAL, doubts=reader.doubts, extras=reader.extras)
    if not entry.skipped:
        _read_client(entry, reader)
        entry.own = read_own(reader, own, entry.kind)
        read_place(entry, reader, purposes)
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
