"""How a place looks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from cleaning.domain.premises.access_code import Site
from cleaning.domain.premises.events import PhotoAdded, PhotoRemoved
from cleaning.domain.premises.place import tidy
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, PhotoId, PremisesId

MOST = 30
"""Pictures of one place; more is an archive, not a card."""
LONGEST_NOTE = 200


@dataclass(eq=False, kw_only=True)
class Photo(Aggregate):
    """``file`` and ``thumb`` are keys of kept files; ``width`` and ``height`` are pixels."""

    id: PhotoId = field(init=False)
    version: int = 1
    premises_id: PremisesId
    branch_id: BranchId
    note: str
    file: str
    thumb: str
    width: int
    height: int
    at: datetime

    @classmethod
    def add(
        cls, site: Site, note: str, file: str, thumb: str, size: tuple[int, int], *, others: int, at: datetime
    ) -> Photo:
        """``others`` is how many the place has already."""
        if others >= MOST:
            raise RuleBroken("photo.too_many", field="photo", most=MOST)
        told = str(tidy(note))
        if len(told) > LONGEST_NOTE:
            raise RuleBroken("field.too_long", field="note", most=LONGEST_NOTE, length=len(told))
        width, height = size
        photo = cls(
            premises_id=site.premises_id,
            branch_id=site.branch_id,
            note=told,
            file=file,
            thumb=thumb,
            width=width,
            height=height,
            at=at,
        )
        photo.record(PhotoAdded(premises_id=site.premises_id, client_id=site.client_id, name=site.name, note=told))
        return photo

    def remove(self, site: Site) -> None:
        """It is shown no more."""
        gone = PhotoRemoved(premises_id=site.premises_id, client_id=site.client_id, name=site.name, note=self.note)
        self.record(gone)
