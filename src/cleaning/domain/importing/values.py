"""Words of importing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ImportKind(StrEnum):
    """What a list holds: clients with premises, premises of known clients, their series, or what lay open one day."""

    CLIENTS = "clients"
    PREMISES = "premises"
    SERIES = "series"
    RECEIVABLES = "receivables"
    PAYABLES = "payables"
    MONEY = "money"
    STOCK = "stock"


class ImportStage(StrEnum):
    """A draft is looked at and corrected; what is done can be undone, all of it or what nothing was built upon."""

    DRAFT = "draft"
    RUNNING = "running"
    DONE = "done"
    PARTLY = "partly"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Something an undone import made and that stays. ``why`` is a code; ``record`` and ``id`` lead to it."""

    rows: tuple[int, ...]
    title: str
    why: str
    record: str = ""
    id: int | None = None
