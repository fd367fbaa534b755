"""The light of payment: what of an order is invoiced and paid. Derived from its invoices, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from cleaning.domain.shared.money import ZERO, Money

SOON = timedelta(days=3)


class PaymentLight(StrEnum):
    """``nothing`` is asked for an order without a price, or one called off without a fee."""

    NOTHING = "nothing"
    NOT_INVOICED = "not_invoiced"
    INVOICED = "invoiced"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    PART_PAID = "part_paid"
    PAID = "paid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bills:
    """Issued documents of an order with VAT, credit notes taken off. ``asked``: the order has a price to be invoiced.

    ``due_on`` is the earliest day of those not wholly paid.
    """

    asked: bool
    total: Money = ZERO
    paid: Money = ZERO
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """``days`` overdue, or left until it is due; ``percent`` of the total that is paid, whole."""

    light: PaymentLight
    days: int = 0
    percent: int = 0


def payment(bills: Bills, today: date) -> Payment:
    """Overdue before part paid before due soon: the worst that is true."""
    if bills.total <= ZERO:
        return Payment(light=PaymentLight.NOT_INVOICED if bills.asked else PaymentLight.NOTHING)
    if bills.paid >= bills.total:
        return Payment(light=PaymentLight.PAID, percent=100)
    percent = int(bills.paid.amount * 100 / bills.total.amount)
    left = 0 if bills.due_on is None else (bills.due_on - today).days
    if bills.due_on is not None and left < 0:
        return Payment(light=PaymentLight.OVERDUE, days=-left, percent=percent)
    if bills.paid > ZERO:
        return Payment(light=PaymentLight.PART_PAID, days=left, percent=percent)
    if bills.due_on is not None and left <= SOON.days:
        return Payment(light=PaymentLight.DUE_SOON, days=left)
    return Payment(light=PaymentLight.INVOICED, days=left)
