"""The form of a cost sheet: from what was typed to what pricing takes, and from a stored sheet to what is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from cleaning.application.catalogue.queries import CoefficientRow, ServiceCard
from cleaning.application.pricing.inputs import MachineInput, MaterialInput, SheetInputs
from cleaning.application.pricing.queries import SheetCard
from cleaning.domain.catalogue.values import CoefficientGroup
from cleaning.domain.pricing.values import MarginRule
from cleaning.domain.shared.ids import ClientId, ItemId, PremisesId, ServiceId
from cleaning.domain.shared.money import ZERO
from cleaning.web.forms import Form
from cleaning.web.office.service_form import equipment_rows, material_rows
from cleaning.web.typed import typed

NONE = Decimal(0)
FIGURES = (
    "quantity", "minutes_per_unit", "hourly_cost", "km", "rate_per_km", "transport_fixed", "overhead", "margin",
    "fixed_price", "minimum", "discount", "step",
)  # fmt: skip


def read_sheet(form: Form, service_id: int) -> Callable[[], SheetInputs]:
    """Reads every field, so that every mistake is named; what comes back builds the inputs."""
    premises, client = form.ref("premises_id"), form.ref("client_id")
    rule = form.choice("margin_rule", MarginRule) or MarginRule.MARGIN
    values: dict[str, Any] = {
        "service_id": ServiceId(service_id),
        "name": form.text("name"),
        "quantity": form.decimal("quantity", required=True),
        "client_id": None if client is None else ClientId(client),
        "premises_id": None if premises is None else PremisesId(premises),
        "minutes_per_unit": form.decimal("minutes_per_unit"),
        "coefficients": tuple(
            f"{group}:{code}" for group in CoefficientGroup if (code := form.text(f"coefficient_{group}"))
        ),
        "hourly_cost": form.unit_cost("hourly_cost"),
        "km": form.decimal("km", least=0, most=5000) or NONE,
        "rate_per_km": form.unit_cost("rate_per_km"),
        "transport_fixed": form.money("transport_fixed") or ZERO,
        "overhead": form.decimal("overhead", least=0, most=1000),
        "margin_rule": rule,
        "margin": form.decimal("margin", least=0, most=999),
        "fixed_price": form.money("fixed_price") if rule is MarginRule.FIXED else None,
        "minimum": form.money("minimum"),
        "discount": form.decimal("discount", least=0) or NONE,
        "step": form.money("step"),
    }
    materials = [_material(row) for row in form.rows("material") if row.get("item_id") or row.get("per_unit")]
    machines = [_machine(row) for row in form.rows("machine") if row.get("name")]
    return lambda: SheetInputs(
        **values, materials=tuple(make() for make in materials), machines=tuple(make() for make in machines)
    )


def _material(row: Form) -> Callable[[], MaterialInput]:
    item = row.ref("item_id", required=True)
    per_unit = row.decimal("per_unit", required=True, most=100_000)
    waste = row.decimal("waste", least=0, most=999)
    return lambda: MaterialInput(item_id=ItemId(item or 0), per_unit=per_unit or NONE, waste=waste or NONE)


def _machine(row: Form) -> Callable[[], MachineInput]:
    name, item = row.text("name"), row.ref("item_id")
    share = row.decimal("share", required=True, least=0, most=100)
    price = row.money("price", required=True)
    life = row.decimal("life_hours", required=True, least=1)
    return lambda: MachineInput(
        name=name, share=share or NONE, price=price or ZERO, life_hours=life or NONE,
        item_id=None if item is None else ItemId(item),
    )  # fmt: skip


def shown_new(form: Form, lang: str, service: ServiceCard, rates: Any, names: Mapping[ItemId, str]) -> dict[str, Any]:
    """A new sheet: the service's norms, the company's rates."""
    values = {
        "minutes_per_unit": typed(service.minutes_per_unit, lang),
        "hourly_cost": typed(rates.labour_cost, lang),
        "rate_per_km": typed(rates.transport_rate, lang),
        "overhead": typed(rates.overhead, lang),
        "margin": typed(rates.margin, lang),
        "minimum": typed(rates.minimum_charge, lang),
        "step": typed(rates.price_step, lang),
        "margin_rule": MarginRule.MARGIN,
    }
    return {
        "known": dict.fromkeys(FIGURES, "") | values,
        "chosen": {},
        "materials": material_rows(form, lang, service.materials, names),
        "machines": equipment_rows(form, lang, service.equipment),
    }


def shown_stored(form: Form, lang: str, sheet: SheetCard, names: Mapping[ItemId, str]) -> dict[str, Any]:
    values = {name: typed(getattr(sheet, name), lang) for name in FIGURES}
    return {
        "known": values | {"name": sheet.name, "margin_rule": sheet.margin_rule},
        "chosen": dict(one.code.split(":", 1) for one in sheet.coefficients),
        "materials": material_rows(form, lang, sheet.materials_used, names),
        "machines": equipment_rows(form, lang, sheet.equipment_used),
    }


def grouped(coefficients: Iterable[CoefficientRow]) -> dict[str, list[CoefficientRow]]:
    """Coefficients by their group, in the order of the groups."""
    groups: dict[str, list[CoefficientRow]] = {}
    for row in coefficients:
        groups.setdefault(str(row.grp), []).append(row)
    return groups
