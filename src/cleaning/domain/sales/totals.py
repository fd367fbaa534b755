"""VAT of an offer: once per rate on the sum, not per line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class VatSum:
    """``percent`` of ``base`` is ``vat``."""

    code: str
    percent: Decimal
    base: Money
    vat: Money


def vat_of(bases: Mapping[str, Money], percents: Mapping[str, Decimal]) -> list[VatSum]:
    """One row per VAT code, the highest rate first."""
    rows = []
    for code, base in bases.items():
        if code not in percents:
            raise RuleBroken("vat.no_rate", rate=code)
        rows.append(VatSum(code=code, percent=percents[code], base=base, vat=base * (percents[code] / 100)))
    return sorted(rows, key=lambda row: (-row.percent, row.code))
