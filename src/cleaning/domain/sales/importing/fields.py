"""What a column of a list of recurring work may hold, and the heads by which it is known in Bulgarian and English."""

from __future__ import annotations

from cleaning.domain.shared.lists import client_heads
from cleaning.domain.shared.lists.heads import Heads

PREMISES, SERVICE, RHYTHM, TIME = "premises", "service", "rhythm", "start_time"
PRICE, PER, QUANTITY, MINUTES = "price", "per", "quantity", "minutes"
STARTS, ENDS, CONTRACT = "starts_on", "ends_on", "contract"

WORDS: dict[str, tuple[str, ...]] = {
    **client_heads.WORDS,
    PREMISES: ("обект", "име на обекта", "адрес", "адрес на обекта", "помещение", "premises", "site", "place"),
    SERVICE: ("услуга", "вид услуга", "дейност", "код на услуга", "почистване", "service", "service code", "work"),
    RHYTHM: (
        "кога", "честота", "график", "периодичност", "дни", "ритъм", "колко често", "повторение", "when", "how often",
        "frequency", "schedule", "rhythm", "rrule", "days",
    ),
    TIME: ("час", "начален час", "от колко часа", "започва в", "time", "start time", "hour"),
    PRICE: (
        "цена", "сума", "цена без ддс", "месечна цена", "цена на месец", "цена на посещение", "месечна такса", "такса",
        "price", "amount", "fee", "monthly price", "price per month", "price per visit", "monthly fee",
    ),
    PER: ("за", "на", "цена за", "вид цена", "per", "price per", "unit"),
    QUANTITY: ("количество", "площ", "кв м", "брой", "quantity", "area", "qty"),
    MINUTES: ("минути", "времетраене", "продължителност", "minutes", "duration"),
    STARTS: ("от", "от дата", "начало", "в сила от", "начална дата", "from", "start", "starts on", "since"),
    ENDS: ("до", "до дата", "край", "срок", "крайна дата", "to", "until", "end", "ends on"),
    CONTRACT: ("договор", "договор номер", "номер на договор", "стар номер", "contract", "contract number"),
}  # fmt: skip
HEADS = Heads(words=WORDS, needed=(client_heads.NEEDED, (PREMISES,), (SERVICE,), (RHYTHM,)))
