"""Kinds of trouble, and which of them are shown first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

import msgspec

EACH = 20
"""Most of one kind that are looked at; the screen shows a few and leads to the rest."""


class Need(StrEnum):
    """Kinds of trouble, the worst first."""

    LATE = "late"
    UNASSIGNED = "unassigned"
    ORDER = "order"
    MESSAGE_UNCLEAR = "message_unclear"
    REQUEST = "request"
    TEXT = "text"
    SITE_REPORT = "site_report"
    OVERDUE = "overdue"
    STOCK = "stock"
    MESSAGE_FAILED = "message_failed"
    FOLLOW_UP = "follow_up"
    CONTRACT = "contract"
    LAPSING = "lapsing"
    MARGIN = "margin"


class Attention(msgspec.Struct, frozen=True, kw_only=True):
    """One thing somebody must do. ``record_id`` is the visit, client, item, contract or message it is about."""

    need: Need
    record_id: int
    subject: str
    facts: dict[str, Any]


def first(found: Sequence[Attention], count: int) -> list[Attention]:
    """The worst of each kind before the second of any, so that twenty of one kind never hide another."""
    places: Counter[Need] = Counter()
    ranked = []
    for place, one in enumerate(found):
        ranked.append((places[one.need], place))
        places[one.need] += 1
    chosen = sorted(place for _, place in sorted(ranked)[:count])
    return [found[place] for place in chosen]
