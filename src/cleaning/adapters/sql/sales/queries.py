"""Reads of offers and contracts, in Core."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, select

from cleaning.adapters.sql.orders.tables import orders
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.sales.contract_queries import SqlContractQueries, matching, mine
from cleaning.adapters.sql.sales.drift import drifting, found_drift
from cleaning.adapters.sql.sales.tables import contracts, quote_editions, quote_lines, quotes
from cleaning.application.sales.queries import MarginDrift, QuoteCard, QuoteEdition, QuoteLineCard, QuoteRow
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, bounded, decode_cursor, page_of
from cleaning.application.shared.ports import Clock
from cleaning.domain.sales.values import ContractStage, QuoteStage
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import ClientId, ContractId, QuoteId
from cleaning.domain.shared.money import ZERO


@dataclass(frozen=True, slots=True)
class SqlSalesQueries(SqlContractQueries):
    """Offers, and with them everything about contracts."""

    reads: Reads
    clock: Clock

    def quotes(
        self, *, scope: Scope, text: str = "", clients: Collection[ClientId] = (), stage: QuoteStage | None = None,
        client_id: ClientId | None = None, moved: bool = False, after: str | None = None, limit: int = 50,
    ) -> Page[QuoteRow]:  # fmt: skip
        limit = bounded(limit)
        rows = _quotes(scope, *(quotes.c[name] for name in QuoteRow.__struct_fields__))
        rows = rows.order_by(quotes.c.id.desc()).limit(limit + 1).where(*matching(quotes, text, clients))
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
        order = select(orders.c.id).where(orders.c.quote_id == quotes.c.id).scalar_subquery()
        plain = [name for name in QuoteCard.__struct_fields__ if name not in ("lines", "contract_id", "order_id")]
        wanted = _quotes(
            scope, *(quotes.c[name] for name in plain), *(contract.label("contract_id"), order.label("order_id"))
        )
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

    def drift(
        self, *, scope: Scope, contract_id: ContractId | None = None, beyond: Decimal | None = None, limit: int = 50
    ) -> list[MarginDrift]:
        wanted = drifting(scope, self.clock.today(), beyond=beyond).limit(bounded(limit))
        if contract_id is not None:
            wanted = wanted.where(contracts.c.id == contract_id)
        else:
            wanted = wanted.where(contracts.c.stage == ContractStage.ACTIVE)
        return [found_drift(row) for row in self.reads.all(wanted)]


def _quotes(scope: Scope, *wanted: Any) -> Select[Any]:
    """Every read of offers starts here."""
    return select(*wanted).select_from(quotes).where(*mine(quotes, scope))
