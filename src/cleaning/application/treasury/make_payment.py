"""Money to a supplier, or for a cost that has no supplier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec

from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Numbers, Work
from cleaning.application.treasury.ports import Allocations, Debts, Desks, Payments
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import DeskId, PaymentId, SupplierId
from cleaning.domain.shared.money import Money
from cleaning.domain.treasury.debt import Debt, Share, by_age, shared, spread
from cleaning.domain.treasury.events import PaymentMade
from cleaning.domain.treasury.payment import PREFIXES, SERIES, Payment
from cleaning.domain.treasury.values import DeskKind, Direction, Method

SUPPLIERS = "401"


class OutgoingPayment(msgspec.Struct, frozen=True, kw_only=True):
    """To a supplier (``debt_ids`` chooses the documents, else the oldest first) or ``against`` an account of cost."""

    desk_id: DeskId
    amount: Money
    supplier_id: SupplierId | None = None
    against: str = ""
    debt_ids: tuple[int, ...] = ()
    paid_on: date | None = None
    method: Method | None = None
    reference: str = ""
    note: str = ""


class Paid(msgspec.Struct, frozen=True, kw_only=True):
    payment_id: PaymentId
    number: str
    allocated: Money
    advance: Money


@dataclass(frozen=True, slots=True)
class MakePayment:
    """A cash desk pays no more than it has; what a supplier gets beyond our debts is an advance."""

    work: Work
    desks: Desks
    debts: Debts
    payments: Payments
    allocations: Allocations
    access: Access
    clock: Clock
    numbers: Numbers

    def __call__(self, command: OutgoingPayment) -> Paid:
        with self.work:
            desk = self.desks.get(command.desk_id, lock=True)
            branch = desk.branch_id
            self.access.require(Permission.PAYMENTS_RECORD, branch=branch)
            today = self.clock.today()
            on = command.paid_on or today
            self._check(command, on, today)
            shares = self._shares(command)
            series = SERIES[desk.kind, Direction.OUT]
            number = self.numbers.take(series, branch=branch, prefix=PREFIXES[series], width=7)
            desk.pay_out(command.amount)
            payment = Payment(
                branch_id=branch, number=number, desk_id=command.desk_id, direction=Direction.OUT,
                method=command.method or (Method.CASH if desk.kind is DeskKind.CASH else Method.BANK),
                amount=command.amount, used=command.amount, paid_on=on, balance_after=desk.balance,
                supplier_id=command.supplier_id, against=SUPPLIERS if command.supplier_id else command.against,
                reference=command.reference.strip(), note=command.note.strip(), actor=self.access.viewer.name,
            )  # fmt: skip
            self.payments.add(payment)
            for share in shares:
                share.debt.settle(share.amount)
                self.allocations.paid(payment, share.debt, share.amount)
            allocated = shared(shares)
            advance = command.amount - allocated if command.supplier_id else Money.ZERO
            payment.record(PaymentMade(
                payment_id=payment.id, number=number, supplier_id=command.supplier_id, branch_id=branch,
                desk_id=command.desk_id, account_code=desk.account_code, against=payment.against, on=on,
                amount=command.amount, advance=advance, note=payment.note,
            ))  # fmt: skip
            return Paid(payment_id=payment.id, number=number, allocated=allocated, advance=advance)

    def _check(self, command: OutgoingPayment, on: date, today: date) -> None:
        if command.amount <= Money.ZERO:
            raise RuleBroken("payment.not_positive", field="amount", amount=command.amount)
        if on > today:
            raise RuleBroken("payment.ahead", field="paid_on", on=on, today=today)
        if (command.supplier_id is None) == (not command.against):
            raise RuleBroken("payment.to_whom", field="supplier_id")
        if command.against and not command.note.strip():
            raise RuleBroken("payment.note_needed", field="note")

    def _shares(self, command: OutgoingPayment) -> list[Share]:
        if command.supplier_id is None:
            return []
        owed = by_age(debt for debt in self.debts.open_of_supplier(command.supplier_id) if debt.open > Money.ZERO)
        if command.debt_ids:
            by_id: dict[int, Debt] = {debt.id: debt for debt in owed}
            if missing := [debt_id for debt_id in command.debt_ids if debt_id not in by_id]:
                raise RuleBroken("payment.nothing_owed", field="debt_ids", invoice_id=missing[0])
            owed = [by_id[debt_id] for debt_id in dict.fromkeys(command.debt_ids)]
        return spread(command.amount, owed)
