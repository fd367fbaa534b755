"""What a VAT code means from a day on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cleaning.domain.company.events import VatRateSet
from cleaning.domain.company.values import VatCode
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import exact


@dataclass(eq=False, kw_only=True)
class VatRate(Aggregate):
    """Never changed once in force: the next one ends it, and papers of earlier days keep theirs."""

    id: int | None = None
    code: VatCode
    percent: Decimal
    ground: str = ""
    valid_from: date
    valid_to: date | None = None

    @classmethod
    def set(cls, code: VatCode, percent: Decimal, ground: str, valid_from: date) -> VatRate:
        if not 0 <= exact(percent) <= 100:
            raise RuleBroken("number.range", field="percent", least=0, most=100)
        if code in (VatCode.ZERO, VatCode.NONE) and percent:
            raise RuleBroken("vat.zero_is_zero", field="percent")
        rate = cls(code=code, percent=percent, ground=ground.strip(), valid_from=valid_from)
        rate.record(VatRateSet(code=code, percent=percent, valid_from=valid_from))
        return rate

    def end(self, on: date) -> None:
        if on <= self.valid_from:
            raise RuleBroken("vat.from_is_past", field="valid_from", valid_from=self.valid_from)
        self.valid_to = on
