"""The sums of a document: each line is rounded to the cent, VAT is counted once per rate on their sum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from cleaning.domain.billing.values import VatRule
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import Money, UnitCost

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class VatSum:
    """Base and tax of one VAT code; ``rate`` in percent, None when no VAT is charged."""

    code: str
    rate: Decimal | None
    base: Money
    vat: Money
    ground: str


def line_net(quantity: Decimal, unit_price: UnitCost, discount: Decimal = Decimal(0)) -> Money:
    """Quantity × price without VAT, less a discount in percent; rounded once, half away from zero."""
    return Money(quantity * unit_price.amount * (HUNDRED - discount) / HUNDRED)


def vat_sums(nets: Iterable[tuple[str, Money]], rules: Mapping[str, VatRule]) -> list[VatSum]:
    """One row per VAT code in the order of first use. Three lines of 3.33 at 20 % carry 2.00, not 2.01.

    RuleBroken ``vat.no_rate``: a code that meant nothing on that day.
    """
    bases: dict[str, Money] = {}
    for code, net in nets:
        if code not in rules:
            raise RuleBroken("vat.no_rate", field="vat_code", vat_code=code)
        bases[code] = bases.get(code, Money.ZERO) + net
    return [
        VatSum(code, rules[code].rate, base, base * ((rules[code].rate or Decimal(0)) / HUNDRED), rules[code].ground)
        for code, base in bases.items()
    ]
