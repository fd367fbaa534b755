"""One item costs something else: what that does to a sheet, from its stored sums instead of all its lines.

Totals are sums of rounded lines, so taking the old amounts of the item's lines out and the new ones in gives exactly
what :func:`~cleaning.domain.pricing.calculate.price` would give; a property test compares the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from cleaning.domain.pricing.calculate import machine_amount, material_amount, price_of
from cleaning.domain.pricing.price import Totals
from cleaning.domain.pricing.sheet import Machine, Material, Terms
from cleaning.domain.shared.ids import BranchId, CostSheetId
from cleaning.domain.shared.money import ZERO, Money, UnitCost


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialUse:
    """A stored material line of the item."""

    line_id: int
    used: Material
    unit_cost: UnitCost | None
    amount: Money | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineUse:
    """A stored machine that is the item."""

    line_id: int
    used: Machine
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A live sheet's stored sums, and where it uses the item. ``minutes`` is its exact labour time."""

    id: CostSheetId
    branch_id: BranchId
    quantity: Decimal
    minutes: Decimal
    labour: Money
    materials: Money
    equipment: Money
    transport: Money
    cost: Money
    price: Money
    missing: int
    terms: Terms
    material_uses: tuple[MaterialUse, ...] = ()
    machine_uses: tuple[MachineUse, ...] = ()

    @property
    def cost_before(self) -> UnitCost | None:
        """What the sheet reckoned the item at."""
        if self.material_uses:
            return self.material_uses[0].unit_cost
        return UnitCost(self.machine_uses[0].used.price.amount) if self.machine_uses else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Repriced:
    """What to store of a sheet whose item costs ``unit_cost`` now."""

    before: Standing
    unit_cost: UnitCost
    materials: Money
    equipment: Money
    missing: int
    totals: Totals
    material_amounts: tuple[tuple[int, Money], ...]
    machine_amounts: tuple[tuple[int, Money], ...]

    @property
    def moved(self) -> bool:
        """Whether cost or price is another; a cheaper gram may change neither."""
        return (self.before.cost, self.before.price) != (self.totals.cost, self.totals.price)

    @property
    def margin(self) -> Decimal | None:
        return None if self.missing else self.totals.margin


def reprice(sheet: Standing, cost: UnitCost) -> Repriced | None:
    """The sheet with the item at ``cost``; None when it reckoned with that already."""
    priced = all(use.unit_cost == cost for use in sheet.material_uses)
    if priced and all(use.used.price == Money(cost.amount) for use in sheet.machine_uses):
        return None
    materials = [(use.line_id, material_amount(sheet.quantity, use.used, cost)) for use in sheet.material_uses]
    machines = [(use.line_id, machine_amount(sheet.minutes, use.used, cost.amount)) for use in sheet.machine_uses]
    all_materials = sheet.materials + _sum(materials) - sum((use.amount or ZERO for use in sheet.material_uses), ZERO)
    equipment = sheet.equipment + _sum(machines) - sum((use.amount for use in sheet.machine_uses), ZERO)
    return Repriced(
        before=sheet,
        unit_cost=cost,
        materials=all_materials,
        equipment=equipment,
        missing=sheet.missing - sum(use.unit_cost is None for use in sheet.material_uses),
        totals=price_of(sheet.labour + all_materials + equipment + sheet.transport, sheet.terms),
        material_amounts=tuple(materials),
        machine_amounts=tuple(machines),
    )


def _sum(amounts: list[tuple[int, Money]]) -> Money:
    return sum((amount for _, amount in amounts), ZERO)
