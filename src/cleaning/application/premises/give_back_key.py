"""A key goes home to its client."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.premises.key_desk import KeyDesk
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.shared.ids import SiteKeyId


@dataclass(frozen=True, slots=True)
class GiveBackKey:
    """The client has it again."""

    work: Work
    desk: KeyDesk
    clock: Clock

    def __call__(self, key_id: SiteKeyId, to_whom: str) -> None:
        with self.work:
            key, site = self.desk.take(key_id)
            key.give_back(site, to_whom=to_whom, at=self.clock.now())
