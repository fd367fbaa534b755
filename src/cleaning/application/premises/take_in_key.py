"""A client entrusts us with a key."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from cleaning.application.premises.key_desk import KeyDesk
from cleaning.application.premises.ports import SiteKeys
from cleaning.application.shared.ports import Clock, Numbers, Work
from cleaning.domain.premises.site_key import SiteKey
from cleaning.domain.shared.ids import PremisesId, SiteKeyId


class NewKey(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``tag`` is written on the key; the next free one when left out. ``what`` is on the ring, ``from_whom`` signs."""

    from_whom: str
    tag: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True)
class TakeInKey:
    """A client entrusts us with a key."""

    work: Work
    desk: KeyDesk
    keys: SiteKeys
    numbers: Numbers
    clock: Clock

    def __call__(self, premises_id: PremisesId, command: NewKey) -> SiteKeyId:
        with self.work:
            site = self.desk.place(premises_id)
            tag = command.tag.strip() or self.numbers.take("site_key", prefix="К", width=4)
            key = SiteKey.take_in(site, tag, command.what, from_whom=command.from_whom, at=self.clock.now())
            self.keys.add(key)
            return key.id
