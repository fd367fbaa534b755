"""What merging needs of the outside."""

from __future__ import annotations

from typing import Protocol

from cleaning.domain.clients.twins.client_merge import ClientMerge, Moved


class Merges(Protocol):
    """All merges there were."""

    def add(self, merge: ClientMerge) -> None:
        """Keep a new one; it has an id afterwards."""

    def get(self, merge_id: int) -> ClientMerge:
        """Raise NotFound when there is none."""


class Belongings(Protocol):
    """Everything in the house that points to a client."""

    def move(self, *, of: int, to: int) -> Moved:
        """Let it all point to another record. What is posted for ever stays and is read through the alias."""

    def give_back(self, moved: Moved, *, of: int, to: int) -> None:
        """Let exactly those rows that were moved, and still are with ``of``, point to ``to`` again."""

    def tell_apart(self, one: int, other: int) -> None:
        """Remember that they are two clients, so that nobody is asked again."""
