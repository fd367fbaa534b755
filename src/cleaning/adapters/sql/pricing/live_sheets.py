"""Live sheets by the thousand: three reads and at most four writes, whatever their number.

The lock lets others refer to a sheet meanwhile: an offer that is being accepted does not wait for a receipt, nor the
receipt for the offer. Plain SQL over arrays, because ten thousand aggregates with a dozen lines each would take longer
than a clerk waits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import lru_cache
from math import prod
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from cleaning.application.pricing.ports import FIRST
from cleaning.domain.pricing.calculate import EXACT
from cleaning.domain.pricing.reprice import MachineUse, MaterialUse, Repriced, Standing
from cleaning.domain.pricing.revision import Because
from cleaning.domain.pricing.sheet import Machine, Material, Terms
from cleaning.domain.pricing.values import MarginRule
from cleaning.domain.shared.ids import CostSheetId, ItemId
from cleaning.domain.shared.money import Money, UnitCost

HEADS = text("""
    select id, branch_id, quantity, minutes_per_unit, coefficients, labour, materials, equipment, transport, cost,
           price, missing, overhead, margin_rule, margin, fixed_price, minimum, discount, step
      from cost_sheets
     where live and id > :after and id in (select sheet_id from cost_sheet_lines where item_id = :item
                                           union select sheet_id from cost_sheet_equipment where item_id = :item)
     order by id limit :most for no key update""")
COUNT = text("""
    select count(*) from cost_sheets
     where live and id in (select sheet_id from cost_sheet_lines where item_id = :item
                           union select sheet_id from cost_sheet_equipment where item_id = :item)""")
LINES = text("""
    select id, sheet_id, per_unit, waste, unit_cost, amount
      from cost_sheet_lines where item_id = :item and sheet_id = any(:sheets)""")
MACHINES = text("""
    select id, sheet_id, name, share, price, life_hours, amount
      from cost_sheet_equipment where item_id = :item and sheet_id = any(:sheets)""")
NEW_HEADS = text("""
    update cost_sheets as sheet
       set materials = new.materials, equipment = new.equipment, direct = new.direct, overhead_sum = new.overhead,
           cost = new.cost, price = new.price, margin_percent = new.margin, missing = new.missing,
           version = sheet.version + 1
      from unnest(cast(:id as bigint[]), cast(:materials as numeric[]), cast(:equipment as numeric[]),
                  cast(:direct as numeric[]), cast(:overhead as numeric[]), cast(:cost as numeric[]),
                  cast(:price as numeric[]), cast(:margin as numeric[]), cast(:missing as integer[]))
           as new (id, materials, equipment, direct, overhead, cost, price, margin, missing)
     where sheet.id = new.id""")
NEW_LINES = text("""
    update cost_sheet_lines as line set unit_cost = new.cost, amount = new.amount
      from unnest(cast(:id as bigint[]), cast(:cost as numeric[]), cast(:amount as numeric[])) as new (id, cost, amount)
     where line.id = new.id""")
NEW_MACHINES = text("""
    update cost_sheet_equipment as machine set price = new.cost, amount = new.amount
      from unnest(cast(:id as bigint[]), cast(:cost as numeric[]), cast(:amount as numeric[])) as new (id, cost, amount)
     where machine.id = new.id""")
NEW_REVISIONS = text("""
    insert into cost_sheet_revisions (sheet_id, at, cause, source, item_id, actor_id, item_cost_before,
                                      item_cost_after, cost_before, cost_after, price_before, price_after)
    select new.sheet_id, :at, :cause, :source, :item, :actor, new.item_before, new.item_after, new.cost_before,
           new.cost_after, new.price_before, new.price_after
      from unnest(cast(:sheet_id as bigint[]), cast(:item_before as numeric[]), cast(:item_after as numeric[]),
                  cast(:cost_before as numeric[]), cast(:cost_after as numeric[]), cast(:price_before as numeric[]),
                  cast(:price_after as numeric[]))
           as new (sheet_id, item_before, item_after, cost_before, cost_after, price_before, price_after)
     order by new.sheet_id""")

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class SqlLiveSheets:
    session: Session

    def count(self, item_id: ItemId) -> int:
        found: int = self.session.execute(COUNT, {"item": item_id}).scalar_one()
        return found

    def using(self, item_id: ItemId, *, after: CostSheetId = FIRST, most: int | None = None) -> list[Standing]:
        heads = self.session.execute(HEADS, {"item": item_id, "after": after, "most": most}).all()
        if not heads:
            return []
        found = {"item": item_id, "sheets": [head.id for head in heads]}
        materials = _by_sheet(self.session.execute(LINES, found))
        machines = _by_sheet(self.session.execute(MACHINES, found))
        return [_standing(head, item_id, materials.get(head.id, ()), machines.get(head.id, ())) for head in heads]

    def store(self, repriced: Sequence[Repriced], because: Because) -> None:
        if not repriced:
            return
        self.session.execute(NEW_HEADS, _columns(map(_head, repriced)))
        lines = [(new.unit_cost, number, amount) for new in repriced for number, amount in new.material_amounts]
        machines = [(new.unit_cost, number, amount) for new in repriced for number, amount in new.machine_amounts]
        for statement, rows in ((NEW_LINES, lines), (NEW_MACHINES, machines)):
            if rows:
                shown = ({"id": number, "cost": cost.amount, "amount": sum_.amount} for cost, number, sum_ in rows)
                self.session.execute(statement, _columns(shown))
        if moved := [_revision(new) for new in repriced if new.moved]:
            told = {
                "at": because.at,
                "cause": because.cause,
                "source": because.source,
                "item": because.item_id,
                "actor": because.actor_id,
            }
            self.session.execute(NEW_REVISIONS, _columns(moved) | told)


def _by_sheet(rows: Iterable[Row[Any]]) -> dict[int, list[Row[Any]]]:
    found: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        found[row.sheet_id].append(row)
    return found


def _standing(head: Row[Any], item: ItemId, materials: Iterable[Row[Any]], machines: Iterable[Row[Any]]) -> Standing:
    return Standing(
        id=head.id,
        branch_id=head.branch_id,
        quantity=head.quantity,
        minutes=_minutes(head) if machines else NOTHING,
        labour=Money(head.labour),
        materials=Money(head.materials),
        equipment=Money(head.equipment),
        transport=Money(head.transport),
        cost=Money(head.cost),
        price=Money(head.price),
        missing=head.missing,
        terms=_terms(
            head.overhead, head.margin_rule, head.margin, head.fixed_price, head.minimum, head.discount, head.step
        ),
        material_uses=tuple(_material(line, item) for line in materials),
        machine_uses=tuple(_machine(machine, item) for machine in machines),
    )


def _minutes(head: Row[Any]) -> Decimal:
    """Exact labour time; only machines need it."""
    with localcontext(EXACT):
        factors = (Decimal(one["value"]) for one in head.coefficients)
        minutes: Decimal = head.quantity * head.minutes_per_unit * prod(factors, start=Decimal(1))
        return minutes


@lru_cache(maxsize=1024)
def _terms(
    overhead: Decimal, rule: str, margin: Decimal, fixed: Decimal | None, minimum: Decimal, discount: Decimal,
    step: Decimal,
) -> Terms:  # fmt: skip
    """Thousands of sheets share a few terms."""
    return Terms(
        overhead=overhead,
        rule=MarginRule(rule),
        margin=margin,
        fixed=None if fixed is None else Money(fixed),
        minimum=Money(minimum),
        discount=discount,
        step=Money(step),
    )


@lru_cache(maxsize=1024)
def _used(item: ItemId, per_unit: Decimal, waste: Decimal) -> Material:
    return Material(item_id=item, per_unit=per_unit, waste=waste)


def _material(line: Row[Any], item: ItemId) -> MaterialUse:
    return MaterialUse(
        line_id=line.id,
        used=_used(item, line.per_unit, line.waste),
        unit_cost=None if line.unit_cost is None else UnitCost(line.unit_cost),
        amount=None if line.amount is None else Money(line.amount),
    )


def _machine(row: Row[Any], item: ItemId) -> MachineUse:
    used = Machine(name=row.name, share=row.share, price=Money(row.price), life_hours=row.life_hours, item_id=item)
    return MachineUse(line_id=row.id, used=used, amount=Money(row.amount))


def _head(new: Repriced) -> dict[str, Any]:
    return {
        "id": new.before.id,
        "materials": new.materials.amount,
        "equipment": new.equipment.amount,
        "direct": new.totals.direct.amount,
        "overhead": new.totals.overhead.amount,
        "cost": new.totals.cost.amount,
        "price": new.totals.price.amount,
        "margin": new.margin,
        "missing": new.missing,
    }


def _revision(new: Repriced) -> dict[str, Any]:
    before = new.before.cost_before
    return {
        "sheet_id": new.before.id,
        "item_before": None if before is None else before.amount,
        "item_after": new.unit_cost.amount,
        "cost_before": new.before.cost.amount,
        "cost_after": new.totals.cost.amount,
        "price_before": new.before.price.amount,
        "price_after": new.totals.price.amount,
    }


def _columns(rows: Iterable[dict[str, Any]]) -> dict[str, list[Any]]:
    """Rows turned to one array per column, which PostgreSQL unnests again."""
    listed = list(rows)
    return {name: [row[name] for row in listed] for name in listed[0]}
