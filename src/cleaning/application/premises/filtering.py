"""What a list of premises can be narrowed to: everything that is known of a place."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from cleaning.application.shared.own import OwnAsked
from cleaning.domain.premises.values import Condition, FloorKind, Periodicity


class PremisesFilter(msgspec.Struct, frozen=True, kw_only=True):
    """None and empty do not narrow. Areas are square metres, both ends included.

    ``purpose`` are the codes of a branch of the dictionary; of ``conditions`` all must hold, with ``any_condition``
    one is enough. ``told`` are words of wishes, note, hours or who is on site; ``zone`` of a zone's name.
    ``codes``, ``keys``, ``photos``, ``wishes`` and ``point`` (on the map) ask whether there are any.
    """

    q: str = ""
    purpose: tuple[str, ...] = ()
    periodicity: Periodicity | None = None
    conditions: tuple[Condition, ...] = ()
    any_condition: bool = False
    told: str = ""
    settlement: str = ""
    municipality: str = ""
    region: str = ""
    district: str = ""
    floor_kind: FloorKind | None = None
    zone: str = ""
    area_from: Decimal | None = None
    area_to: Decimal | None = None
    codes: bool | None = None
    keys: bool | None = None
    photos: bool | None = None
    wishes: bool | None = None
    point: bool | None = None
    client_id: int | None = None
    inactive: bool = False
    own: OwnAsked = OwnAsked()
