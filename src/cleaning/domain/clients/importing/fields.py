"""What a column of a list of clients may hold, and the heads by which it is known in Bulgarian and English."""

from __future__ import annotations

from enum import StrEnum

from cleaning.domain.shared.lists.heads import Heads


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
    ACCESS = "access"
    NOTE = "note"


WORDS: dict[str, tuple[str, ...]] = {
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
    Field.ACCESS: (
        "код", "код за достъп", "кодове", "достъп", "аларма", "код аларма", "код на алармата", "как се влиза",
        "access", "access code", "alarm", "alarm code", "code",
    ),
    Field.NOTE: ("забележка", "забележки", "бележка", "бележки", "коментар", "други", "note", "notes", "comment"),
}  # fmt: skip
HEADS = Heads(
    words=WORDS,
    needed=((Field.NAME,),),
    several=frozenset({Field.NOTE}),
    secret=frozenset({Field.ACCESS}),
)
