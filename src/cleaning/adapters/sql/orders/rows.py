"""Orders as rows of the monitor: what the lights need comes along, and they are worked out here."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, false, func, literal, select, true

from cleaning.adapters.sql.clients.tables import clients
from cleaning.adapters.sql.orders.lights import ASKED, PLANNED_UNTIL, STAFFED, bills
from cleaning.adapters.sql.orders.tables import order_conditions, order_lines, orders
from cleaning.adapters.sql.premises.tables import premises
from cleaning.adapters.sql.visits.tables import visit_members, visits
from cleaning.adapters.sql.workforce.tables import crews, employees
from cleaning.application.orders.queries import OrderRow
from cleaning.application.shared.access import Scope
from cleaning.domain.orders.execution import Progress, execution
from cleaning.domain.orders.payment import Bills, payment

DERIVED = ("execution", "payment", "quality")


def seen(scope: Scope) -> list[ColumnElement[bool]]:
    """Every read starts here, so none forgets whose orders the viewer may see."""
    if scope.employee_id is not None:
        return [false()]
    mine: list[ColumnElement[bool]] = [orders.c.branch_id.in_(scope.branch_ids)]
    return mine if scope.client_id is None else [*mine, orders.c.client_id == scope.client_id]


def facts_of(billed: Any) -> list[Any]:
    """What :func:`lit` works the lights out from."""
    return [
        orders.c.done_at, PLANNED_UNTIL.label("planned_until"), STAFFED.label("staffed"), billed.c.total,
        billed.c.paid, billed.c.due_on, ASKED.label("asked"), orders.c.rating,
    ]  # fmt: skip


def _conditions(*wanted: ColumnElement[bool]) -> Any:
    return select(func.count()).where(order_conditions.c.order_id == orders.c.id, *wanted).scalar_subquery()


def _crew() -> Any:
    """Who is sent next, or was last: the crew, or people by name."""
    names = (
        select(func.string_agg(employees.c.name, literal(", ")))
        .where(visit_members.c.visit_id == visits.c.id, employees.c.id == visit_members.c.employee_id)
        .scalar_subquery()
    )
    ahead = visits.c.stage.in_(("planned", "underway"))
    return func.coalesce(
        select(func.coalesce(crews.c.name, names, ""))
        .select_from(visits.outerjoin(crews, crews.c.id == visits.c.crew_id))
        .where(visits.c.order_id == orders.c.id, visits.c.stage != "cancelled")
        .order_by(ahead.desc(), visits.c.starts_at.desc())
        .limit(1)
        .scalar_subquery(),
        "",
    )


def lines_of() -> tuple[Any, Any]:
    """The first line's words and how many lines there are."""
    mine = order_lines.c.order_id == orders.c.id
    first = select(order_lines.c.description).where(mine).order_by(order_lines.c.position).limit(1)
    return first.scalar_subquery(), select(func.count()).where(mine).scalar_subquery()


def rows(scope: Scope) -> tuple[Select[Any], Any]:
    """The statement and its lateral bills, for conditions."""
    billed = bills()
    first, many = lines_of()
    unconfirmed = order_conditions.c.confirmed_at.is_(None)
    own = ("id", "version", "number", "branch_id", "client_id", "premises_id", "stage", "source", "deadline",
           "starts_at", "ends_at", "net", "fee", "own")  # fmt: skip
    found = (
        select(
            *(orders.c[name] for name in own), clients.c.name.label("client"), premises.c.name.label("premises"),
            first.label("service"), many.label("lines"), _conditions().label("conditions"),
            _conditions(~unconfirmed).label("conditions_confirmed"),
            _conditions(unconfirmed, order_conditions.c.required).label("conditions_left"),
            _crew().label("crew"), *facts_of(billed),
        )
        .select_from(
            orders.join(clients, clients.c.id == orders.c.client_id)
            .join(premises, premises.c.id == orders.c.premises_id)
            .join(billed, true())
        )
        .where(*seen(scope))
    )  # fmt: skip
    return found, billed


def lit(found: dict[str, Any], now: datetime, today: date) -> dict[str, Any]:
    """The fields of a row with facts turned to lights."""
    progress = Progress(
        stage=found["stage"], deadline=found["deadline"], done_at=found["done_at"],
        planned_until=found["planned_until"], staffed=found["staffed"],
    )  # fmt: skip
    owed = Bills(asked=found["asked"], total=found["total"], paid=found["paid"], due_on=found["due_on"])
    return {"execution": execution(progress, now), "payment": payment(owed, today)}


def order_row(found: dict[str, Any], now: datetime, today: date) -> OrderRow:
    plain = {name: found[name] for name in OrderRow.__struct_fields__ if name not in DERIVED}
    quality = None if found["rating"] is None else found["rating"] * 20
    return OrderRow(**plain, quality=quality, **lit(found, now, today))
