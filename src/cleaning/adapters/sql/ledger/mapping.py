"""Accounts as aggregates; entries are values and need no mapping."""

from cleaning.adapters.sql.ledger.tables import accounts
from cleaning.adapters.sql.registry import mapping
from cleaning.domain.ledger.account import Account

mapping.map_imperatively(Account, accounts, version_id_col=accounts.c.version)
