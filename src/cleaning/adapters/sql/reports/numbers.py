"""One question to the numbers of all documents, each kind by the index of its endings; and one to titles."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, Table, func, literal, select, union_all

from cleaning.adapters.sql.billing.tables import invoices
from cleaning.adapters.sql.clients.tables import clients
from cleaning.adapters.sql.orders.tables import orders
from cleaning.adapters.sql.purchasing.tables import receipts, suppliers
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.sales.tables import contracts, quotes
from cleaning.adapters.sql.search import MOST_CANDIDATES, fits, has_words, words_of
from cleaning.adapters.sql.shapes import built_once
from cleaning.application.reports.numbers import DocumentKind, Numbered
from cleaning.application.shared.access import Scope

NUMBER = re.compile(r"([^\W\d]{0,6}-?)(\d{1,12})")
"""``12``, ``0000000012``, ``Д000012``, ``СР-000012``."""
SHORTEST_ENDING = 3
WHOLE = 6
"""Numbers are filled with zeros to six places at least, so six of them are a whole number."""
WHERE: dict[DocumentKind, tuple[Table, Table, Column[Any]]] = {
    DocumentKind.INVOICE: (invoices, clients, clients.c.id == invoices.c.client_id),
    DocumentKind.QUOTE: (quotes, clients, clients.c.id == quotes.c.client_id),
    DocumentKind.CONTRACT: (contracts, clients, clients.c.id == contracts.c.client_id),
    DocumentKind.ORDER: (orders, clients, clients.c.id == orders.c.client_id),
    DocumentKind.RECEIPT: (receipts, suppliers, suppliers.c.id == receipts.c.supplier_id),
}  # type: ignore[dict-item]


TITLED = (DocumentKind.QUOTE, DocumentKind.CONTRACT)


@dataclass(frozen=True, slots=True)
class SqlNumberQueries:
    reads: Reads

    def numbered(self, text: str, kinds: Collection[DocumentKind], *, scope: Scope, limit: int = 5) -> list[Numbered]:
        typed = NUMBER.fullmatch(text.replace(" ", ""))
        if typed is None or not kinds or scope.employee_id is not None:
            return []
        letters, digits = typed.groups()
        endings = dict.fromkeys([digits.zfill(WHOLE), *([digits] if len(digits) >= SHORTEST_ENDING else [])])
        asked = tuple(kind for kind in WHERE if kind in kinds)
        ends = tuple(f"{ending[::-1]}%" for ending in endings)
        rows = self.reads.all(*ending_so(asked, ends, letters.rstrip("-"), scope, limit))
        first = {(row.kind, row.id): row for row in reversed(rows)}
        hits = [Numbered(kind=DocumentKind(row.kind), id=row.id, number=row.number, detail=row.name)
                for row in reversed(first.values())]  # fmt: skip
        return [hit for kind in WHERE for hit in [one for one in hits if one.kind is kind][:limit]]

    def titled(self, text: str, kinds: Collection[DocumentKind], *, scope: Scope, limit: int = 5) -> list[Numbered]:
        wanted = [kind for kind in TITLED if kind in kinds]
        if not wanted or not has_words(text) or scope.employee_id is not None:
            return []
        parts = [select(_titled(kind, text, scope).limit(limit).subquery()) for kind in wanted]
        rows = self.reads.all(union_all(*parts))
        return [Numbered(**{**row._mapping, "kind": DocumentKind(row.kind)}) for row in rows]


def _titled(kind: DocumentKind, text: str, scope: Scope) -> Select[Any]:
    """Cut before it is sorted, like every search."""
    table, party, joined = WHERE[kind]
    cut = select(table.c.id).where(fits(table.c.titled, words_of(text)), table.c.branch_id.in_(scope.branch_ids))
    if scope.client_id is not None:
        cut = cut.where(table.c.client_id == scope.client_id)
    shown = (literal(str(kind)).label("kind"), table.c.id, table.c.number, party.c.name.label("detail"), table.c.title)
    found = cut.limit(MOST_CANDIDATES)
    return (
        select(*shown).select_from(table.join(party, joined)).where(table.c.id.in_(found)).order_by(table.c.id.desc())
    )


@built_once("kinds", "limit")
def ending_so(
    kinds: tuple[DocumentKind, ...], ends: tuple[str, ...], letters: str, scope: Scope, limit: int
) -> Select[Any]:
    """Some of each kind for each pattern of a turned round number; the earlier pattern is the better fit."""
    asked = [_ending(kind, end, letters, scope, rank).limit(limit) for kind in kinds for rank, end in enumerate(ends)]
    found = union_all(*(select(one.subquery()) for one in asked)).subquery()
    return select(found).order_by(found.c.kind, found.c.rank, found.c.id.desc())


def _ending(kind: DocumentKind, end: str, letters: str, scope: Scope, rank: int) -> Select[Any]:
    table, party, joined = WHERE[kind]
    number = table.c.number
    conditions: list[ColumnElement[bool]] = [
        func.reverse(number).like(end), table.c.branch_id.in_(scope.branch_ids)
    ]  # fmt: skip
    if letters:
        conditions.append(func.fold(number).like(func.fold(letters).concat("%")))
    if scope.client_id is not None:
        conditions.append(clients.c.id == scope.client_id if party is clients else literal(False))
    shown = (literal(str(kind)).label("kind"), literal(rank).label("rank"), table.c.id, number, party.c.name)
    return select(*shown).select_from(table.join(party, joined)).where(*conditions)
