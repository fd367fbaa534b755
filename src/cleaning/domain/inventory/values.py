"""The words of the store room."""

from enum import StrEnum


class ItemKind(StrEnum):
    """What an item is to a cleaning company."""

    DETERGENT = "detergent"
    CONSUMABLE = "consumable"
    TOOL = "tool"
    EQUIPMENT = "equipment"
    PART = "part"


class WarehouseKind(StrEnum):
    """Where things lie: a branch's store, a van, a crew's kit, or the client's own cupboard."""

    STORE = "store"
    VEHICLE = "vehicle"
    CREW = "crew"
    SITE = "site"


class MoveKind(StrEnum):
    """Why stock changed. Each move is signed: what comes in is positive."""

    OPENING = "opening"
    RECEIPT = "receipt"
    TRANSFER = "transfer"
    ISSUE = "issue"
    RETURN = "return"
    CONSUMPTION = "consumption"
    WRITE_OFF = "write_off"
    COUNT = "count"
    REVERSAL = "reversal"


class StocktakeStage(StrEnum):
    """A count is open until its differences are posted, once."""

    OPEN = "open"
    POSTED = "posted"
