"""Sums, documents and known records of a row of balances."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from cleaning.application.ledger.ports import Known
from cleaning.domain.ledger.importing.fields import AMOUNT, DOCUMENTED, DUE, NUMBER
from cleaning.domain.shared.lists import cells
from cleaning.domain.shared.lists.doubts import Weight
from cleaning.domain.shared.lists.picking import Candidate, bare, pick
from cleaning.domain.shared.lists.reader import Reader
from cleaning.domain.shared.money import Money

LARGEST = Money("999999999.99")


def amount(reader: Reader) -> Money | None:
    """The balance in euros; None, with its doubt, when there is none."""
    typed = reader.text(AMOUNT)
    value, leva = cells.balance(typed)
    if value is None or abs(value) > LARGEST.amount:
        reader.doubt("import.balance", AMOUNT, Weight.SKIPPED)
        return None
    if not value:
        reader.doubt("import.balance_zero", AMOUNT, Weight.SKIPPED)
        return None
    if leva:
        reader.doubt("import.price_leva", AMOUNT, read=f"{value:f}")
    return Money(value)


def document(reader: Reader, on: date) -> tuple[str, date, date]:
    """Number, date and due date; a balance without a document is one of the day."""
    number = reader.text(NUMBER)[:40] or f"НС {on:%d.%m.%Y}"
    documented = _day(reader, DOCUMENTED) or on
    if documented > on:
        reader.doubt("import.document_later", DOCUMENTED)
        documented = on
    return number, documented, max(_day(reader, DUE) or documented, documented)


def once(reader: Reader, taken: set[tuple[object, ...]], *key: object) -> bool:
    """Whether the list says it for the first time; the second time is left out."""
    if key in taken:
        reader.doubt("import.balance_twice", AMOUNT, Weight.SKIPPED)
        return False
    taken.add(key)
    return True


def chooser(
    known: Sequence[Known], what: str, names: Sequence[str]
) -> Callable[[Reader, Mapping[int, str]], Known | None]:
    """Finds the record a row speaks of: by the cells ``names``, the surest first."""
    by_id = {one.id: one for one in known}
    by_key: dict[str, list[Known]] = {}
    for one in known:
        for key in dict.fromkeys(map(bare, one.keys)):
            by_key.setdefault(key, []).append(one)

    def choose(reader: Reader, decisions: Mapping[int, str]) -> Known | None:
        at = next((name for name in names if reader.text(name)), names[0])
        fitting = next(filter(None, (by_key.get(bare(reader.text(name))) for name in names if reader.text(name))), [])
        candidates = [Candidate(one.id, one.name, " · ".join(dict.fromkeys((one.name, *one.keys)))) for one in fitting]
        picked = pick(reader, what, at, candidates, decisions.get(reader.row, ""))
        return None if picked is None else by_id[picked.id]

    return choose


def _day(reader: Reader, name: str) -> date | None:
    typed = reader.text(name)
    if not typed:
        return None
    if (found := cells.day(typed)) is None:
        reader.doubt("import.balance_date", name)
    return found
