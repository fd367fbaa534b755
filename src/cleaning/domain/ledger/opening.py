"""What lay open on the day the company came here: one opening per kind and day, one entry for all of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from cleaning.domain.ledger.events import BalancesOpened, BalancesWithdrawn, OpenBalance
from cleaning.domain.ledger.values import OpeningKind
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ClientId, DeskId, ItemId, SupplierId, WarehouseId
from cleaning.domain.shared.money import Money


@dataclass(eq=False, kw_only=True)
class OpeningLine:
    """One balance towards the usual side of its account; ``row`` and ``title`` are those of the list it came by."""

    id: int = field(init=False)
    row: int
    title: str
    account_code: str
    amount: Money
    number: str = ""
    documented_on: date
    due_on: date
    client_id: ClientId | None = None
    supplier_id: SupplierId | None = None
    desk_id: DeskId | None = None
    item_id: ItemId | None = None
    warehouse_id: WarehouseId | None = None
    quantity: Decimal | None = None
    withdrawn_at: datetime | None = None

    def told(self) -> OpenBalance:
        return OpenBalance(
            line_id=self.id, account_code=self.account_code, amount=self.amount, number=self.number,
            documented_on=self.documented_on, due_on=self.due_on, client_id=self.client_id,
            supplier_id=self.supplier_id, desk_id=self.desk_id, item_id=self.item_id,
            warehouse_id=self.warehouse_id, quantity=self.quantity,
        )  # fmt: skip


@dataclass(eq=False, kw_only=True)
class Opening(Aggregate):
    """All balances of a kind on a day, in one branch."""

    id: int = field(init=False)
    version: int = 1
    branch_id: BranchId
    kind: OpeningKind
    on: date
    import_id: int
    lines: list[OpeningLine]
    withdrawn_at: datetime | None = None

    @classmethod
    def enter(
        cls, *, branch_id: BranchId, kind: OpeningKind, on: date, import_id: int, lines: Sequence[OpeningLine]
    ) -> Opening:
        """The balances count from now on: in the books, as debts, as money and as stock."""
        if not lines:
            raise RuleBroken("opening.empty")
        opening = cls(branch_id=branch_id, kind=kind, on=on, import_id=import_id, lines=list(lines))
        opening.record(lambda: BalancesOpened(**opening._about(on), lines=tuple(line.told() for line in opening.lines)))
        return opening

    @property
    def standing(self) -> list[OpeningLine]:
        """Lines that were not withdrawn."""
        return [line for line in self.lines if line.withdrawn_at is None]

    def withdraw(self, kept: Collection[int], *, on: date, at: datetime) -> None:
        """All but the lines ``kept`` were a mistake; ``on`` is the day it is taken back in the books."""
        gone = [line for line in self.standing if line.id not in kept]
        for line in gone:
            line.withdrawn_at = at
        if not self.standing:
            self.withdrawn_at = at
        if gone:
            self.record(BalancesWithdrawn(**self._about(on), lines=tuple(line.told() for line in gone)))

    def _about(self, on: date) -> dict[str, Any]:
        return {"opening_id": self.id, "branch_id": self.branch_id, "kind": str(self.kind), "on": on}
