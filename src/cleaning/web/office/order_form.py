"""The form of an order: what is typed into commands, what is stored into fields."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

from cleaning.application.orders.inputs import ConditionInputs, NewOrder, OrderChange, OrderLineInputs
from cleaning.application.orders.order_card import OrderCard, OrderConditionCard, OrderLineCard
from cleaning.domain.orders.values import OrderSource
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ClientId, CostSheetId, PremisesId, ServiceId
from cleaning.domain.shared.own.field import Field
from cleaning.web.days import local
from cleaning.web.formats import SOFIA
from cleaning.web.forms import Form
from cleaning.web.office.service_form import row_names
from cleaning.web.own_values import typed_own
from cleaning.web.typed import typed

EVENING = time(18)
LEAST = Decimal("0.0001")
LINE = ("service_id", "service", "quantity", "unit_price", "description", "cost_sheet_id")


def agreed(form: Form) -> dict[str, Any]:
    """Lines, window, deadline, payment, conditions: the same of a new order and of a changed one."""
    starts_at, ends_at = _window(form)
    day, hour = form.date("deadline_on"), form.time("deadline_at")
    return {
        "lines": _lines(form), "starts_at": starts_at, "ends_at": ends_at,
        "deadline": None if day is None else local(day, hour or EVENING),
        "payment_days": form.whole("payment_days", least=0, most=365), "note": form.text("note", max=2000),
        "conditions": _conditions(form),
    }  # fmt: skip


def new_order(form: Form, own: Iterable[Field]) -> NewOrder:
    client, place = form.ref("client_id", required=True), form.ref("premises_id", required=True)
    return form.into(
        NewOrder, client_id=ClientId(client or 0), premises_id=PremisesId(place or 0), source=OrderSource.PHONE,
        confirmed=form.flag("confirmed"), own=typed_own(form, own), **agreed(form),
    )  # fmt: skip


def order_change(form: Form, own: Iterable[Field]) -> OrderChange:
    values = agreed(form)
    if values["deadline"] is None:
        form.date("deadline_on", required=True)
    return form.into(OrderChange, version=form.whole("version"), own=typed_own(form, own), **values)


def known_order(order: OrderCard) -> dict[str, Any]:
    """What is stored, as it would be typed."""
    deadline = order.deadline.astimezone(SOFIA)
    known: dict[str, Any] = {
        "deadline_on": deadline.date().isoformat(), "deadline_at": f"{deadline:%H:%M}", "note": order.note,
        "payment_days": "" if order.payment_days is None else order.payment_days, "version": order.version,
    }  # fmt: skip
    if order.starts_at is not None and order.ends_at is not None:
        start, end = order.starts_at.astimezone(SOFIA), order.ends_at.astimezone(SOFIA)
        known |= {"day": start.date().isoformat(), "start": f"{start:%H:%M}", "end": f"{end:%H:%M}"}
    return known


def line_rows(form: Form, stored: Sequence[OrderLineCard], lang: str) -> list[dict[str, Any]]:
    """As typed when the form came back, else as stored, else one to begin with."""
    if names := row_names(form, "line"):
        return [{"name": name, **{field: form.values.get(f"{name}-{field}", "") for field in LINE}} for name in names]
    rows = [
        {
            "name": f"line-{number}", "service_id": line.service_id, "service": line.description,
            "description": line.description, "quantity": typed(line.quantity, lang),
            "unit_price": typed(line.unit_price.amount, lang), "cost_sheet_id": line.cost_sheet_id or "",
        } for number, line in enumerate(stored)
    ]  # fmt: skip
    return rows or [{"name": "line-0"}]


def condition_rows(form: Form, stored: Sequence[OrderConditionCard]) -> list[dict[str, Any]]:
    if names := row_names(form, "condition"):
        return [
            {
                "name": name, "text": form.values.get(f"{name}-text", ""), "id": form.values.get(f"{name}-id", ""),
                "required": bool(form.values.get(f"{name}-required")),
            } for name in names
        ]  # fmt: skip
    rows = [
        {"name": f"condition-{number}", "text": one.text, "id": one.id, "required": one.required,
         "confirmed": one.confirmed_at is not None}
        for number, one in enumerate(stored)
    ]  # fmt: skip
    return rows or [{"name": "condition-0", "required": True}]


def _window(form: Form) -> tuple[datetime | None, datetime | None]:
    """A day with both hours, or nothing; an end before the begin is on the next day."""
    day, start, end = form.date("day"), form.time("start"), form.time("end")
    if day is None:
        return None, None
    for name, value in (("start", start), ("end", end)):
        if value is None:
            form.refuse(name, RuleBroken("field.required"))
    if start is None or end is None:
        return None, None
    return local(day, start), local(day if end > start else day + timedelta(days=1), end)


def _lines(form: Form) -> tuple[OrderLineInputs, ...]:
    lines = []
    for row in form.rows("line"):
        if not any(row.get(name) for name in ("service_id", "service_id_text", "unit_price", "quantity")):
            continue
        service, sheet = row.ref("service_id", required=True), row.ref("cost_sheet_id")
        lines.append(
            OrderLineInputs(
                service_id=ServiceId(service or 0), quantity=row.decimal("quantity", least=LEAST),
                unit_price=row.unit_cost("unit_price"), description=row.text("description", max=300),
                cost_sheet_id=None if sheet is None else CostSheetId(sheet),
            )
        )  # fmt: skip
    return tuple(lines)


def _conditions(form: Form) -> tuple[ConditionInputs, ...]:
    return tuple(
        ConditionInputs(text=text, required=row.flag("required"), id=row.whole("id", least=1, most=2**62))
        for row in form.rows("condition")
        if (text := row.text("text", max=300))
    )
