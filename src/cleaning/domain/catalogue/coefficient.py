"""A circumstance that multiplies the labour of a service."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from cleaning.domain.catalogue.values import CoefficientGroup
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken


@dataclass(eq=False, kw_only=True)
class Coefficient(Aggregate):
    """One of its group holds at a time; 1 changes nothing. Sheets keep the value they were made with."""

    id: int | None = None
    grp: CoefficientGroup
    code: str
    name_bg: str
    name_en: str = ""
    value: Decimal
    active: bool = True
    version: int = 1

    def __post_init__(self) -> None:
        if not self.code.strip() or not self.name_bg.strip():
            raise RuleBroken("field.required", field="name_bg")
        self.set(self.value)

    def set(self, value: Decimal) -> None:
        if value <= 0:
            raise RuleBroken("pricing.coefficient", field="value", value=value)
        self.value = value
