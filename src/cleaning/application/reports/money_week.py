"""Money there is, and what comes and goes until Sunday."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import msgspec

from cleaning.application.shared.access import Scope
from cleaning.application.treasury.queries import Debt, DeskRow, TreasuryQueries
from cleaning.domain.shared.money import Money
from cleaning.domain.treasury.values import DebtSide, DeskKind


class DayFlow(msgspec.Struct, frozen=True, kw_only=True):
    """What is due on a day. What we owe and is late counts as due today; what is owed to us late is not counted on."""

    on: date
    comes: Money
    goes: Money


class MoneyWeek(msgspec.Struct, frozen=True, kw_only=True):
    """Balances now, what is due until ``until`` and what would be left then if everybody paid."""

    bank: Money
    bank_accounts: int
    cash: list[DeskRow]
    until: date
    comes: Money
    goes: Money
    days: list[DayFlow]

    @property
    def left(self) -> Money:
        return self.bank + sum((desk.balance for desk in self.cash), Money.ZERO) + self.comes - self.goes


@dataclass(frozen=True, slots=True)
class MoneyThisWeek:
    treasury: TreasuryQueries

    def __call__(self, scope: Scope, today: date) -> MoneyWeek:
        desks = self.treasury.desks(scope=scope)
        monday = today - timedelta(days=today.weekday())
        sunday = monday + timedelta(days=6)
        comes = self._due(scope, DebtSide.RECEIVABLE, today, sunday)
        goes = self._due(scope, DebtSide.PAYABLE, today, sunday)
        banks = [desk for desk in desks if desk.kind is DeskKind.BANK]
        week = [monday + timedelta(days=number) for number in range(7)]
        return MoneyWeek(
            bank=_sum(desk.balance for desk in banks),
            bank_accounts=len(banks),
            cash=[desk for desk in desks if desk.kind is DeskKind.CASH],
            until=sunday,
            comes=_sum(comes.values()),
            goes=_sum(goes.values()),
            days=[DayFlow(on=day, comes=comes.get(day, Money.ZERO), goes=goes.get(day, Money.ZERO)) for day in week],
        )

    def _due(self, scope: Scope, side: DebtSide, today: date, until: date) -> dict[date, Money]:
        found: dict[date, Money] = {}
        for debt in self.treasury.debts(scope=scope, side=side, limit=1000):
            day = _day(debt, side, today)
            if day is not None and day <= until:
                found[day] = found.get(day, Money.ZERO) + debt.open
        return found


def _day(debt: Debt, side: DebtSide, today: date) -> date | None:
    if debt.due_on >= today:
        return debt.due_on
    return today if side is DebtSide.PAYABLE else None


def _sum(sums: Iterable[Money]) -> Money:
    return sum(sums, Money.ZERO)
