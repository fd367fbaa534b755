"""Columns by which a list says whose its rows are."""

from __future__ import annotations

CLIENT, EIK, PHONE = "client", "eik", "phone"
WORDS: dict[str, tuple[str, ...]] = {
    CLIENT: (
        "клиент", "име на клиента", "фирма", "контрагент", "възложител", "собственик", "client", "client name",
        "customer", "customer name", "company",
    ),
    EIK: ("еик", "булстат", "еик булстат", "идентификационен номер", "eik", "bulstat", "company number", "uic"),
    PHONE: ("телефон", "тел", "мобилен", "gsm", "гсм", "телефон на клиента", "phone", "mobile", "tel"),
}  # fmt: skip
NEEDED = (CLIENT, EIK, PHONE)
"""One of them must be there."""
