"""Clauses of a contract in words, for its papers."""

from __future__ import annotations

from cleaning.domain.sales.terms import Indexation

INDEXED = {
    "bg": "Цените се изменят веднъж на {every} месеца, от 1-во число на месец {month}, с изменението на {index}{bounds}.",
    "en": "Prices move once in {every} months, on the first of month {month}, with the change of {index}{bounds}.",
}
BOUNDS = {"bg": (", но не по-малко от {floor} %", ", но не повече от {cap} %"),
          "en": (", but not less than {floor} %", ", but not more than {cap} %")}  # fmt: skip


def index_clause(rule: Indexation | None, lang: str) -> str:
    """How prices follow an index; empty when they do not."""
    if rule is None:
        return ""
    floor, cap = BOUNDS[lang]
    bounds = "" if rule.floor is None else floor.format(floor=plain(rule.floor, lang))
    bounds += "" if rule.cap is None else cap.format(cap=plain(rule.cap, lang))
    return INDEXED[lang].format(every=rule.every, month=rule.month, index=rule.index, bounds=bounds)


def plain(number: object, lang: str) -> str:
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", ",") if lang == "bg" else text
