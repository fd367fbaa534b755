"""Margin drift as one query: agreed lines against what their cost sheets say today.

The one place where sales looks into pricing's table: contracts by lost margin cannot be ordered without it.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Numeric, Row, Select, cast, func, select

from cleaning.adapters.sql.pricing.tables import cost_sheets
from cleaning.adapters.sql.sales.contract_queries import as_of, in_force
from cleaning.adapters.sql.sales.tables import contract_lines, contracts
from cleaning.application.sales.queries import MarginDrift
from cleaning.application.shared.access import Scope
from cleaning.domain.sales.drift import Drift
from cleaning.domain.sales.values import ContractStage
from cleaning.domain.shared.money import Money

PLAIN = Numeric(14, 2)
_then = func.coalesce(cast(contract_lines.c.cost, PLAIN), cast(cost_sheets.c.cost, PLAIN), 0)
_now = func.coalesce(cast(cost_sheets.c.cost, PLAIN), cast(contract_lines.c.cost, PLAIN), 0)
_often = cast(contract_lines.c.visits_per_month, Numeric(14, 4))
AGREED = func.sum(cast(contract_lines.c.monthly, PLAIN))
COST_THEN = func.round(func.sum(_then * _often), 2)
COST_NOW = func.round(func.sum(_now * _often), 2)
LOST = (COST_NOW - COST_THEN) * 100 / func.nullif(AGREED, 0)
"""Percentage points of margin a contract lost since it was priced."""


def drifting(scope: Scope, today: date, *, beyond: Decimal | None = None) -> Select[Any]:
    """Contracts with recurring work, the one that lost most first."""
    wanted = (
        select(
            contracts.c.id,
            contracts.c.number,
            contracts.c.client_id,
            contracts.c.branch_id,
            AGREED.label("agreed"),
            COST_THEN.label("cost_then"),
            COST_NOW.label("cost_now"),
        )
        .join(contract_lines, contract_lines.c.contract_id == contracts.c.id)
        .outerjoin(cost_sheets, cost_sheets.c.id == contract_lines.c.cost_sheet_id)
        .where(contracts.c.branch_id.in_(scope.branch_ids), contract_lines.c.visits_per_month > 0)
        .where(contracts.c.stage != ContractStage.DRAFT, in_force(as_of(today)))
        .group_by(contracts.c.id)
        .order_by(LOST.desc().nulls_last(), contracts.c.id)
    )
    return wanted if beyond is None else wanted.having(beyond < LOST)


def found_drift(row: Row[Any]) -> MarginDrift:
    drift = Drift(agreed=Money(row.agreed), cost_then=Money(row.cost_then), cost_now=Money(row.cost_now))
    return MarginDrift(
        contract_id=row.id,
        number=row.number,
        client_id=row.client_id,
        branch_id=row.branch_id,
        agreed=drift.agreed,
        cost_then=drift.cost_then,
        cost_now=drift.cost_now,
        margin_then=drift.margin_then,
        margin_now=drift.margin_now,
        drift=drift.points,
    )
