"""Forty services with their norms, materials and machines."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from cleaning.application.catalogue.add_service import AddService
from cleaning.demo import tables
from cleaning.demo.stage import Stage
from cleaning.domain.catalogue.service import Consumption, Equipment, ServiceDetails
from cleaning.domain.catalogue.values import Category
from cleaning.domain.shared.ids import ItemId
from cleaning.domain.shared.money import Money, UnitCost
from cleaning.domain.shared.quantity import Unit

UNITS = {"m2": Unit.AREA, "h": Unit.HOUR, "piece": Unit.PIECE, "visit": Unit.VISIT}
WASTE = Decimal(5)


def offer(stage: Stage) -> None:
    """``stage.known["services"]`` maps a code to the service and its sheet."""
    goods = stage.known["goods"]
    known: dict[str, tuple[int, tables.ServiceSheet]] = {}
    with stage.scene(stage.today - timedelta(days=199)) as scene:
        add = scene(AddService)
        for sheet in tables.services():
            details = ServiceDetails(
                code=sheet.code,
                name_bg=sheet.name_bg,
                name_en=sheet.name_en,
                category=Category(sheet.category),
                unit=UNITS[sheet.unit],
                minutes_per_unit=sheet.minutes,
                piece_rate=UnitCost(sheet.rate),
                checklist=sheet.checklist,
                skills=sheet.skills,
                materials=tuple(
                    Consumption(item_id=ItemId(goods[name]), per_unit=amount, waste=WASTE)
                    for name, amount in sheet.materials.items()
                ),
                equipment=tuple(_machine(stage, name, share) for name, share in sheet.equipment.items()),
            )
            known[sheet.code] = (add(details), sheet)
    stage.known["services"] = known


def _machine(stage: Stage, name: str, share: Decimal) -> Equipment:
    item = stage.known["goods"][name]
    sheet = stage.known["sheets"][item]
    return Equipment(
        item_id=ItemId(item),
        name=name,
        share=(share * 100).quantize(Decimal(1)) if share <= 1 else share,
        price=Money(sheet.price),
        life_hours=Decimal(sheet.life or 1000),
    )
