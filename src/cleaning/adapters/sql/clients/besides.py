"""Columns of the lists by kind that come from other contexts, for the few rows of a page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select

from cleaning.adapters.sql.arrays import one_of_ids
from cleaning.adapters.sql.clients.habits import local_day
from cleaning.adapters.sql.clients.tables import clients, contacts
from cleaning.adapters.sql.identity.tables import users
from cleaning.adapters.sql.sales.contract_queries import as_of, monthly
from cleaning.adapters.sql.sales.tables import contracts
from cleaning.adapters.sql.types import MoneyType
from cleaning.adapters.sql.visits.tables import visits
from cleaning.domain.sales.values import ContractStage
from cleaning.domain.visits.values import Stage


def besides_of(ids: Sequence[int], today: date) -> Select[Any]:
    person = (
        select(contacts.c.name).where(contacts.c.client_id == clients.c.id).order_by(contacts.c.position).limit(1)
    ).scalar_subquery()
    manager = select(users.c.name).where(users.c.id == clients.c.manager_id).scalar_subquery()
    value = (
        select(func.sum(monthly(as_of(today))))
        .where(contracts.c.client_id == clients.c.id, contracts.c.stage == ContractStage.ACTIVE)
        .scalar_subquery()
    )
    mine = visits.c.client_id == clients.c.id
    last = select(local_day(func.max(visits.c.starts_at))).where(mine, visits.c.stage == Stage.DONE).scalar_subquery()
    ahead = select(local_day(func.min(visits.c.starts_at))).where(
        mine, visits.c.stage == Stage.PLANNED, local_day(visits.c.starts_at) >= today
    )
    return select(
        clients.c.id,
        func.coalesce(person, "").label("contact"),
        func.coalesce(manager, "").label("manager"),
        func.coalesce(value, 0, type_=MoneyType()).label("monthly"),
        last.label("last_on"),
        ahead.scalar_subquery().label("next_on"),
    ).where(one_of_ids(clients.c.id, ids))
