"""What the premises context needs of the outside."""

from __future__ import annotations

from typing import Protocol

from cleaning.domain.premises.premises import Premises


class PremisesStore(Protocol):
    """All the premises there are, as if they were in memory."""

    def add(self, premises: Premises) -> None:
        """Keep a new place; it has an id afterwards."""

    def get(self, premises_id: int) -> Premises:
        """Raise NotFound when there is none."""
