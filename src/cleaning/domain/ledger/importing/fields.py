"""What a column of a list of balances may hold, and the heads by which it is known in Bulgarian and English."""

from __future__ import annotations

from cleaning.domain.shared.lists import client_heads
from cleaning.domain.shared.lists.heads import Heads

NAME, CODE, EIK, IBAN = "name", "code", "eik", "iban"
AMOUNT, NUMBER, DOCUMENTED, DUE = "amount", "number", "documented_on", "due_on"
QUANTITY, UNIT_COST, STORE = "quantity", "unit_cost", "store"

_SUM = {
    AMOUNT: (
        "сума", "салдо", "крайно салдо", "начално салдо", "остатък", "неплатено", "дължимо", "за плащане",
        "дебитно салдо", "кредитно салдо", "amount", "balance", "open", "open amount", "outstanding",
        "due amount", "total",
    ),
}  # fmt: skip
_DOCUMENT = {
    NUMBER: (
        "фактура", "фактура номер", "документ", "документ номер", "номер", "номер на фактура", "invoice", "document",
        "invoice number", "document number", "number", "no",
    ),
    DOCUMENTED: (
        "дата", "дата на документа", "дата на фактура", "дата на фактурата", "издадена на", "от дата", "date",
        "invoice date", "document date", "issued on",
    ),
    DUE: ("падеж", "срок", "срок за плащане", "дата на падеж", "платима до", "due", "due date", "due on", "pay by"),
}  # fmt: skip
RECEIVABLES = Heads(words={**client_heads.WORDS, **_SUM, **_DOCUMENT}, needed=(client_heads.NEEDED, (AMOUNT,)))
PAYABLES = Heads(
    words={
        NAME: ("доставчик", "име", "фирма", "контрагент", "име на доставчика", "supplier", "vendor", "name", "company"),
        EIK: client_heads.WORDS[EIK],
        **_SUM,
        **_DOCUMENT,
    },
    needed=((NAME, EIK), (AMOUNT,)),
)
MONEY = Heads(
    words={
        NAME: (
            "каса", "банка", "сметка", "име", "наименование", "каса или банка", "каса банка", "desk", "cash", "bank",
            "account", "name", "cash desk", "bank account",
        ),
        IBAN: ("iban", "банкова сметка"),
        **_SUM,
    },
    needed=((NAME, IBAN), (AMOUNT,)),
)  # fmt: skip
STOCK = Heads(
    words={
        CODE: ("код", "артикул номер", "номенклатурен номер", "баркод", "код на артикула", "code", "sku", "barcode"),
        NAME: ("материал", "артикул", "стока", "наименование", "име", "препарат", "item", "name", "article", "product"),
        QUANTITY: ("количество", "наличност", "налично", "брой", "бр", "quantity", "qty", "on hand", "stock"),
        UNIT_COST: (
            "цена", "единична цена", "ед цена", "доставна цена", "себестойност", "price", "unit price", "unit cost",
            "cost",
        ),
        AMOUNT: ("стойност", "сума", "обща стойност", "value", "amount", "total"),
        STORE: ("склад", "място", "warehouse", "store", "location"),
    },
    needed=((CODE, NAME), (QUANTITY,), (UNIT_COST, AMOUNT)),
)  # fmt: skip
