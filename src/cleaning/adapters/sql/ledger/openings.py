"""Openings in PostgreSQL, what was built upon them, and whom they may be of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from cleaning.adapters.sql.errors import translated
from cleaning.adapters.sql.inventory.tables import item_barcodes, item_costs, items, stock_moves, warehouses
from cleaning.adapters.sql.ledger.opening_tables import opening_lines, openings
from cleaning.adapters.sql.purchasing.tables import suppliers
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.treasury.tables import allocations, debts, desks, payments
from cleaning.application.ledger.ports import Known
from cleaning.domain.ledger.opening import Opening
from cleaning.domain.ledger.values import OpeningKind
from cleaning.domain.shared.ids import BranchId

SETTLED, DESK_MOVED, STOCK_MOVED = "import.kept.settled", "import.kept.desk_moved", "import.kept.stock_moved"


@dataclass(frozen=True, slots=True)
class SqlOpenings:
    session: Session

    def add(self, opening: Opening) -> None:
        with translated():
            self.session.add(opening)
            self.session.flush()

    def standing(self, branch_id: BranchId, kind: OpeningKind, on: date) -> bool:
        same = (openings.c.branch_id == branch_id, openings.c.kind == kind, openings.c.on == on)
        return self.session.scalar(select(exists().where(*same, openings.c.withdrawn_at.is_(None)))) is True

    def of_import(self, import_id: int) -> Opening | None:
        return self.session.scalars(select(Opening).where(openings.c.import_id == import_id).with_for_update()).first()

    def built_upon(self, opening: Opening) -> dict[int, str]:
        lines = opening_lines.alias()
        mine = (lines.c.opening_id == opening.id, lines.c.withdrawn_at.is_(None))
        paid = (
            select(lines.c.id)
            .join(debts, (debts.c.source_kind == "opening") & (debts.c.source_id == lines.c.id))
            .join(allocations, (allocations.c.debt_id == debts.c.id) | (allocations.c.credit_id == debts.c.id))
        )
        through = select(lines.c.id).join(payments, payments.c.desk_id == lines.c.desk_id)
        other = (stock_moves.c.source_kind != "opening") | (stock_moves.c.source_id != opening.id)
        moved = select(lines.c.id).join(
            stock_moves,
            (stock_moves.c.item_id == lines.c.item_id) & (stock_moves.c.branch_id == opening.branch_id) & other,
        )
        why: dict[int, str] = {}
        for found, code in ((paid, SETTLED), (through, DESK_MOVED), (moved, STOCK_MOVED)):
            why |= dict.fromkeys(self.session.scalars(found.where(*mine).distinct()), code)
        return why


@dataclass(frozen=True, slots=True)
class SqlOpeningParties:
    reads: Reads

    def suppliers(self) -> list[Known]:
        found = select(suppliers.c.id, suppliers.c.name, suppliers.c.eik).where(suppliers.c.active)
        return [Known(id=row.id, name=row.name, keys=_keys(row.eik, row.name)) for row in self.reads.all(found)]

    def desks(self, branch_id: BranchId) -> list[Known]:
        used = exists().where(payments.c.desk_id == desks.c.id) | (desks.c.balance != 0)
        shown = [desks.c[name] for name in ("id", "name", "iban", "account_code")]
        found = select(*shown, used.label("used")).where(desks.c.branch_id == branch_id, desks.c.active)
        rows = [(row, _keys(row.iban, row.name)) for row in self.reads.all(found)]
        return [
            Known(id=row.id, name=row.name, keys=keys, account_code=row.account_code, used=row.used)
            for row, keys in rows
        ]

    def items(self, branch_id: BranchId) -> list[Known]:
        here = (stock_moves.c.item_id == items.c.id, stock_moves.c.branch_id == branch_id)
        lies = (item_costs.c.item_id == items.c.id, item_costs.c.branch_id == branch_id, item_costs.c.quantity != 0)
        used = exists().where(*here, stock_moves.c.source_kind != "opening") | exists().where(*lies)
        codes = (
            select(item_barcodes.c.item_id, func.array_agg(item_barcodes.c.gtin).label("gtins"))
            .group_by(item_barcodes.c.item_id)
            .subquery()
        )
        found = (
            select(items.c.id, items.c.code, items.c.name, codes.c.gtins, used.label("used"))
            .outerjoin(codes, codes.c.item_id == items.c.id)
            .where(items.c.active)
        )
        return [
            Known(id=row.id, name=row.name, keys=_keys(row.code, row.name, *(row.gtins or ())), used=row.used)
            for row in self.reads.all(found)
        ]

    def stores(self, branch_id: BranchId) -> list[Known]:
        shown = (warehouses.c.id, warehouses.c.name, warehouses.c.main)
        found = select(*shown).where(warehouses.c.branch_id == branch_id, warehouses.c.active)
        return [Known(id=row.id, name=row.name, keys=_keys(row.name), main=row.main) for row in self.reads.all(found)]


def _keys(*words: Any) -> tuple[str, ...]:
    return tuple(str(word) for word in words if word)
