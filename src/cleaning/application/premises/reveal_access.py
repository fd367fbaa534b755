"""Somebody looks up how to get in."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.premises.ports import PremisesStore
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.shared.ids import PremisesId


@dataclass(frozen=True, slots=True)
class RevealAccess:
    """Keys and codes are shown to who needs them, and who looked is noted each time."""

    work: Work
    premises: PremisesStore
    access: Access

    def __call__(self, premises_id: PremisesId, *, sent_there: bool = False) -> str:
        """``sent_there``: the visit has made sure that the viewer is sent there today, which is permission enough."""
        with self.work:
            place = self.premises.get(premises_id)
            if not sent_there:
                self.access.require(Permission.PREMISES_ACCESS_REVEAL, branch=place.branch_id)
            place.reveal_access()
            return place.terms.access
