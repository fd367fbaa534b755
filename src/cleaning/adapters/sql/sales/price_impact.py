"""What a purchase price touched, in three questions whatever their number.

Like margin drift it looks into pricing's tables: contracts cannot be ordered by its money without them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Numeric, Select, Subquery, cast, func, select

from cleaning.adapters.sql.pricing.tables import cost_sheet_revisions, cost_sheets
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.sales.contract_queries import RUNNING, as_of, in_force, mine
from cleaning.adapters.sql.sales.tables import contract_lines, contracts, quote_lines, quotes
from cleaning.application.sales.price_impact import PriceImpact, TouchedCalculation, TouchedContract, TouchedQuote
from cleaning.application.shared.access import Scope
from cleaning.application.shared.ports import Clock
from cleaning.domain.sales.quote import OPEN
from cleaning.domain.shared.ids import ItemId
from cleaning.domain.shared.money import Money

MOST = 100
EURO = Numeric(14, 2)


@dataclass(frozen=True, slots=True)
class SqlImpactQueries:
    reads: Reads
    clock: Clock

    def of_item(self, item_id: ItemId, since: datetime, *, scope: Scope) -> PriceImpact:
        moved = _moved(item_id, since)
        return PriceImpact(
            contracts=self._all(TouchedContract, _contracts(moved, scope, as_of(self.clock.today()))),
            quotes=self._all(TouchedQuote, _quotes(moved, scope)),
            calculations=self._all(TouchedCalculation, _calculations(moved, scope)),
        )

    def _all(self, kind: type[Any], wanted: Select[Any]) -> list[Any]:
        rows = self.reads.all(wanted.limit(MOST))
        return [kind(**{name: _sum(value) for name, value in row._mapping.items()}) for row in rows]


def _sum(value: Any) -> Any:
    """Sums worked out by the database come as plain numbers."""
    return Money(value) if type(value).__name__ == "Decimal" else value


def _moved(item_id: ItemId, since: datetime) -> Subquery:
    """By sheet, what the item's price did to one carrying-out since then."""
    one = cost_sheet_revisions.c
    effect = {
        "cost": func.sum(cast(one.cost_after, EURO) - cast(one.cost_before, EURO)),
        "price": func.sum(cast(one.price_after, EURO) - cast(one.price_before, EURO)),
        "at": func.max(one.at),
    }
    wanted = select(one.sheet_id, *(value.label(name) for name, value in effect.items()))
    return wanted.where(one.item_id == item_id, one.at >= since).group_by(one.sheet_id).subquery("moved")


def _contracts(moved: Subquery, scope: Scope, day: Any) -> Select[Any]:
    cost = func.round(func.sum(moved.c.cost * cast(contract_lines.c.visits_per_month, Numeric)), 2)
    agreed = func.sum(cast(contract_lines.c.monthly, EURO))
    return (
        select(
            contracts.c.id.label("contract_id"), contracts.c.number, contracts.c.title, contracts.c.client_id,
            agreed.label("agreed"), cost.label("cost"),
        )
        .join(contract_lines, contract_lines.c.contract_id == contracts.c.id)
        .join(moved, moved.c.sheet_id == contract_lines.c.cost_sheet_id)
        .where(*mine(contracts, scope), contracts.c.stage.in_(RUNNING), in_force(day))
        .group_by(contracts.c.id)
        .having(cost != 0)
        .order_by(func.abs(cost).desc(), contracts.c.id)
    )  # fmt: skip


def _quotes(moved: Subquery, scope: Scope) -> Select[Any]:
    price = func.round(func.sum(moved.c.price * cast(quote_lines.c.visits_per_month, Numeric)), 2)
    return (
        select(
            quotes.c.id.label("quote_id"), quotes.c.number, quotes.c.title, quotes.c.client_id, quotes.c.stage,
            price.label("price"),
        )
        .join(quote_lines, quote_lines.c.quote_id == quotes.c.id)
        .join(moved, moved.c.sheet_id == quote_lines.c.cost_sheet_id)
        .where(*mine(quotes, scope), quotes.c.stage.in_(OPEN), quote_lines.c.follows)
        .group_by(quotes.c.id)
        .order_by(func.abs(price).desc(), quotes.c.id)
    )  # fmt: skip


def _calculations(moved: Subquery, scope: Scope) -> Select[Any]:
    sheet = cost_sheets.c
    return (
        select(
            sheet.id.label("sheet_id"), sheet.name, moved.c.at, moved.c.cost, moved.c.price,
            cast(sheet.cost, EURO).label("cost_now"), cast(sheet.price, EURO).label("price_now"),
        )
        .join(moved, moved.c.sheet_id == sheet.id)
        .where(sheet.branch_id.in_(scope.branch_ids), sheet.live)
        .order_by(func.abs(moved.c.price).desc(), func.abs(moved.c.cost).desc(), sheet.id)
    )  # fmt: skip
