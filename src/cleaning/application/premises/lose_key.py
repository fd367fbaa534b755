"""A key is lost, or found again."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.premises.key_desk import KeyDesk
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.shared.ids import SiteKeyId


@dataclass(frozen=True, slots=True)
class LoseKey:
    """It is nowhere to be found; the client's history says so."""

    work: Work
    desk: KeyDesk
    clock: Clock

    def __call__(self, key_id: SiteKeyId, note: str) -> None:
        with self.work:
            key, site = self.desk.take(key_id)
            key.lose(site, note=note, at=self.clock.now())


@dataclass(frozen=True, slots=True)
class FindKey:
    """It turned up again."""

    work: Work
    desk: KeyDesk
    clock: Clock

    def __call__(self, key_id: SiteKeyId) -> None:
        with self.work:
            key, site = self.desk.take(key_id)
            key.find(site, at=self.clock.now())
