"""Reads of offers and contracts, in Core."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select

from cleaning.adapters.sql.arrays import one_of_ids
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.sales.drift import drifting, found_drift
from cleaning.adapters.sql.sales.tables import contract_lines, contracts, quote_editions, quote_lines, quotes
from cleaning.adapters.sql.types import MoneyType
from cleaning.application.sales.queries import (
    ContractCard,
    ContractLineCard,
    ContractRow,
    MarginDrift,
    QuoteCard,
    QuoteEdition,
    QuoteLineCard,
    QuoteRow,
)
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, bounded, decode_cursor, page_of
from cleaning.domain.sales.values import Billing, ContractStage, QuoteStage
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import ClientId, ContractId, QuoteId
from cleaning.domain.shared.money import ZERO, Money

NOTHING = literal(ZERO, MoneyType)
RUNNING = (ContractStage.ACTIVE, ContractStage.SUSPENDED)


@dataclass(frozen=True, slots=True)
class SqlSalesQueries:
    reads: Reads

    def quotes(
        self, *, scope: Scope, text: str = "", clients: Collection[ClientId] = (), stage: QuoteStage | None = None,
        client_id: ClientId | None = None, moved: bool = False, after: str | None = None, limit: int = 50,
    ) -> Page[QuoteRow]:  # fmt: skip
        limit = bounded(limit)
        rows = _quotes(scope, *(quotes.c[name] for name in QuoteRow.__struct_fields__))
        rows = rows.order_by(quotes.c.id.desc()).limit(limit + 1).where(*_matching(quotes, text, clients))
        if stage is not None:
            rows = rows.where(quotes.c.stage == stage)
        if client_id is not None:
            rows = rows.where(quotes.c.client_id == client_id)
        if moved:
            rows = rows.where(quotes.c.price_moved != ZERO)
        if (last := decode_cursor(after)) is not None:
            rows = rows.where(quotes.c.id < last[0])
        return page_of(self.reads.structs(QuoteRow, rows), limit, lambda row: (row.id,))

    def quote(self, quote_id: QuoteId, *, scope: Scope) -> QuoteCard:
        contract = select(contracts.c.id).where(contracts.c.quote_id == quotes.c.id).scalar_subquery()
        plain = [name for name in QuoteCard.__struct_fields__ if name not in ("lines", "contract_id")]
        wanted = _quotes(scope, *(quotes.c[name] for name in plain), contract.label("contract_id"))
        row = self.reads.first(wanted.where(quotes.c.id == quote_id))
        if row is None:
            raise NotFound("quote", quote_id)
        lines = select(*(quote_lines.c[name] for name in QuoteLineCard.__struct_fields__))
        lines = lines.where(quote_lines.c.quote_id == quote_id).order_by(quote_lines.c.position)
        return QuoteCard(**row._mapping, lines=self.reads.structs(QuoteLineCard, lines))

    def editions(self, quote_id: QuoteId, *, scope: Scope) -> list[QuoteEdition]:
        wanted = _quotes(scope, *(quote_editions.c[name] for name in QuoteEdition.__struct_fields__))
        wanted = wanted.join(quote_editions, quote_editions.c.quote_id == quotes.c.id).where(quotes.c.id == quote_id)
        return self.reads.structs(QuoteEdition, wanted.order_by(quote_editions.c.edition.desc()))

    def contracts(
        self, *, scope: Scope, text: str = "", clients: Collection[ClientId] = (), stage: ContractStage | None = None,
        client_id: ClientId | None = None, ends_before: date | None = None, after: str | None = None, limit: int = 50,
    ) -> Page[ContractRow]:  # fmt: skip
        limit = bounded(limit)
        rows = _contracts(scope, ContractRow).order_by(contracts.c.id.desc()).limit(limit + 1)
        rows = rows.where(*_matching(contracts, text, clients))
        if stage is not None:
            rows = rows.where(contracts.c.stage == stage)
        if client_id is not None:
            rows = rows.where(contracts.c.client_id == client_id)
        if ends_before is not None:
            rows = rows.where(contracts.c.ends_on < ends_before, contracts.c.stage.in_(RUNNING))
        if (last := decode_cursor(after)) is not None:
            rows = rows.where(contracts.c.id < last[0])
        return page_of(self.reads.structs(ContractRow, rows), limit, lambda row: (row.id,))

    def contract(self, contract_id: ContractId, *, scope: Scope) -> ContractCard:
        found = self._cards(_contracts(scope, ContractCard).where(contracts.c.id == contract_id))
        if not found:
            raise NotFound("contract", contract_id)
        return found[0]

    def contract_lines(self, contract_id: ContractId) -> list[ContractLineCard]:
        return self._lines([contract_id]).get(contract_id, [])

    def numbers(self, ids: Iterable[ContractId]) -> dict[ContractId, str]:
        if not (chosen := {*ids}):
            return {}
        rows = self.reads.all(select(contracts.c.id, contracts.c.number).where(one_of_ids(contracts.c.id, chosen)))
        return {ContractId(row.id): row.number for row in rows}

    def in_force(
        self, *, scope: Scope, start: date, end: date, billing: Billing | None = None, client_id: ClientId | None = None
    ) -> list[ContractCard]:
        running = _contracts(scope, ContractCard).where(
            contracts.c.stage.in_((*RUNNING, ContractStage.ENDED)),
            contracts.c.starts_on < end,
            or_(contracts.c.ends_on.is_(None), contracts.c.ends_on > start),
        )
        if billing is not None:
            running = running.where(contracts.c.billing == billing)
        if client_id is not None:
            running = running.where(contracts.c.client_id == client_id)
        return self._cards(running.order_by(contracts.c.id))

    def active_value(self, client_id: ClientId) -> Money:
        wanted = (
            select(func.coalesce(func.sum(contract_lines.c.monthly), NOTHING))
            .join(contracts, contracts.c.id == contract_lines.c.contract_id)
            .where(contracts.c.client_id == client_id, contracts.c.stage == ContractStage.ACTIVE)
        )
        value: Money = self.reads.scalar(wanted)
        return value

    def drift(
        self, *, scope: Scope, contract_id: ContractId | None = None, beyond: Decimal | None = None, limit: int = 50
    ) -> list[MarginDrift]:
        wanted = drifting(scope, beyond=beyond).limit(bounded(limit))
        if contract_id is not None:
            wanted = wanted.where(contracts.c.id == contract_id)
        else:
            wanted = wanted.where(contracts.c.stage == ContractStage.ACTIVE)
        return [found_drift(row) for row in self.reads.all(wanted)]

    def _cards(self, wanted: Select[Any]) -> list[ContractCard]:
        rows = self.reads.all(wanted)
        lines = self._lines([row.id for row in rows])
        return [ContractCard(**row._mapping, lines=lines.get(row.id, [])) for row in rows]

    def _lines(self, ids: list[int]) -> dict[int, list[ContractLineCard]]:
        if not ids:
            return {}
        wanted = select(*(contract_lines.c[name] for name in ContractLineCard.__struct_fields__))
        wanted = wanted.where(one_of_ids(contract_lines.c.contract_id, ids))
        rows = self.reads.structs(
            ContractLineCard, wanted.order_by(contract_lines.c.contract_id, contract_lines.c.position)
        )
        return {contract: list(lines) for contract, lines in groupby(rows, key=lambda line: line.contract_id)}


def _quotes(scope: Scope, *wanted: Any) -> Select[Any]:
    """Every read of offers starts here."""
    return select(*wanted).select_from(quotes).where(*_mine(quotes, scope))


def _contracts(scope: Scope, kind: type[Any]) -> Select[Any]:
    """Every read of contracts starts here; the month's value is the sum of the lines."""
    monthly = (
        select(func.coalesce(func.sum(contract_lines.c.monthly), NOTHING))
        .where(contract_lines.c.contract_id == contracts.c.id)
        .scalar_subquery()
    )
    plain = [contracts.c[name] for name in kind.__struct_fields__ if name not in ("lines", "monthly")]
    return select(*plain, monthly.label("monthly")).where(*_mine(contracts, scope))


def _mine(table: Any, scope: Scope) -> list[ColumnElement[bool]]:
    mine: list[ColumnElement[bool]] = [table.c.branch_id.in_(scope.branch_ids)]
    return mine if scope.client_id is None else [*mine, table.c.client_id == scope.client_id]


def _matching(table: Any, text: str, clients: Collection[ClientId]) -> list[ColumnElement[bool]]:
    """Number or title holds every word, or the client is one of those found by name."""
    words = text.split()[:5]
    if not words:
        return []
    named = [
        or_(table.c.number.icontains(word, autoescape=True), table.c.title.icontains(word, autoescape=True))
        for word in words
    ]
    return [or_(and_(*named), one_of_ids(table.c.client_id, clients))]
