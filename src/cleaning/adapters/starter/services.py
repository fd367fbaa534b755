"""The ready-made services, from a table beside this file."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from cleaning.application.catalogue.starter import ReadyService
from cleaning.domain.catalogue.values import Category
from cleaning.domain.shared.quantity import Unit

TABLE = Path(__file__).with_name("services.csv")


@dataclass(frozen=True, slots=True)
class ShippedServices:
    def all(self) -> tuple[ReadyService, ...]:
        return _read()


@cache
def _read() -> tuple[ReadyService, ...]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(
            ReadyService(
                code=row["code"], category=Category(row["category"]), unit=Unit(row["unit"]),
                minutes=Decimal(row["minutes"]), name_bg=row["name_bg"], name_en=row["name_en"],
                how_bg=row["how_bg"], how_en=row["how_en"], checklist=tuple(row["checklist"].split(";")),
                skills=tuple(part for part in (row["skills"] or "").split(";") if part),
            ) for row in csv.DictReader(file, delimiter="|")
        )  # fmt: skip
