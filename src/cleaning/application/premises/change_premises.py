"""What is known of a place changes; or it is not cleaned any more."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from msgspec import UNSET

from cleaning.application.company.words import Words
from cleaning.application.premises.commands import PremisesChange, given
from cleaning.application.premises.ports import PremisesStore
from cleaning.application.premises.settlements import Settlements, placed
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.own import FillOwn
from cleaning.application.shared.own import placed as placed_own
from cleaning.application.shared.ports import Work
from cleaning.domain.company.values import Dictionary
from cleaning.domain.premises.place import Details, Place, Terms
from cleaning.domain.premises.premises import Premises, Room
from cleaning.domain.shared.errors import Conflict
from cleaning.domain.shared.ids import PremisesId
from cleaning.domain.shared.own.field import Subject


@dataclass(frozen=True, slots=True)
class ChangePremises:
    """Take over what was typed. One begun on an older state is refused with both values of what differs."""

    work: Work
    premises: PremisesStore
    settlements: Settlements
    words: Words
    access: Access
    fill: FillOwn

    def __call__(self, premises_id: PremisesId, command: PremisesChange) -> None:
        with self.work:
            place = self.premises.get(premises_id)
            self.access.require(Permission.PREMISES_EDIT, branch=place.branch_id)
            before, version = _shown(place), place.version
            if command.purpose is not UNSET:
                held = place.details.purpose
                self.words.book().choose(Dictionary.PURPOSE, command.purpose, field="purpose", before=held)
            place.change(
                replace(place.details, **given(command, Details)),
                replace(place.place, **placed(given(command, Place), self.settlements)),
                replace(place.terms, **given(command, Terms)),
                None if command.zones is UNSET else [zone.room() for zone in command.zones],
            )
            self.fill(Subject.PREMISES, place, command.own)
            after = _shown(place)
            if command.version not in (None, version) and (differ := _differ(before, after)):
                raise Conflict(
                    "record.changed",
                    version=version,
                    yours={name: after.get(name) for name in differ},
                    stored={name: before.get(name) for name in differ},
                )


@dataclass(frozen=True, slots=True)
class ClosePremises:
    """A place is not cleaned any more; it leaves the lists and keeps its history."""

    work: Work
    premises: PremisesStore
    access: Access

    def __call__(self, premises_id: PremisesId) -> None:
        with self.work:
            place = self.premises.get(premises_id)
            self.access.require(Permission.PREMISES_EDIT, branch=place.branch_id)
            place.close()


@dataclass(frozen=True, slots=True)
class ReopenPremises:
    """A closed place is cleaned again."""

    work: Work
    premises: PremisesStore
    access: Access

    def __call__(self, premises_id: PremisesId) -> None:
        with self.work:
            place = self.premises.get(premises_id)
            self.access.require(Permission.PREMISES_EDIT, branch=place.branch_id)
            place.reopen()


def _shown(place: Premises) -> dict[str, Any]:
    """Every value of a place as it is compared and shown side by side."""
    zones = "; ".join(_room(zone.room) for zone in place.zones)
    parts = (asdict(place.details), asdict(place.place), asdict(place.terms), placed_own(place.own))
    return {**{name: value for part in parts for name, value in part.items()}, "zones": zones}


def _differ(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    return [name for name in {**before, **after} if before.get(name) != after.get(name)]


def _room(room: Room) -> str:
    parts = (room.name, room.area, room.floor_kind, room.windows, room.sanitary_units, room.note)
    return " ".join(str(part) for part in parts if part)
