"""Words of orders."""

from __future__ import annotations

from enum import StrEnum


class OrderStage(StrEnum):
    """new → confirmed → in_progress → done → accepted → closed; or cancelled before it is done."""

    NEW = "new"
    CONFIRMED = "confirmed"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    ACCEPTED = "accepted"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class OrderSource(StrEnum):
    """What an order came of."""

    PHONE = "phone"
    CONTRACT = "contract"
    QUOTE = "quote"
    REQUEST = "request"
    PORTAL = "portal"


UNDONE = (OrderStage.NEW, OrderStage.CONFIRMED, OrderStage.IN_PROGRESS)
"""Work is still ahead: the deadline counts, and the client may still call it off."""
FINISHED = (OrderStage.DONE, OrderStage.ACCEPTED, OrderStage.CLOSED)
OPEN = (*UNDONE, OrderStage.DONE, OrderStage.ACCEPTED)
"""Somebody still has something to do about it."""
