"""What importing series asks the tables."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

import msgspec


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """A place of a client; ``keys`` are its name and its address."""

    id: int
    client_id: int
    name: str
    keys: tuple[str, ...]


Running = tuple[int, int, str]
"""Premises, service and rule of a line of a contract that runs."""


class SeriesParties(Protocol):
    def sites(self, client_ids: Collection[int]) -> list[Site]:
        """Places in use of these clients."""

    def running(self, client_ids: Collection[int]) -> set[Running]: ...

    def sheets_of(self, import_id: int) -> list[int]:
        """Cost sheets of the contracts an import made."""
