"""Keys come in, go out, come back, get lost, and go home to their client."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec

from cleaning.application.premises.ports import PremisesStore, SiteKeys
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Numbers, Work
from cleaning.application.workforce.queries import WorkforceQueries
from cleaning.domain.premises.access_code import Site
from cleaning.domain.premises.site_key import SiteKey
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import EmployeeId, PremisesId, SiteKeyId


class NewKey(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``tag`` is written on the key; the next free one when left out. ``what`` is on the ring, ``from_whom`` signs."""

    from_whom: str
    tag: str = ""
    what: str = ""


class HandOver(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """To whom, who signed, and the day it shall be back."""

    employee_id: EmployeeId
    signed_by: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class KeyDesk:
    """What every movement of a key needs: the permission, the key under lock, and its place."""

    premises: PremisesStore
    keys: SiteKeys
    workforce: WorkforceQueries
    access: Access

    def place(self, premises_id: PremisesId) -> Site:
        place = self.premises.get(premises_id)
        self.access.require(Permission.PREMISES_KEY_MOVE, branch=place.branch_id)
        return place.site

    def take(self, key_id: SiteKeyId) -> tuple[SiteKey, Site]:
        """Locked, so that of two who hand it out at once one is refused."""
        key = self.keys.get(key_id, lock=True)
        return key, self.place(key.premises_id)

    def holder(self, key: SiteKey) -> str:
        return self.workforce.names([key.holder_id])[key.holder_id] if key.holder_id is not None else ""


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


@dataclass(frozen=True, slots=True)
class HandOverKey:
    """An employee of the branch takes a key and signs for it."""

    work: Work
    desk: KeyDesk
    clock: Clock

    def __call__(self, key_id: SiteKeyId, command: HandOver) -> None:
        with self.work:
            key, site = self.desk.take(key_id)
            employee = self.desk.workforce.employee(command.employee_id, self.desk.access.viewer.scope)
            if employee.left_on is not None and employee.left_on < self.clock.today():
                raise RuleBroken("key.holder_left", field="employee_id", name=employee.name)
            key.hand_over(
                site,
                employee.id,
                employee.name,
                signed_by=command.signed_by,
                due_on=command.due_on,
                at=self.clock.now(),
            )


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
