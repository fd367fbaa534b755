"""Terms and conditions of an order, with what was left out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from cleaning.application.orders.inputs import ConditionInputs, NewOrder, OrderChange
from cleaning.domain.orders.condition import Wanted
from cleaning.domain.orders.terms import OrderTerms
from cleaning.domain.shared.errors import RuleBroken

USUAL = timedelta(days=7)
MOST_CONDITIONS = 30


def terms_of(said: NewOrder | OrderChange, now: datetime) -> OrderTerms:
    """Without a deadline it is the end of the window, or a week from now."""
    return OrderTerms(
        deadline=said.deadline or said.ends_at or now + USUAL, starts_at=said.starts_at, ends_at=said.ends_at,
        payment_days=said.payment_days, note=said.note,
    )  # fmt: skip


def wanted_of(said: Iterable[ConditionInputs]) -> list[Wanted]:
    wanted = [Wanted(text=one.text, required=one.required, id=one.id) for one in said]
    if len(wanted) > MOST_CONDITIONS:
        raise RuleBroken("order.too_many_conditions", field="conditions", most=MOST_CONDITIONS)
    return wanted
