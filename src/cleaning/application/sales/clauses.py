"""Clauses of a contract in words, for its papers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from cleaning.application.sales.contract_queries import PriceIndexCard
from cleaning.domain.sales.terms import Indexation, Terms

INDEXED = {
    "bg": "Цените се изменят веднъж на {every} месеца, от 1-во число на месец {month}, с промяната на {index}{bounds}.",
    "en": "Prices move once in {every} months, on the first of month {month}, with the change of {index}{bounds}.",
}
BOUNDS = {"bg": (", но не по-малко от {floor} %", ", но не повече от {cap} %"),
          "en": (", but not less than {floor} %", ", but not more than {cap} %")}  # fmt: skip

LATE = {
    "bg": "При забава на плащане се дължи неустойка от {rate} % на ден върху забавената сума.",
    "en": "A delayed payment costs {rate} % of the delayed sum a day.",
}
EARLY = {
    "bg": "Която страна прекрати договора преди срока, дължи неустойка в размер на {months} средни месечни такси, но "
          "не повече от дължимото до края на срока.",
    "en": "The side that ends the contract before its term owes {months} average monthly fees, but not more than what "
          "would have been due until the end of the term.",
}  # fmt: skip
DEPOSIT = {
    "bg": "Възложителят внася депозит от {sum} €, който се връща при приключване на договора.",
    "en": "The client pays a deposit of {sum} EUR, given back when the contract ends.",
}


def conditions_of(terms: Terms, lang: str) -> tuple[str, ...]:
    """What is owed for delay and for leaving early, the deposit, and penalties in the company's own words."""
    said = [
        DEPOSIT[lang].format(sum=plain(terms.deposit.amount, lang)) if terms.deposit else "",
        LATE[lang].format(rate=plain(terms.late_rate, lang)) if terms.late_rate else "",
        EARLY[lang].format(months=plain(terms.early_months, lang)) if terms.early_months else "",
        terms.penalties,
    ]
    return tuple(clause for clause in said if clause)


def index_clause(rule: Indexation | None, lang: str, names: Callable[[], Sequence[PriceIndexCard]]) -> str:
    """How prices follow an index, which goes by its name, not by our code; empty when they do not."""
    if rule is None:
        return ""
    name = next((one.name for one in names() if one.code == rule.index), rule.index)
    floor, cap = BOUNDS[lang]
    bounds = "" if rule.floor is None else floor.format(floor=plain(rule.floor, lang))
    bounds += "" if rule.cap is None else cap.format(cap=plain(rule.cap, lang))
    return INDEXED[lang].format(every=rule.every, month=rule.month, index=name, bounds=bounds)


def plain(number: Decimal, lang: str) -> str:
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", ",") if lang == "bg" else text
