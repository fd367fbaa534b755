"""Carry money from one of our desks to another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec

from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Numbers, Work
from cleaning.application.treasury.ports import Desks, Payments
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import DeskId, PaymentId
from cleaning.domain.shared.money import Money
from cleaning.domain.treasury.desk import Desk
from cleaning.domain.treasury.events import MoneyMoved
from cleaning.domain.treasury.payment import PREFIXES, SERIES, Payment
from cleaning.domain.treasury.values import DeskKind, Direction, Method


class Transfer(msgspec.Struct, frozen=True, kw_only=True):
    from_id: DeskId
    to_id: DeskId
    amount: Money
    paid_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class MoveMoney:
    """One order out, one in, both numbered; returns the one that went out."""

    work: Work
    desks: Desks
    payments: Payments
    access: Access
    clock: Clock
    numbers: Numbers

    def __call__(self, command: Transfer) -> PaymentId:
        with self.work:
            today = self.clock.today()
            on = command.paid_on or today
            if command.from_id == command.to_id:
                raise RuleBroken("desk.same", field="to_id")
            if on > today:
                raise RuleBroken("payment.ahead", field="paid_on", on=on, today=today)
            locked = self.desks.lock([command.from_id, command.to_id])
            source, target = locked[command.from_id], locked[command.to_id]
            for desk in (source, target):
                self.access.require(Permission.PAYMENTS_RECORD, branch=desk.branch_id)
            numbers = [self._number(source, Direction.OUT), self._number(target, Direction.IN)]
            source.pay_out(command.amount)
            target.take_in(command.amount)
            out = self._payment(command, source, Direction.OUT, numbers[0], on)
            for payment, desk in (
                (out, source),
                (self._payment(command, target, Direction.IN, numbers[1], on), target),
            ):
                self.payments.add(payment)
                payment.record(
                    MoneyMoved(
                        payment_id=payment.id,
                        number=payment.number,
                        branch_id=desk.branch_id,
                        account_code=desk.account_code,
                        arrived=desk is target,
                        on=on,
                        amount=command.amount,
                    )
                )
            return out.id

    def _number(self, desk: Desk, direction: Direction) -> str:
        series = SERIES[desk.kind, direction]
        return self.numbers.take(series, branch=desk.branch_id, prefix=PREFIXES[series], width=7)

    def _payment(self, command: Transfer, desk: Desk, direction: Direction, number: str, on: date) -> Payment:
        return Payment(
            branch_id=desk.branch_id, number=number, desk_id=desk.id, direction=direction,
            method=Method.CASH if desk.kind is DeskKind.CASH else Method.BANK, amount=command.amount,
            used=command.amount, paid_on=on, balance_after=desk.balance, note=command.note.strip(),
            actor=self.access.viewer.name,
        )  # fmt: skip
