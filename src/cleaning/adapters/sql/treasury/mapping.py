"""Desks, payments and debts as aggregates."""

from cleaning.adapters.sql.registry import mapping
from cleaning.adapters.sql.treasury.tables import debts, desks, payments
from cleaning.domain.treasury.debt import Debt
from cleaning.domain.treasury.desk import Desk
from cleaning.domain.treasury.payment import Payment

mapping.map_imperatively(Desk, desks, version_id_col=desks.c.version)
mapping.map_imperatively(Debt, debts, version_id_col=debts.c.version)
mapping.map_imperatively(Payment, payments, version_id_col=payments.c.version, exclude_properties=["created_at"])
