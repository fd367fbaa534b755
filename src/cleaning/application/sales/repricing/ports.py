"""What repricing needs from outside."""

from __future__ import annotations

from typing import Protocol

from cleaning.domain.sales.repricing import Repricing
from cleaning.domain.shared.ids import RepricingId


class Repricings(Protocol):
    def get(self, repricing_id: RepricingId) -> Repricing:
        """Held until the commit. Raise NotFound when there is none."""

    def add(self, repricing: Repricing) -> None:
        """The repricing has its id afterwards."""

    def note_letters(self, repricing_id: RepricingId, printed: int, file: str | None = None) -> None:
        """How far printing got; ``file`` is the key of all of them in one."""
