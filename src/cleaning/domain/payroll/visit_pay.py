"""A visit's pay: what each of the crew earned on each line. Written once, never changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from cleaning.domain.payroll.events import EarnedShare, WorkEarned
from cleaning.domain.payroll.piece_rate import ONE, Basis, Worker, share, whole
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.ids import (
    BranchId,
    ClientId,
    EmployeeId,
    PremisesId,
    ServiceId,
    VisitId,
    VisitLineId,
)
from cleaning.domain.shared.money import Money, UnitCost


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedLine:
    """What was done of one service, and what one unit of it pays (EUR)."""

    visit_line_id: VisitLineId
    service_id: ServiceId | None
    description: str
    unit: str
    quantity: Decimal
    rate: UnitCost


@dataclass(eq=False, kw_only=True)
class Earning:
    """One employee's part of one line, with every number its formula needs."""

    visit_line_id: VisitLineId
    employee_id: EmployeeId
    branch_id: BranchId
    worked_on: date
    month: date
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


@dataclass(eq=False, kw_only=True)
class VisitPay(Aggregate):
    """The pay of one completed visit; there is at most one, so no work is paid twice."""

    visit_id: VisitId
    branch_id: BranchId
    client_id: ClientId
    premises_id: PremisesId
    worked_on: date
    total: Money
    created_at: datetime
    earnings: list[Earning] = field(default_factory=list)

    @classmethod
    def of(
        cls,
        *,
        visit_id: VisitId,
        branch_id: BranchId,
        client_id: ClientId,
        premises_id: PremisesId,
        worked_on: date,
        lines: Sequence[WorkedLine],
        workers: Sequence[Worker],
        at: datetime,
        quality: Decimal = ONE,
    ) -> VisitPay:
        """Price the lines and share each among the workers."""
        earnings = [
            Earning(
                visit_line_id=line.visit_line_id,
                employee_id=part.employee_id,
                branch_id=branch_id,
                worked_on=worked_on,
                month=worked_on.replace(day=1),
                service_id=line.service_id,
                description=line.description,
                unit=line.unit,
                quantity=line.quantity,
                rate=line.rate,
                quality=quality,
                whole=worth,
                basis=part.basis,
                weight=part.weight,
                weights=part.weights,
                minutes=part.minutes,
                amount=part.amount,
            )
            for line in lines
            for worth in (whole(line.quantity, line.rate, quality),)
            for part in share(worth, workers)
        ]
        total = sum((earning.amount for earning in earnings), Money.ZERO)
        pay = cls(
            visit_id=visit_id,
            branch_id=branch_id,
            client_id=client_id,
            premises_id=premises_id,
            worked_on=worked_on,
            total=total,
            created_at=at,
            earnings=earnings,
        )
        if total:
            pay.record(pay._earned())
        return pay

    def _earned(self) -> WorkEarned:
        return WorkEarned(
            visit_id=self.visit_id,
            branch_id=self.branch_id,
            worked_for_client_id=self.client_id,
            premises_id=self.premises_id,
            on=self.worked_on,
            total=self.total,
            shares=tuple(
                EarnedShare(employee_id=one.employee_id, service_id=one.service_id, amount=one.amount)
                for one in self.earnings
                if one.amount
            ),
        )
