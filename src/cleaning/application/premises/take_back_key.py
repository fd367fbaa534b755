"""A key comes back."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.premises.key_desk import KeyDesk
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.shared.ids import SiteKeyId


@dataclass(frozen=True, slots=True)
class TakeBackKey:
    """The employee brings it back."""

    work: Work
    desk: KeyDesk
    clock: Clock

    def __call__(self, key_id: SiteKeyId, received_by: str, note: str = "") -> None:
        with self.work:
            key, site = self.desk.take(key_id)
            holder = self.desk.holder(key)
            key.take_back(site, holder, received_by=received_by, note=note, at=self.clock.now())
