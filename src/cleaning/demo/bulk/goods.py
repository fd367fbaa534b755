"""Deliveries and issues of materials, with the average cost they had at that moment."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from cleaning.demo.bulk.copying import Copier
from cleaning.demo.bulk.journal import Journal, Side
from cleaning.demo.bulk.papers import CENT, DEBT
from cleaning.domain.inventory.costing import Holding
from cleaning.domain.shared.money import Money, UnitCost

RECEIPT = (
    *("id", "number", "branch_id", "warehouse_id", "supplier_id", "stage", "received_on", "note_number", "due_on"),
    *("net", "vat", "created_at", "posted_at"),
)
LINE = (*("id", "receipt_id", "item_id", "position", "quantity", "unit_price", "net", "vat_code", "vat_rate"),)
MOVE = (
    *("id", "at", "branch_id", "warehouse_id", "item_id", "kind", "quantity", "unit_cost", "value", "source_kind"),
    "source_id",
)
PAPER = ("id", "number", "kind", "branch_id", "warehouse_id", "at")


@dataclass
class Goods:
    """Keeps what each branch holds of each item."""

    copier: Copier
    journal: Journal
    dice: Random
    items: dict[int, Decimal]
    suppliers: list[int]
    stores: dict[int, int]
    numbers: dict[tuple[str, int], int] = field(default_factory=lambda: defaultdict(int))
    holdings: dict[tuple[int, int], Holding] = field(default_factory=lambda: defaultdict(Holding))

    def receive(self, on: date) -> None:
        """Five items come into one store and are owed for."""
        branch, supplier, at = self.dice.choice(list(self.stores)), self.dice.choice(self.suppliers), _at(on, 11)
        receipt, number = self.copier.next_id("goods_receipts"), self._number("СР-", 6, branch)
        lines = [(item, *self._bought(branch, item)) for item in self.dice.sample(list(self.items), 5)]
        net = sum((worth.amount for *_, worth in lines), Decimal(0))
        vat = (net * 20 / 100).quantize(CENT, ROUND_HALF_UP)
        due = on + timedelta(days=30)
        self.copier.add(
            "goods_receipts", RECEIPT,
            (receipt, number, branch, self.stores[branch], supplier, "posted", on, f"{receipt:08d}", due, net, vat, at,
             at),
        )  # fmt: skip
        for position, (item, quantity, price, worth) in enumerate(lines):
            self.copier.add(
                "goods_receipt_lines", LINE,
                (self.copier.next_id("goods_receipt_lines"), receipt, item, position + 1, quantity, price.amount,
                 worth.amount, "standard", 20),
            )  # fmt: skip
            self._move(at, branch, item, "receipt", quantity, worth, ("receipt", receipt))
        owed = ("receipt", receipt)
        row = (self.copier.next_id("debts"), branch, "payable", None, supplier, *owed, number, on, due, net + vat, 0)
        self.copier.add("debts", DEBT, row)
        stock = [Side(account="302", amount=worth.amount, item=item) for item, _, _, worth in lines]
        self.journal.post(
            on, branch, owed, number, *stock, Side(account="4531", amount=vat, supplier=supplier),
            Side(account="401", amount=-net - vat, supplier=supplier),
        )  # fmt: skip

    def issue(self, on: date) -> None:
        """Up to four items are given to a crew, as far as there are any."""
        branch, at = self.dice.choice(list(self.stores)), _at(on, 7)
        there = [item for item in self.items if self.holdings[branch, item].quantity >= 1]
        if not there:
            return
        paper, number = self.copier.next_id("stock_documents"), self._number("СД-", 5, branch)
        row = (paper, number, "issue", branch, self.stores[branch], at)
        self.copier.add("stock_documents", PAPER, row)
        sides: list[Side] = []
        for item in self.dice.sample(there, min(len(there), self.dice.randrange(1, 5))):
            held = self.holdings[branch, item]
            quantity = Decimal(self.dice.randrange(1, 1 + min(6, int(held.quantity))))
            self.holdings[branch, item], worth = held.release(quantity)
            self._move(at, branch, item, "issue", -quantity, -worth, ("issue", paper))
            sides.append(Side(account="601", amount=worth.amount, item=item))
            sides.append(Side(account="302", amount=-worth.amount, item=item))
        self.journal.post(on, branch, ("issue", paper), number, *sides)

    def keep_balances(self) -> None:
        """What lies there in the end."""
        for (branch, item), held in self.holdings.items():
            if held.last is None:
                continue
            average = held.average.amount if held.average else None
            cost = (item, branch, held.quantity, held.value.amount, average, held.last.amount)
            names = ("item_id", "branch_id", "quantity", "value", "average_cost", "last_cost")
            self.copier.add("item_costs", names, cost)
            level = (self.stores[branch], item, held.quantity)
            self.copier.add("stock_levels", ("warehouse_id", "item_id", "quantity"), level)

    def _bought(self, branch: int, item: int) -> tuple[Decimal, UnitCost, Money]:
        quantity = Decimal(self.dice.randrange(6, 60))
        price = UnitCost((self.items[item] * self.dice.randrange(92, 112) / 100).quantize(CENT))
        self.holdings[branch, item] = self.holdings[branch, item].bought(quantity, price * quantity)
        return quantity, price, price * quantity

    def _move(
        self, at: datetime, branch: int, item: int, kind: str, quantity: Decimal, worth: Money, source: tuple[str, int]
    ) -> None:
        cost = UnitCost(worth.amount / quantity).amount
        self.copier.add(
            "stock_moves", MOVE,
            (self.copier.next_id("stock_moves"), at, branch, self.stores[branch], item, kind, quantity, cost,
             worth.amount, *source),
        )  # fmt: skip

    def _number(self, prefix: str, width: int, branch: int) -> str:
        self.numbers[prefix, branch] += 1
        return f"{prefix}{self.numbers[prefix, branch]:0{width}d}"


def _at(on: date, hour: int) -> datetime:
    return datetime.combine(on, time(hour), UTC)
