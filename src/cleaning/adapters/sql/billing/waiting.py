"""What waits to be billed: finished visits without a document and months of fees that no document names."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, Interval, Numeric, Select, cast, func, literal, select, true

from cleaning.adapters.sql.billing.tables import billable_visits, billed_months, monthly_fees
from cleaning.adapters.sql.clients.tables import clients
from cleaning.adapters.sql.premises.tables import premises
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.sales.annex_tables import contract_suspensions
from cleaning.adapters.sql.sales.tables import contracts
from cleaning.adapters.sql.types import MoneyType
from cleaning.application.billing.queries import Fee, ToBill, UnbilledMonth, UnbilledVisit
from cleaning.application.shared.access import Scope
from cleaning.domain.shared.money import Money


def fees_of() -> Select[Any]:
    columns = [monthly_fees.c[name] for name in Fee.__struct_fields__ if name != "premises"]
    place = monthly_fees.join(premises, premises.c.id == monthly_fees.c.premises_id)
    return (
        select(*columns, premises.c.name.label("premises")).select_from(place).order_by(monthly_fees.c.contract_line_id)
    )


def unbilled_visits(reads: Reads, client_id: int, scope: Scope, until: date | None) -> list[UnbilledVisit]:
    names = [name for name in UnbilledVisit.__struct_fields__ if name != "premises"]
    found = (
        select(*(billable_visits.c[name] for name in names), premises.c.name.label("premises"))
        .join(premises, premises.c.id == billable_visits.c.premises_id)
        .where(billable_visits.c.client_id == client_id, billable_visits.c.invoice_id.is_(None))
        .where(billable_visits.c.branch_id.in_(scope.branch_ids))
        .order_by(billable_visits.c.on, billable_visits.c.visit_id)
    )
    if until is not None:
        found = found.where(billable_visits.c.on <= until)
    return reads.structs(UnbilledVisit, found)


def rests_of(contract_id: int) -> Select[Any]:
    rests = contract_suspensions.c
    return (
        select(rests.starts_on, rests.resumes_on)
        .where(rests.contract_id == contract_id, rests.resumes_on.is_distinct_from(rests.starts_on))
        .order_by(rests.starts_on)
    )


def _share(fee: Any, month: Any, after: Any, start: Any, end: Any) -> ColumnElement[Any]:
    """What ``domain.billing.share`` says in the words of the database: rounding half up is what allocate does."""
    days = after - month
    return func.round(fee * (end - month) / days, 2) - func.round(fee * (start - month) / days, 2)


def _months(scope: Scope, today: date, client_id: int | None) -> Select[Any]:
    """Per contract and month the fee that no document bills; of the last two years, the running month too."""
    fee, rests = monthly_fees.c, contract_suspensions.c
    first = func.greatest(func.date_trunc("month", fee.starts_on), literal(today) - cast("2 years", Interval))
    last = func.least(func.coalesce(fee.ends_on - 1, today), today)
    step = func.generate_series(func.date_trunc("month", first), last, cast("1 month", Interval))
    each = step.table_valued("month").render_derived(name="each")
    month = cast(each.c.month, Date)
    after = cast(each.c.month + cast("1 month", Interval), Date)
    price = cast(fee.price, Numeric(14, 2))
    start = func.greatest(fee.starts_on, month)
    end = func.least(fee.ends_on, after)
    begun = func.greatest(rests.starts_on, start)
    over = func.least(rests.resumes_on, end)
    rested = (
        select(func.coalesce(func.sum(_share(price, month, after, begun, over)), 0))
        .where(rests.contract_id == fee.contract_id, begun < over)
        .scalar_subquery()
    )
    net = cast(func.sum(_share(price, month, after, start, end) - rested), MoneyType)
    found = (
        select(
            fee.client_id, clients.c.name.label("client"), fee.branch_id, fee.contract_id, contracts.c.number,
            month.label("month"), net.label("net"),
        )
        .select_from(monthly_fees.join(each, true()))
        .join(clients, clients.c.id == fee.client_id)
        .join(contracts, contracts.c.id == fee.contract_id)
        .outerjoin(billed_months, (billed_months.c.contract_id == fee.contract_id) & (billed_months.c.month == month))
        .where(billed_months.c.invoice_id.is_(None), fee.branch_id.in_(scope.branch_ids), start < end)
        .group_by(fee.client_id, clients.c.name, fee.branch_id, fee.contract_id, contracts.c.number, month)
        .having(net > Money.ZERO)
        .order_by(month, fee.contract_id)
    )  # fmt: skip
    return found if client_id is None else found.where(fee.client_id == client_id)


def _visits(scope: Scope, client_id: int | None) -> Select[Any]:
    day = billable_visits.c.on
    found = (
        select(
            billable_visits.c.client_id, clients.c.name.label("client"), billable_visits.c.branch_id,
            func.count().label("visits"), func.sum(billable_visits.c.net).label("visits_net"),
            func.min(day).label("first_on"), func.max(day).label("last_on"),
        )
        .join(clients, clients.c.id == billable_visits.c.client_id)
        .where(billable_visits.c.invoice_id.is_(None), billable_visits.c.branch_id.in_(scope.branch_ids))
        .group_by(billable_visits.c.client_id, clients.c.name, billable_visits.c.branch_id)
    )  # fmt: skip
    return found if client_id is None else found.where(billable_visits.c.client_id == client_id)


def to_bill(reads: Reads, scope: Scope, today: date, client_id: int | None, limit: int) -> list[ToBill]:
    waiting: dict[int, dict[str, Any]] = {}
    for row in reads.all(_visits(scope, client_id)):
        waiting[row.client_id] = {**row._mapping, "months": [], "months_net": Money.ZERO}
    for row in reads.all(_months(scope, today, client_id)):
        known = waiting.setdefault(
            row.client_id,
            {
                "client_id": row.client_id, "client": row.client, "branch_id": row.branch_id, "visits": 0,
                "visits_net": Money.ZERO, "first_on": None, "last_on": None, "months": [], "months_net": Money.ZERO,
            },
        )  # fmt: skip
        known["months"].append(
            UnbilledMonth(contract_id=row.contract_id, number=row.number, month=row.month, net=row.net)
        )
        known["months_net"] += row.net
    found = [ToBill(**known) for known in waiting.values()]
    return sorted(found, key=lambda one: (-one.net.amount, one.client))[:limit]
