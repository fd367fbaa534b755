"""Entries of the ledger, balanced by construction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cleaning.demo.bulk.copying import Copier

ENTRY = ("id", "branch_id", "on", "source_kind", "source_id", "number", "total", "actor")
LINE = (
    *("entry_id", "on", "account_code", "branch_id", "debit", "credit", "client_id", "supplier_id", "employee_id"),
    *("item_id", "premises_id"),
)
NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A sum on one side of an account; positive is debit."""

    account: str
    amount: Decimal
    client: int | None = None
    supplier: int | None = None
    employee: int | None = None
    item: int | None = None
    premises: int | None = None


@dataclass
class Journal:
    """Counts its lines, so that the fill can stop when there are enough."""

    copier: Copier
    lines: int = 0

    def post(self, on: date, branch: int, source: tuple[str, int | None], number: str, *sides: Side) -> None:
        kept = [side for side in sides if side.amount]
        total = sum((side.amount for side in kept if side.amount > 0), NOTHING)
        assert total == -sum((side.amount for side in kept if side.amount < 0), NOTHING), "an entry balances"
        entry = self.copier.next_id("entries")
        self.copier.add("entries", ENTRY, (entry, branch, on, *source, number, total, "Теодора Ганева"))
        for side in kept:
            self.copier.add(
                "entry_lines",
                LINE,
                (
                    *(entry, on, side.account, branch, max(side.amount, NOTHING), max(-side.amount, NOTHING)),
                    *(side.client, side.supplier, side.employee, side.item, side.premises),
                ),
            )
        self.lines += len(kept)
