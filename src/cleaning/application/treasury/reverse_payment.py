"""Take back a payment that was recorded by mistake."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Numbers, Work
from cleaning.application.treasury.ports import Allocations, Debts, Desks, Payments
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import PaymentId
from cleaning.domain.treasury.events import PaymentReversed
from cleaning.domain.treasury.payment import PREFIXES, SERIES, Payment
from cleaning.domain.treasury.values import Direction


class PaymentReversal(msgspec.Struct, frozen=True, kw_only=True):
    payment_id: PaymentId
    reason: str


@dataclass(frozen=True, slots=True)
class ReversePayment:
    """A payment the other way with a number of its own; the documents are owed again, the books are put back."""

    work: Work
    desks: Desks
    debts: Debts
    payments: Payments
    allocations: Allocations
    access: Access
    clock: Clock
    numbers: Numbers

    def __call__(self, command: PaymentReversal) -> PaymentId:
        with self.work:
            payment = self.payments.get(command.payment_id)
            self.access.require(Permission.PAYMENTS_RECORD, branch=payment.branch_id)
            if not command.reason.strip():
                raise RuleBroken("payment.note_needed", field="reason")
            desk = self.desks.get(payment.desk_id, lock=True)
            settled = self.allocations.of_payment(command.payment_id)
            debts = self.debts.lock(sorted(settled))
            back = Direction.OUT if payment.direction is Direction.IN else Direction.IN
            series = SERIES[desk.kind, back]
            number = self.numbers.take(series, branch=payment.branch_id, prefix=PREFIXES[series], width=7)
            payment = self.payments.get(command.payment_id, lock=True)
            self._check(payment)
            (desk.pay_out if back is Direction.OUT else desk.take_in)(payment.amount)
            for debt_id, amount in self.allocations.of_payment(command.payment_id).items():
                debts[debt_id].settle(-amount)
                self.allocations.paid(payment, debts[debt_id], -amount)
            payment.use_up()
            on = self.clock.today()
            reversal = Payment(
                branch_id=payment.branch_id, number=number, desk_id=payment.desk_id, direction=back,
                method=payment.method, amount=payment.amount, used=payment.amount, paid_on=on,
                balance_after=desk.balance, client_id=payment.client_id, supplier_id=payment.supplier_id,
                against=payment.against, note=command.reason.strip(), actor=self.access.viewer.name,
                reverses_id=payment.id,
            )  # fmt: skip
            self.payments.add(reversal)
            payment.record(PaymentReversed(
                payment_id=payment.id, reversal_id=reversal.id, number=payment.number, client_id=payment.client_id,
                branch_id=payment.branch_id, on=on, amount=payment.amount, reason=command.reason.strip(),
            ))  # fmt: skip
            return reversal.id

    def _check(self, payment: Payment) -> None:
        if payment.reverses_id is not None or self.payments.reversed(payment.id):
            raise RuleBroken("payment.already_reversed", number=payment.number)
        if payment.client_id is None and payment.supplier_id is None and not payment.against:
            raise RuleBroken("payment.of_transfer", number=payment.number)
