"""The form of a service: from rows on the screen to what the domain takes, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from cleaning.domain.catalogue.service import Consumption, Equipment, ServiceDetails
from cleaning.domain.catalogue.values import Category
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ItemId
from cleaning.domain.shared.quantity import Unit
from cleaning.web.forms import Form
from cleaning.web.typed import typed

ZERO = Decimal(0)


def read_service(form: Form) -> Callable[[], ServiceDetails]:
    """Reads every field, so that every mistake is named; what comes back builds the details."""
    values: dict[str, Any] = {
        "code": form.text("code", required=True, max=30),
        "name_bg": form.text("name_bg", required=True),
        "name_en": form.text("name_en"),
        "category": form.choice("category", Category, required=True),
        "unit": form.choice("unit", Unit, required=True),
        "vat_code": form.text("vat_code") or "standard",
        "minutes_per_unit": form.decimal("minutes_per_unit", required=True, most=100_000),
        "piece_rate": form.unit_cost("piece_rate"),
        "checklist": tuple(form.text("checklist", max=4000).splitlines()),
        "skills": tuple(form.text("skills", max=400).split(",")),
        "active": form.flag("active"),
    }
    materials = [_material(row) for row in form.rows("material") if row.get("item_id") or row.get("per_unit")]
    equipment = [_equipment(row) for row in form.rows("machine") if row.get("name")]

    def build() -> ServiceDetails:
        given = {name: value for name, value in values.items() if value is not None}
        return ServiceDetails(
            **given,
            materials=tuple(make() for make in materials),
            equipment=tuple(make() for make in equipment),
        )

    return build


def _material(row: Form) -> Callable[[], Consumption]:
    item = row.ref("item_id", required=True)
    per_unit = row.decimal("per_unit", required=True, most=100_000)
    waste = row.decimal("waste", least=0, most=999)
    if per_unit is not None and per_unit <= 0:
        row.refuse("per_unit", RuleBroken("service.per_unit", value=per_unit))
    return lambda: Consumption(item_id=ItemId(item or 0), per_unit=per_unit or ZERO, waste=waste or ZERO)


def _equipment(row: Form) -> Callable[[], Equipment]:
    name = row.text("name", required=True)
    share = row.decimal("share", required=True, least=0, most=100)
    price = row.money("price", required=True)
    life = row.decimal("life_hours", required=True, least=1)
    item = row.ref("item_id")

    def build() -> Equipment:
        assert share is not None
        assert price is not None
        assert life is not None
        return Equipment(
            name=name, share=share, price=price, life_hours=life, item_id=None if item is None else ItemId(item)
        )

    return build


def material_rows(form: Form, lang: str, stored: Sequence[Any], names: Mapping[ItemId, str]) -> list[dict[str, str]]:
    """Rows to show: as typed when the form came back, else as stored, and an empty one to go on with."""
    if typed_rows := row_names(form, "material"):
        return [{"name": name} for name in typed_rows]
    rows = [
        {
            "name": f"material-{number}",
            "item_id": str(used.item_id),
            "item": names.get(used.item_id, ""),
            "per_unit": typed(used.per_unit, lang),
            "waste": typed(used.waste, lang) if used.waste else "",
        }
        for number, used in enumerate(stored)
    ]
    return [*rows, {"name": f"material-{len(rows)}"}]


def equipment_rows(form: Form, lang: str, stored: Sequence[Any]) -> list[dict[str, str]]:
    if typed_rows := row_names(form, "machine"):
        return [{"name": name} for name in typed_rows]
    return [
        {
            "name": f"machine-{number}",
            "machine": used.name,
            "item_id": str(used.item_id or ""),
            "share": typed(used.share, lang),
            "price": typed(used.price, lang),
            "life_hours": typed(used.life_hours, lang),
        }
        for number, used in enumerate(stored)
    ]


def row_names(form: Form, prefix: str) -> list[str]:
    """``material-0``, ``material-1`` … as they were typed."""
    found = {"-".join(name.split("-")[:2]) for name in form.values if name.startswith(f"{prefix}-")}
    return sorted(found, key=lambda name: int(name.split("-")[1]))
