"""Piece-rate pay of one visit line: what the work is worth and how the crew shares it, to the cent.

Whole = quantity × rate × quality coefficient, rounded once, half away from zero. Shares go by minutes worked or by
agreed parts and always add up to the whole; which worker gets a cent that cannot be split depends on the worker's id
alone, never on the order in which workers are named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import EmployeeId
from cleaning.domain.shared.money import Money, UnitCost, exact

ONE = Decimal(1)
SCALE = (
    (Decimal(95), Decimal("1.10")),
    (Decimal(85), ONE),
    (Decimal(70), Decimal("0.90")),
    (Decimal(0), Decimal("0.80")),
)
"""The company's scale: from an inspection score (0–100) upwards, this coefficient."""


class Basis(StrEnum):
    """What a line is shared by."""

    MINUTES = "minutes"
    SHARE = "share"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """Someone of the crew: minutes worked at the visit, and an agreed part when the crew agreed on parts."""

    employee_id: EmployeeId
    minutes: int = 0
    share: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One worker's part: ``whole × weight / weights``, up to the cent that had to go to somebody."""

    employee_id: EmployeeId
    minutes: int
    basis: Basis
    weight: Decimal
    weights: Decimal
    amount: Money


def whole(quantity: Decimal, rate: UnitCost, quality: Decimal = ONE) -> Money:
    """What a line of ``quantity`` units is worth to the crew."""
    if exact(quantity) < 0 or rate.amount < 0 or exact(quality) < 0:
        raise RuleBroken("pay.negative", quantity=quantity, rate=rate.amount, quality=quality)
    return Money(quantity * rate.amount * quality, rate.currency)


def quality(score: Decimal | None) -> Decimal:
    """The coefficient of an inspection score by the company's scale; 1 when nobody inspected."""
    if score is None:
        return ONE
    if not 0 <= exact(score) <= 100:
        raise RuleBroken("pay.score", score=score)
    return next(coefficient for from_score, coefficient in SCALE if score >= from_score)


def share(total: Money, workers: Sequence[Worker]) -> list[Share]:
    """Split ``total`` among the workers, by agreed parts when anybody has one, else by minutes, else equally."""
    crew = sorted(workers, key=lambda worker: worker.employee_id)
    if not crew:
        raise RuleBroken("pay.nobody_worked")
    if len({worker.employee_id for worker in crew}) < len(crew):
        raise RuleBroken("pay.same_worker_twice")
    basis = Basis.SHARE if any(worker.share for worker in crew) else Basis.MINUTES
    weights = [worker.share or Decimal(0) if basis is Basis.SHARE else Decimal(worker.minutes) for worker in crew]
    if not any(weights):
        basis, weights = Basis.SHARE, [ONE] * len(crew)
    amounts = total.allocate(weights)
    return [
        Share(
            employee_id=worker.employee_id,
            minutes=worker.minutes,
            basis=basis,
            weight=weight,
            weights=sum(weights, Decimal(0)),
            amount=amount,
        )
        for worker, weight, amount in zip(crew, weights, amounts, strict=True)
    ]
