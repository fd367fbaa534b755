"""Invoices with their lines and VAT, what is owed, and the payments that came for most of them."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from cleaning.demo.bulk.copying import Copier
from cleaning.demo.bulk.customers import FACT
from cleaning.demo.bulk.journal import Journal, Side

CENT = Decimal("0.01")
INVOICE = (
    *(
        "id",
        "branch_id",
        "created_at",
        "kind",
        "stage",
        "number",
        "client_id",
        "issued_on",
        "issued_at",
        "tax_event_on",
    ),
    *("due_on", "seller", "buyer", "place", "compiled_by", "net", "vat", "total", "sealed"),
)
LINE = (
    *("id", "invoice_id", "position", "description", "unit", "quantity", "unit_price", "net", "vat_code", "vat_rate"),
    *("service_id", "premises_id"),
)
TAX = ("id", "invoice_id", "position", "code", "rate", "base", "vat")
DEBT = (
    *("id", "branch_id", "side", "client_id", "supplier_id", "source_kind", "source_id", "number", "on", "due_on"),
    *("amount", "settled"),
)
PAYMENT = (
    *("id", "branch_id", "created_at", "number", "desk_id", "direction", "method", "client_id", "against", "amount"),
    *("used", "paid_on", "balance_after", "actor"),
)
PAID = ("id", "created_at", "debt_id", "payment_id", "amount")
SELLER = json.dumps({"name": "Бистра Клийн ООД", "eik": "999990010", "vat_number": "BG999990010", "city": "София"})


@dataclass(frozen=True, slots=True)
class Desk:
    id: int
    account: str


@dataclass
class Papers:
    """Keeps the numbers and the balance of every desk."""

    copier: Copier
    journal: Journal
    dice: Random
    services: list[tuple[int, str]]
    desks: dict[int, Desk]
    today: date
    number: int = 0
    receipts: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    balances: dict[int, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    due: dict[date, list[tuple[int, int, int, Decimal]]] = field(default_factory=lambda: defaultdict(list))

    def issue(self, on: date, client: int, branch: int, place: int, transaction: int) -> None:
        """One to five lines at 20 %; nine of ten are paid within two months."""
        copier, dice = self.copier, self.dice
        self.number += 1
        invoice, number = copier.next_id("invoices"), f"{self.number:010d}"
        lines = []
        for position in range(dice.choices([1, 2, 3, 5], [45, 25, 20, 10])[0]):
            service, name = dice.choice(self.services)
            quantity, price = Decimal(dice.randrange(1, 240)), Decimal(dice.randrange(40, 2400)) / 100
            net = (quantity * price).quantize(CENT)
            lines.append(
                (copier.next_id("invoice_lines"), invoice, position, name, "m2", quantity, price, net, "standard", 20,
                 service, place)
            )  # fmt: skip
        net = sum((line[7] for line in lines), Decimal(0))
        vat = (net * 20 / 100).quantize(CENT, ROUND_HALF_UP)
        at = datetime.combine(on, time(9), UTC)
        due = on + timedelta(days=dice.choice((7, 10, 14, 30)))
        buyer = json.dumps({"name": f"Клиент {client}"}, ensure_ascii=False)
        head = (
            *(invoice, branch, at, "invoice", "issued", number, client, on, at, on, due, SELLER, buyer, "София"),
            *("Теодора Ганева", net, vat, net + vat, transaction),
        )
        copier.add("invoices", INVOICE, head)
        for line in lines:
            copier.add("invoice_lines", LINE, line)
        copier.add("invoice_vat", TAX, (copier.next_id("invoice_vat"), invoice, 0, "standard", 20, net, vat))
        sold = [Side(account="703", amount=-line[7], client=client, premises=place) for line in lines]
        self.journal.post(
            on, branch, ("invoice", invoice), number,
            Side(account="411", amount=net + vat, client=client), *sold,
            Side(account="4532", amount=-vat, client=client),
        )  # fmt: skip
        paid_on = on + timedelta(days=dice.randrange(1, 60))
        paid = dice.random() < 0.9 and paid_on < self.today
        debt = copier.next_id("debts")
        copier.add(
            "debts", DEBT,
            (debt, branch, "receivable", client, None, "invoice", invoice, number, on, due, net + vat,
             net + vat if paid else 0),
        )  # fmt: skip
        if paid:
            self.due[paid_on].append((debt, client, branch, net + vat))
        told = {"client_id": client, "invoice_id": invoice, "number": number, "total": str(net + vat)}
        fact = (at, "billing.InvoiceIssued", "billing", invoice, client, branch, "Теодора Ганева", json.dumps(told))
        copier.add("facts", FACT, fact)

    def collect(self, on: date) -> None:
        """The payments that come on a day."""
        for debt, client, branch, amount in self.due.pop(on, []):
            desk, at = self.desks[branch], datetime.combine(on, time(13), UTC)
            self.balances[desk.id] += amount
            self.receipts[branch] += 1
            payment, number = self.copier.next_id("payments"), f"БП-{self.receipts[branch]:07d}"
            self.copier.add(
                "payments", PAYMENT,
                (payment, branch, at, number, desk.id, "in", "bank", client, "", amount, amount, on,
                 self.balances[desk.id], "Теодора Ганева"),
            )  # fmt: skip
            self.copier.add("allocations", PAID, (self.copier.next_id("allocations"), at, debt, payment, amount))
            self.journal.post(
                on, branch, ("payment", payment), number,
                Side(account=desk.account, amount=amount), Side(account="411", amount=-amount, client=client),
            )  # fmt: skip
            told = {"client_id": client, "payment_id": payment, "number": number, "amount": str(amount)}
            fact = (at, "treasury.PaymentReceived", "treasury", payment, client, branch, "Теодора Ганева")
            self.copier.add("facts", FACT, (*fact, json.dumps(told)))
