"""What may be asked about pay earned by work."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Protocol

import msgspec

from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page
from cleaning.domain.payroll.piece_rate import Basis
from cleaning.domain.shared.ids import ClientId, EmployeeId, PremisesId, ServiceId, VisitId, VisitLineId
from cleaning.domain.shared.money import Money, UnitCost


class EarningRow(msgspec.Struct, frozen=True, kw_only=True):
    """One employee's part of one visit line.

    ``whole`` = quantity × rate × quality; ``amount`` = whole × weight / weights, where the weights are minutes or
    agreed parts and a cent that cannot be split goes to one of the crew.
    """

    id: int
    employee_id: EmployeeId
    visit_id: VisitId
    visit_line_id: VisitLineId
    worked_on: date
    client_id: ClientId
    premises_id: PremisesId
    service_id: ServiceId | None
    description: str
    unit: str
    quantity: Decimal
    rate: UnitCost
    quality: Decimal
    whole: Money
    basis: Basis
    weight: Decimal
    weights: Decimal
    minutes: int
    amount: Money


class EmployeeMonth(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody earned in a month; ``minutes`` is the time in visits, each visit once."""

    employee_id: EmployeeId
    visits: int
    minutes: int
    amount: Money


class PayrollQueries(Protocol):
    """Reads about earnings within the viewer's branches; who is bound to themselves sees only their own."""

    def month(self, scope: Scope, month: date) -> list[EmployeeMonth]:
        """Everybody who earned in the month that begins on ``month``, most first."""

    def lines(self, scope: Scope, employee_id: int, month: date) -> list[EarningRow]:
        """An employee's month, newest day first."""

    def page(
        self,
        scope: Scope,
        *,
        month: date | None = None,
        employee_id: int | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[EarningRow]:
        """Earnings, newest first."""

    def of_visit(self, scope: Scope, visit_id: int) -> list[EarningRow]:
        """What a visit paid and to whom."""

    def months(self, scope: Scope, employee_id: int | None = None) -> list[date]:
        """First days of the months somebody earned in, newest first, at most 24."""
