"""Reads of repricings, in Core. One is seen by who sees every contract of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select

from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.sales.annex_tables import contract_annexes
from cleaning.adapters.sql.sales.contract_queries import RUNNING, SqlContractQueries, matching, mine
from cleaning.adapters.sql.sales.repricing_tables import repriced_contracts, repricings
from cleaning.adapters.sql.sales.tables import contracts
from cleaning.application.sales.contract_queries import ContractFilter, ContractLineCard
from cleaning.application.sales.repricing.queries import (
    RepriceableContract,
    RepricedRow,
    RepricingCard,
    RepricingRow,
)
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, bounded, decode_cursor, page_of
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import RepricingId

PART = repriced_contracts.c


@dataclass(frozen=True, slots=True)
class SqlRepricingQueries:
    reads: Reads
    agreed: SqlContractQueries

    def page(self, *, scope: Scope, after: str | None = None, limit: int = 50) -> Page[RepricingRow]:
        limit = bounded(limit)
        rows = _repricings(scope, RepricingRow).order_by(repricings.c.id.desc()).limit(limit + 1)
        if (last := decode_cursor(after)) is not None:
            rows = rows.where(repricings.c.id < last[0])
        return page_of(self.reads.structs(RepricingRow, rows), limit, lambda row: (row.id,))

    def repricing(self, repricing_id: RepricingId, *, scope: Scope) -> RepricingCard:
        row = self.reads.first(_repricings(scope, RepricingCard).where(repricings.c.id == repricing_id))
        if row is None:
            raise NotFound("repricing", repricing_id)
        parts = select(
            PART.contract_id, contracts.c.number, contracts.c.title, contracts.c.client_id, PART.annex, PART.before,
            PART.after, PART.undone_by,
        ).join(contracts, contracts.c.id == PART.contract_id)  # fmt: skip
        parts = parts.where(PART.repricing_id == repricing_id).order_by((PART.after - PART.before).desc(), PART.id)
        return RepricingCard(**row._mapping, rows=self.reads.structs(RepricedRow, parts))

    def repriceable(self, wanted: ContractFilter, on: date, *, scope: Scope, limit: int) -> list[RepriceableContract]:
        last = select(func.max(contract_annexes.c.effective_on)).where(contract_annexes.c.contract_id == contracts.c.id)
        rows = self.reads.all(
            select(
                contracts.c.id, contracts.c.number, contracts.c.title, contracts.c.client_id, contracts.c.ends_on,
                func.coalesce(last.scalar_subquery(), contracts.c.starts_on).label("last_on"),
            )
            .where(*mine(contracts, scope), contracts.c.stage.in_(RUNNING))
            .where(*matching(contracts, wanted.text, wanted.clients), *self.agreed.narrowed(wanted))
            .order_by(contracts.c.id)
            .limit(limit)
        )  # fmt: skip
        lines = self.agreed.lines_of([row.id for row in rows])
        return [
            RepriceableContract(**row._mapping, lines=[one for one in lines.get(row.id, []) if _from(one, on)])
            for row in rows
        ]


def _from(line: ContractLineCard, day: date) -> bool:
    """In force on the day or later."""
    return line.ends_on is None or line.ends_on > max(day, line.starts_on)


def _repricings(scope: Scope, kind: type[Any]) -> Select[Any]:
    """Every read starts here."""
    derived = {
        "contracts": func.count(PART.id),
        "standing": func.count(PART.id).filter(PART.undone_by.is_(None)),
        "before": func.sum(PART.before),
        "after": func.sum(PART.after),
    }
    plain = [repricings.c[name] for name in kind.__struct_fields__ if name not in (*derived, "rows")]
    wanted = select(*plain, *(value.label(name) for name, value in derived.items()))
    wanted = wanted.join(repriced_contracts, PART.repricing_id == repricings.c.id)
    return wanted.where(~_foreign(scope)).group_by(repricings.c.id)


def _foreign(scope: Scope) -> ColumnElement[bool]:
    """A contract of it is none of the viewer's."""
    part = repriced_contracts.alias("any_part")
    theirs = exists().where(part.c.repricing_id == repricings.c.id, part.c.contract_id == contracts.c.id)
    return theirs.where(contracts.c.branch_id.not_in(scope.branch_ids))
