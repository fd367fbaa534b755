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


class OpeningKind(StrEnum):
    """What lay open on the day the company came here; each kind is one entry of a day."""

    RECEIVABLES = "receivables"
    PAYABLES = "payables"
    MONEY = "money"
    STOCK = "stock"
