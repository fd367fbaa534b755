"""What happens to keys."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.domain.shared.aggregate import DomainEvent
from cleaning.domain.shared.ids import ClientId, EmployeeId, PremisesId, SiteKeyId


@dataclass(frozen=True, kw_only=True)
class SiteKeyMoved(DomainEvent):
    """Of the place called ``name``; ``tag`` is what hangs on the key."""

    key_id: SiteKeyId
    premises_id: PremisesId
    client_id: ClientId
    name: str
    tag: str


@dataclass(frozen=True, kw_only=True)
class SiteKeyTakenIn(SiteKeyMoved):
    from_whom: str


@dataclass(frozen=True, kw_only=True)
class SiteKeyHandedOver(SiteKeyMoved):
    employee_id: EmployeeId
    employee: str
    signed_by: str


@dataclass(frozen=True, kw_only=True)
class SiteKeyReturned(SiteKeyMoved):
    employee: str
    received_by: str


@dataclass(frozen=True, kw_only=True)
class SiteKeyLost(SiteKeyMoved):
    note: str


@dataclass(frozen=True, kw_only=True)
class SiteKeyFound(SiteKeyMoved):
    pass


@dataclass(frozen=True, kw_only=True)
class SiteKeyGivenBack(SiteKeyMoved):
    to_whom: str
