"""Words of treasury."""

from enum import StrEnum


class DeskKind(StrEnum):
    """Where money lies: an account at a bank, or a cash desk that can never owe."""

    BANK = "bank"
    CASH = "cash"


class Direction(StrEnum):
    IN = "in"
    OUT = "out"


class Method(StrEnum):
    """How money came or went; card and cash need a fiscal receipt of the client's own device."""

    BANK = "bank"
    CASH = "cash"
    CARD = "card"


class DebtSide(StrEnum):
    """Who owes: a client us, or we a supplier."""

    RECEIVABLE = "receivable"
    PAYABLE = "payable"
