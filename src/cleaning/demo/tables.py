"""The services and materials of the demo company, from the two sheets beside this file."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class ItemSheet:
    """A material: price of one unit (EUR), least and wanted stock; ``life`` are the hours a machine serves."""

    name: str
    kind: str
    unit: str
    price: Decimal
    minimum: Decimal
    target: Decimal
    life: int | None


@dataclass(frozen=True, slots=True)
class ServiceSheet:
    """A service: minutes of work and pay for one unit, materials per unit, share of its hours a machine runs."""

    code: str
    name_bg: str
    name_en: str
    category: str
    unit: str
    minutes: Decimal
    rate: Decimal
    materials: dict[str, Decimal]
    equipment: dict[str, Decimal]
    checklist: tuple[str, ...]
    skills: tuple[str, ...]


def items() -> list[ItemSheet]:
    return [
        ItemSheet(
            name=row["name"],
            kind=row["kind"],
            unit=row["unit"],
            price=Decimal(row["price"]),
            minimum=Decimal(row["minimum"]),
            target=Decimal(row["target"]),
            life=int(row["life"]) if row["life"] else None,
        )
        for row in _rows("items.csv")
    ]


def services() -> list[ServiceSheet]:
    return [
        ServiceSheet(
            code=row["code"],
            name_bg=row["name_bg"],
            name_en=row["name_en"],
            category=row["category"],
            unit=row["unit"],
            minutes=Decimal(row["minutes"]),
            rate=Decimal(row["rate"]),
            materials=_amounts(row["materials"]),
            equipment=_amounts(row["equipment"]),
            checklist=_list(row["checklist"]),
            skills=_list(row["skills"]),
        )
        for row in _rows("services.csv")
    ]


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _list(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split("|")))


def _amounts(text: str) -> dict[str, Decimal]:
    pairs = (part.rsplit(":", 1) for part in _list(text))
    return {name: Decimal(amount) for name, amount in pairs}
