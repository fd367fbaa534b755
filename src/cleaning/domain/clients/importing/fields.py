"""What a column of a list may hold, and the heads by which it is known in Bulgarian and English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

HEAD_ROWS = 20
"""A title, a date and a blank line may stand above the head; not more than a screen of them."""
FEWEST_CELLS = 2


class Field(StrEnum):
    """Meaning of a column. Several columns may be notes; of the others there is one each."""

    NAME = "name"
    KIND = "kind"
    EIK = "eik"
    VAT_NUMBER = "vat_number"
    EGN = "egn"
    IBAN = "iban"
    ACCOUNTABLE = "accountable"
    CONTACT = "contact"
    PHONE = "phone"
    EMAIL = "email"
    CITY = "city"
    POSTCODE = "postcode"
    ADDRESS = "address"
    PREMISES = "premises"
    AREA = "area"
    PERIODICITY = "periodicity"
    PRICE = "price"
    SMS_CONSENT = "sms_consent"
    EMAIL_CONSENT = "email_consent"
    SINCE = "since"
    NOTE = "note"


HEADS: dict[Field, tuple[str, ...]] = {
    Field.NAME: (
        "клиент", "име", "име на клиента", "наименование", "фирма", "име фирма", "трите имена", "контрагент",
        "client", "client name", "customer", "customer name", "name", "company", "company name",
    ),
    Field.KIND: ("вид", "тип", "вид клиент", "тип клиент", "kind", "type", "client type", "customer type"),
    Field.EIK: (
        "еик", "булстат", "еик булстат", "идентификационен номер", "ин", "eik", "bulstat", "company number",
        "registration number", "uic",
    ),
    Field.VAT_NUMBER: ("ддс", "ддс номер", "ин по ддс", "vat", "vat number", "vat no", "vat id"),
    Field.EGN: ("егн", "egn", "personal number"),
    Field.IBAN: ("iban", "банкова сметка", "сметка", "bank account"),
    Field.ACCOUNTABLE: ("мол", "м о л", "управител", "представител", "accountable", "manager", "owner"),
    Field.CONTACT: ("лице за контакт", "контактно лице", "контакт", "лице за връзка", "contact", "contact person"),
    Field.PHONE: ("телефон", "тел", "телефони", "мобилен", "gsm", "гсм", "phone", "phones", "mobile", "tel"),
    Field.EMAIL: ("e mail", "email", "имейл", "и мейл", "ел поща", "електронна поща", "мейл", "mail"),
    Field.CITY: ("град", "населено място", "нас място", "гр", "city", "town", "settlement"),
    Field.POSTCODE: ("пк", "п к", "пощенски код", "postcode", "post code", "zip", "zip code", "postal code"),
    Field.ADDRESS: ("адрес", "улица", "адрес на обекта", "address", "street", "street address"),
    Field.PREMISES: ("обект", "вид обект", "помещение", "имот", "тип обект", "premises", "site", "object", "location"),
    Field.AREA: ("площ", "квадратура", "кв м", "м2", "m2", "area", "size", "sqm", "square metres"),
    Field.PERIODICITY: (
        "периодичност", "честота", "график", "кога", "периодичност на почистване", "frequency", "periodicity",
        "schedule", "how often",
    ),
    Field.PRICE: ("цена", "сума", "месечна цена", "цена без ддс", "price", "amount", "fee", "monthly price", "rate"),
    Field.SMS_CONSENT: ("смс рекл", "смс реклама", "смс", "sms", "sms marketing", "sms consent", "съгласие смс"),
    Field.EMAIL_CONSENT: ("имейл рекл", "имейл реклама", "e mail рекл", "email marketing", "email consent", "бюлетин"),
    Field.SINCE: ("клиент от", "от дата", "дата", "начало", "от", "since", "client since", "start date"),
    Field.NOTE: ("забележка", "забележки", "бележка", "бележки", "коментар", "други", "note", "notes", "comment"),
}  # fmt: skip
_BY_HEAD = {head: field for field, heads in HEADS.items() for head in heads}


@dataclass(frozen=True, slots=True)
class Head:
    """Where the head of a list is (an index into its rows) and what each column means; None: nobody knows."""

    row: int
    names: tuple[str, ...]
    fields: tuple[Field | None, ...]
    repeated: tuple[int, ...] = ()

    @property
    def unknown(self) -> tuple[int, ...]:
        """Columns with a name that means nothing to us."""
        return tuple(
            place
            for place, field in enumerate(self.fields)
            if field is None and place not in self.repeated and self.names[place].strip()
        )


def plain(head: str) -> str:
    """Small letters and single blanks: „Площ (кв.м)“ → „площ кв м“."""
    return " ".join(re.findall(r"[^\W_]+", head.replace("№", " номер ").lower()))


def meaning(head: str) -> Field | None:
    """The meaning of a head: the whole of it, without its brackets, or its first words."""
    for text in (plain(head), plain(re.sub(r"[(\[].*?[)\]]", " ", head))):
        if text in _BY_HEAD:
            return _BY_HEAD[text]
    words = plain(re.sub(r"[(\[].*?[)\]]", " ", head)).split()
    for count in range(min(3, len(words)), 0, -1):
        if (start := " ".join(words[:count])) in _BY_HEAD and len(start) > 2:
            return _BY_HEAD[start]
    return None


def read_head(row: int, names: Sequence[str]) -> Head:
    """The meaning of each column; of two with the same meaning the first has it."""
    fields: list[Field | None] = []
    repeated = []
    for place, name in enumerate(names):
        field = meaning(name)
        if field is not None and field is not Field.NOTE and field in fields:
            repeated.append(place)
            field = None
        fields.append(field)
    return Head(row, tuple(" ".join(name.split()) for name in names), tuple(fields), tuple(repeated))


def find_head(rows: Sequence[Sequence[str]]) -> Head | None:
    """The row with the most known heads, a name among them; None when there is none. A title above has one cell."""
    best, most = None, 0
    for place, cells in enumerate(rows[:HEAD_ROWS]):
        if sum(bool(cell.strip()) for cell in cells) < FEWEST_CELLS:
            continue
        head = read_head(place, cells)
        known = sum(field is not None for field in head.fields)
        if Field.NAME in head.fields and known > most:
            best, most = head, known
    return best
