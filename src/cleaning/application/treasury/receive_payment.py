"""Money from a client."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Numbers, Work
from cleaning.application.treasury.ports import Allocations, Debts, Desks, Payments
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ClientId, DeskId, InvoiceId, PaymentId
from cleaning.domain.shared.money import Money
from cleaning.domain.treasury.debt import Debt, by_age, shared, spread
from cleaning.domain.treasury.events import PaymentReceived
from cleaning.domain.treasury.payment import PREFIXES, SERIES, Payment
from cleaning.domain.treasury.values import DeskKind, Direction, Method


class IncomingPayment(msgspec.Struct, frozen=True, kw_only=True):
    """``invoice_ids`` chooses the documents and their order, ``debt_ids`` what was open before we began here; without
    them the oldest is paid first.

    ``reference`` (of a bank statement's line) counts once per desk. ``paid_on``: today when left out.
    """

    desk_id: DeskId
    client_id: ClientId
    amount: Money
    paid_on: date | None = None
    invoice_ids: tuple[InvoiceId, ...] = ()
    debt_ids: tuple[int, ...] = ()
    method: Method | None = None
    reference: str = ""
    fiscal_receipt: str = ""
    note: str = ""


class Received(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it: ``allocated`` paid documents, ``advance`` stays to the client's credit."""

    payment_id: PaymentId
    number: str
    allocated: Money
    advance: Money


@dataclass(frozen=True, slots=True)
class ReceivePayment:
    """More than is owed is not refused: it becomes the client's credit, and the answer says so."""

    work: Work
    desks: Desks
    debts: Debts
    payments: Payments
    allocations: Allocations
    access: Access
    clock: Clock
    numbers: Numbers
    clients: ClientQueries

    def __call__(self, command: IncomingPayment) -> Received:
        with self.work:
            desk = self.desks.get(command.desk_id, lock=True)
            branch = desk.branch_id
            self.access.require(Permission.PAYMENTS_RECORD, branch=branch)
            self.access.require(Permission.PAYMENTS_RECORD, branch=self.clients.party(command.client_id).branch_id)
            on = _day(command.paid_on, self.clock.today())
            if command.amount <= Money.ZERO:
                raise RuleBroken("payment.not_positive", field="amount", amount=command.amount)
            shares = spread(command.amount, self._chosen(command))
            series = SERIES[desk.kind, Direction.IN]
            number = self.numbers.take(series, branch=branch, prefix=PREFIXES[series], width=7)
            desk.take_in(command.amount)
            allocated = shared(shares)
            payment = Payment(
                branch_id=branch, number=number, desk_id=command.desk_id, direction=Direction.IN,
                method=command.method or (Method.CASH if desk.kind is DeskKind.CASH else Method.BANK),
                amount=command.amount, paid_on=on, balance_after=desk.balance, client_id=command.client_id,
                used=allocated, reference=command.reference.strip(), fiscal_receipt=command.fiscal_receipt.strip(),
                note=command.note.strip(), actor=self.access.viewer.name,
            )  # fmt: skip
            self.payments.add(payment)
            for share in shares:
                share.debt.settle(share.amount)
                self.allocations.paid(payment, share.debt, share.amount)
            advance = command.amount - allocated
            payment.record(PaymentReceived(
                payment_id=payment.id, number=number, client_id=command.client_id, branch_id=branch,
                desk_id=command.desk_id, account_code=desk.account_code, on=on, amount=command.amount,
                allocated=allocated, advance=advance,
            ))  # fmt: skip
            return Received(payment_id=payment.id, number=number, allocated=allocated, advance=advance)

    def _chosen(self, command: IncomingPayment) -> list[Debt]:
        owed = [debt for debt in self.debts.open_of_client(command.client_id) if debt.open > Money.ZERO]
        if not command.invoice_ids and not command.debt_ids:
            return by_age(owed)
        by_id = {debt.id: debt for debt in owed}
        if unknown := next((debt_id for debt_id in command.debt_ids if debt_id not in by_id), None):
            raise RuleBroken("payment.nothing_owed", field="invoice_ids", invoice_id=unknown)
        of_invoice = {debt.source_id: debt for debt in owed if debt.source_kind == "invoice"}
        for invoice_id in command.invoice_ids:
            if invoice_id not in of_invoice:
                raise RuleBroken("payment.nothing_owed", field="invoice_ids", invoice_id=invoice_id)
        chosen = [by_id[debt_id] for debt_id in command.debt_ids]
        chosen += [of_invoice[invoice_id] for invoice_id in command.invoice_ids]
        return list(dict.fromkeys(chosen))


def _day(asked: date | None, today: date) -> date:
    if asked is not None and asked > today:
        raise RuleBroken("payment.ahead", field="paid_on", on=asked, today=today)
    return asked or today
