"""The form of a place: what is typed into commands, what is stored into fields."""

from __future__ import annotations

from typing import Any

from cleaning.application.premises.commands import NewPremises, PremisesChange, RoomInput
from cleaning.application.premises.queries import PremisesCard
from cleaning.domain.premises.values import Condition, FloorKind, Periodicity
from cleaning.domain.shared import identifiers
from cleaning.domain.shared.ids import ClientId
from cleaning.domain.shared.own.field import Field
from cleaning.web import formats
from cleaning.web.forms import Form
from cleaning.web.own_values import stored_own, typed_own

PLACE = ("settlement", "postcode", "district", "street", "building", "entrance", "floor", "flat")
TEXTS = ("hours", "contact_name")
LONG = ("wishes", "conditions_note")
LABELS = {
    "name": "Name", "purpose": "Used as", "area": "Area", "periodicity": "How often", "rrule": "Wished days",
    "former_price": "Price so far", "settlement": "Town or village", "postcode": "Postcode",
    "district": "Quarter or estate", "street": "Street and number", "building": "Block", "entrance": "Entrance",
    "floor": "Floor", "flat": "Flat", "lat": "Latitude", "lng": "Longitude", 
    "hours": "When it can be cleaned", "contact_name": "Who is on site", "contact_phone": "Phone on site",
    "wishes": "Wishes", "conditions": "Special conditions", "conditions_note": "More about the conditions",
    "zones": "Zones",
}  # fmt: skip
BLANK_ROWS = 2


def _said(form: Form, own: tuple[Field, ...]) -> dict[str, Any]:
    """Every field but how to get in, which a form never shows."""
    price, code = form.money("former_price"), form.text("ekatte", max=5)
    return {
        "name": form.text("name", required=True),
        "purpose": form.text("purpose") or form.text("purpose_text", required=True),
        "area": form.decimal("area", least=0),
        "periodicity": form.choice("periodicity", Periodicity),
        "former_price": None if price is None else price.amount,
        **{name: form.text(name) for name in (*PLACE, *TEXTS)},
        "ekatte": code or None,
        "settlement": form.text("settlement") or form.text("ekatte_text"),
        **{name: form.text(name, max=4000) for name in LONG},
        "lat": form.decimal("lat", least=-90, most=90),
        "lng": form.decimal("lng", least=-180, most=180),
        "contact_phone": form.turned("contact_phone", identifiers.phone),
        "conditions": tuple(Condition(text) for text in form.all("conditions") if text in list(Condition)),
        "own": typed_own(form, own),
        "zones": tuple(room for room in map(_room, form.rows("zone")) if room is not None),
    }


def _room(row: Form) -> RoomInput | None:
    """A row that says nothing is no zone."""
    said: dict[str, Any] = {
        "floor_kind": row.choice("floor_kind", FloorKind),
        "area": row.decimal("area", least=0),
        "windows": row.whole("windows", least=0),
        "sanitary_units": row.whole("sanitary_units", least=0),
        "note": row.text("note"),
    }
    spoken = any(value not in (None, "") for value in said.values())
    name = row.text("name", required=spoken)
    return RoomInput(name=name, **said) if name else None


def new_premises(form: Form, client_id: ClientId, own: tuple[Field, ...]) -> NewPremises:
    """The typed place; raises Invalid when a field could not be read."""
    return form.into(NewPremises, client_id=client_id, access=form.text("access", max=1000), **_said(form, own))


def premises_change(form: Form, own: tuple[Field, ...]) -> PremisesChange:
    """All fields of the form; codes have forms of their own."""
    return form.into(PremisesChange, version=form.whole("version"), **_said(form, own))


def stored(place: PremisesCard, own: tuple[Field, ...], lang: str) -> dict[str, Any]:
    """What is stored, as it would be typed."""
    plain = ("name", "ekatte", *PLACE, *TEXTS, *LONG, "version")
    values: dict[str, Any] = {name: getattr(place, name) for name in plain}
    values["purpose"], values["periodicity"] = str(place.purpose), str(place.periodicity or "")
    values["conditions"] = [str(condition) for condition in place.conditions]
    values["contact_phone"] = formats.phone(place.contact_phone, lang="bg") if place.contact_phone else ""
    values["former_price"] = formats.amount(place.former_price, lang="bg") if place.former_price else ""
    for name in ("area", "lat", "lng"):
        values[name] = _number(getattr(place, name))
    for row, zone in enumerate(place.zones):
        values[f"zone-{row}-name"], values[f"zone-{row}-note"] = zone.name, zone.note
        values[f"zone-{row}-floor_kind"] = str(zone.floor_kind or "")
        for name in ("area", "windows", "sanitary_units"):
            values[f"zone-{row}-{name}"] = _number(getattr(zone, name))
    return values | stored_own(place.own, own, lang)


def _number(value: Any) -> str:
    return "" if value is None else formats.number(value, lang="bg")


def zone_rows(form: Form, place: PremisesCard | None = None) -> int:
    """As many rows as zones or as were typed, and two more."""
    return max(len(form.rows("zone")), (len(place.zones) if place else 0) + BLANK_ROWS)
