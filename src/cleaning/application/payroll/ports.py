"""What payroll needs of the world."""

from __future__ import annotations

from typing import Protocol

from cleaning.domain.payroll.visit_pay import VisitPay


class VisitPays(Protocol):
    """Every visit's pay there is."""

    def add(self, pay: VisitPay) -> None:
        """RuleBroken ``pay.already`` when the visit was paid before."""
