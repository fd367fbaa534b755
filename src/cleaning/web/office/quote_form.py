"""The quote builder: from the grid, the lines and the conditions on the screen to what sales takes, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from typing import Any

from cleaning.application.sales.inputs import LineInputs, QuoteInputs, RoomInputs
from cleaning.application.sales.queries import QuoteCard, QuoteLineCard
from cleaning.domain.sales.often import RULES, SIGNS, rule_of, sign_of
from cleaning.domain.sales.values import Billing
from cleaning.domain.shared.errors import DomainError
from cleaning.domain.shared.ids import ClientId, CostSheetId, PremisesId, ServiceId
from cleaning.domain.shared.money import ZERO
from cleaning.web.forms import Form
from cleaning.web.office.service_form import row_names
from cleaning.web.typed import typed

SIGN_CHOICES = list(RULES)
EVENING = time(18)
NONE = Decimal(0)


@dataclass(frozen=True, slots=True)
class RoomRow:
    """A row of the grid as shown; ``cells`` are the signs by service."""

    name: str
    title: str = ""
    floor: str = ""
    area: str = ""
    sanitary: str = ""
    windows: str = ""
    cells: Mapping[str, str] | None = None


def read_quote(form: Form, client_id: int, *, live: bool = False) -> Callable[[], QuoteInputs]:
    """Reads every field, so that every mistake is named; ``live`` while somebody types forgives a missing title."""
    premises = form.ref("premises_id")
    tasks = form.all("task")
    values: dict[str, Any] = {
        "client_id": ClientId(client_id),
        "title": form.text("title", required=not live) or "–",
        "valid_until": form.date("valid_until"),
        "starts_on": form.date("starts_on"),
        "months": form.whole("months", least=1, most=120),
        "billing": form.choice("billing", Billing) or Billing.MONTHLY,
        "payment_days": form.whole("payment_days", least=0, most=365),
        "round_to": form.money("round_to") or ZERO,
        "margin": form.decimal("margin", least=0, most=Decimal("99.99")),
        "km": form.decimal("km", least=0, most=5000) or NONE,
        "start_time": form.time("start_time") or EVENING,
        "people": form.whole("people", least=1, most=50) or 1,
        "note": form.text("note", max=2000),
        "conditions": tuple(line.strip() for line in form.text("conditions", max=4000).splitlines() if line.strip()),
    }
    rooms = [_room(row, premises or 0, tasks) for row in form.rows("room") if row.get("name") or row.get("area")]
    lines = [_line(row, premises or 0) for row in form.rows("line") if row.get("service_id")]
    return lambda: QuoteInputs(
        **values,
        rooms=tuple(room() for room in rooms) if premises else (),
        lines=tuple(line() for line in lines),
    )


def _room(row: Form, premises: int, tasks: Sequence[str]) -> Callable[[], RoomInputs]:
    values: dict[str, Any] = {
        "premises_id": PremisesId(premises),
        "name": row.text("name", required=True, max=80),
        "floor": row.text("floor", max=40),
        "area": row.decimal("area", least=0, most=1_000_000) or NONE,
        "sanitary": row.whole("sanitary", least=0, most=9999) or 0,
        "windows": row.whole("windows", least=0, most=9999) or 0,
        "tasks": {task: sign for task in tasks if (sign := _sign(row, f"task_{task}"))},
    }
    return lambda: RoomInputs(**values)


def _sign(row: Form, name: str) -> str:
    try:
        return sign_of(row.text(name, max=10))
    except DomainError as refusal:
        row.refuse(name, refusal)
        return ""


def _line(row: Form, premises: int) -> Callable[[], LineInputs]:
    optional = row.flag("optional")
    sheet = row.ref("cost_sheet_id")
    values: dict[str, Any] = {
        "premises_id": PremisesId(row.ref("premises_id") or premises),
        "service_id": ServiceId(row.ref("service_id", required=True) or 0),
        "quantity": row.decimal("quantity", required=True) or NONE,
        "rrule": rule_of(row.text("often") or "X"),
        "start_time": row.time("start_time") or EVENING,
        "people": row.whole("people", least=1, most=50) or 1,
        "minutes": row.whole("minutes", least=5, most=1440),
        "description": row.text("description", max=300),
        "price": row.money("price"),
        "optional": optional,
        "chosen": not optional or row.flag("chosen"),
        "cost_sheet_id": None if sheet is None else CostSheetId(sheet),
    }
    return lambda: LineInputs(**values)


def filled_rooms(form: Form) -> list[str]:
    """Names of the rows of the grid that count, in their order."""
    values = form.values
    return [name for name in row_names(form, "room") if values.get(f"{name}-name") or values.get(f"{name}-area")]


def known_quote(quote: QuoteCard, lang: str) -> dict[str, Any]:
    """The fields of a stored quote as texts."""
    first = next(iter(quote.lines), None)
    return {
        "title": quote.title,
        "valid_until": quote.valid_until.isoformat(),
        "starts_on": quote.starts_on.isoformat(),
        "months": quote.months or "",
        "billing": str(quote.billing),
        "payment_days": "" if quote.payment_days is None else quote.payment_days,
        "round_to": typed(quote.round_to, lang) if quote.round_to else "",
        "margin": typed(quote.margin, lang),
        "km": typed(quote.km, lang) if quote.km else "",
        "start_time": f"{first.start_time if first else EVENING:%H:%M}",
        "people": str(first.people) if first else "1",
        "note": quote.note,
        "conditions": "\n".join(quote.conditions),
    }


def room_rows(form: Form, stored: Sequence[RoomRow]) -> list[RoomRow]:
    """Rows to show: as typed when the form came back, else as they are stored."""
    if names := row_names(form, "room"):
        return [_typed_room(form, name) for name in names]
    return list(stored)


def _typed_room(form: Form, name: str) -> RoomRow:
    texts = {
        key.removeprefix(f"{name}-"): str(value) for key, value in form.values.items() if key.startswith(f"{name}-")
    }
    cells = {key.removeprefix("task_"): value for key, value in texts.items() if key.startswith("task_")}
    return RoomRow(
        name=name, title=texts.get("name", ""), floor=texts.get("floor", ""), area=texts.get("area", ""),
        sanitary=texts.get("sanitary", ""), windows=texts.get("windows", ""), cells=cells,
    )  # fmt: skip


def line_rows(
    form: Form, stored: Sequence[QuoteLineCard], services: Mapping[Any, Any], lang: str
) -> list[dict[str, Any]]:
    if names := row_names(form, "line"):
        return [{"name": name} for name in names]
    return [
        {
            "name": f"line-{number}",
            "service_id": line.service_id,
            "service": services[line.service_id].name(lang) if line.service_id in services else "",
            "premises_id": line.premises_id,
            "description": line.description,
            "quantity": typed(line.quantity, lang),
            "often": SIGNS.get(line.rrule, line.rrule),
            "price": "" if line.follows else typed(line.price, lang),
            "optional": line.optional,
            "chosen": line.chosen,
            "start_time": f"{line.start_time:%H:%M}",
            "cost_sheet_id": "" if line.own_sheet else line.cost_sheet_id or "",
        }
        for number, line in enumerate(stored)
    ]
