"""Words of the ledger."""

from enum import StrEnum


class AccountType(StrEnum):
    ASSET = "asset"
    LIABILITY = "liability"
    EQUITY = "equity"
    REVENUE = "revenue"
    EXPENSE = "expense"


class Side(StrEnum):
    """Where an account's balance normally lies."""

    DEBIT = "debit"
    CREDIT = "credit"
    EITHER = "either"
