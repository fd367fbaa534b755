"""What a column of a list of premises may hold, and the heads by which it is known in Bulgarian and English."""

from __future__ import annotations

from enum import StrEnum

from cleaning.domain.shared.lists import client_heads
from cleaning.domain.shared.lists.heads import Heads


class Field(StrEnum):
    """Meaning of a column. Several columns may be wishes; of the others there is one each."""

    PREMISES = "premises"
    PURPOSE = "purpose"
    AREA = "area"
    CITY = "city"
    POSTCODE = "postcode"
    ADDRESS = "address"
    DISTRICT = "district"
    STREET = "street"
    BUILDING = "building"
    ENTRANCE = "entrance"
    FLOOR = "floor"
    FLAT = "flat"
    PERIODICITY = "periodicity"
    PRICE = "price"
    CONDITIONS = "conditions"
    HOURS = "hours"
    CONTACT = "contact"
    CONTACT_PHONE = "contact_phone"
    ACCESS = "access"
    WISHES = "wishes"


WORDS: dict[str, tuple[str, ...]] = {
    **client_heads.WORDS,
    Field.PREMISES: (
        "обект", "име на обекта", "обект име", "помещение", "имот", "обект на клиента", "premises", "site", "object",
        "location", "place", "name of place",
    ),
    Field.PURPOSE: (
        "предназначение", "вид", "вид обект", "тип", "тип обект", "purpose", "kind", "type", "used as",
    ),
    Field.AREA: ("площ", "квадратура", "кв м", "м2", "m2", "area", "size", "sqm", "square metres"),
    Field.CITY: ("град", "населено място", "нас място", "гр", "city", "town", "settlement"),
    Field.POSTCODE: ("пк", "п к", "пощенски код", "postcode", "post code", "zip", "zip code", "postal code"),
    Field.ADDRESS: ("адрес", "адрес на обекта", "address"),
    Field.DISTRICT: ("квартал", "жк", "ж к", "район", "district", "quarter"),
    Field.STREET: ("улица", "ул", "улица и номер", "street", "street and number"),
    Field.BUILDING: ("блок", "бл", "сграда", "building", "block"),
    Field.ENTRANCE: ("вход", "вх", "entrance"),
    Field.FLOOR: ("етаж", "ет", "floor"),
    Field.FLAT: ("апартамент", "ап", "офис номер", "flat", "apartment", "unit"),
    Field.PERIODICITY: (
        "периодичност", "честота", "график", "кога", "колко често", "frequency", "periodicity", "schedule", "how often",
    ),
    Field.PRICE: ("цена", "досегашна цена", "месечна цена", "сума", "price", "former price", "monthly price", "fee"),
    Field.CONDITIONS: ("особени условия", "условия", "особености", "внимание", "conditions", "special conditions"),
    Field.HOURS: (
        "часове за достъп", "часове", "работно време", "достъп от до", "кога може да се влиза", "hours",
        "access hours", "opening hours",
    ),
    Field.CONTACT: ("лице за контакт", "контактно лице", "контакт", "домакин", "contact", "contact person"),
    Field.CONTACT_PHONE: ("телефон за контакт", "телефон на обекта", "тел за контакт", "contact phone", "site phone"),
    Field.ACCESS: (
        "код", "код за достъп", "кодове", "код на входа", "код на алармата", "аларма", "как се влиза", "достъп",
        "access", "access code", "code", "codes", "alarm", "alarm code",
    ),
    Field.WISHES: (
        "изисквания", "изисквания на клиента", "желания", "бележка", "бележки", "забележка", "забележки", "wishes",
        "requirements", "note", "notes",
    ),
}  # fmt: skip
HEADS = Heads(
    words=WORDS,
    needed=(client_heads.NEEDED, (Field.PREMISES, Field.ADDRESS, Field.STREET, Field.PURPOSE)),
    several=frozenset({Field.WISHES}),
    secret=frozenset({Field.ACCESS}),
)
