"""What happens in premises, for whoever reacts to it."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.domain.shared.aggregate import DomainEvent
from cleaning.domain.shared.ids import AccessCodeId, BranchId, ClientId, PremisesId, VisitId


@dataclass(frozen=True, kw_only=True)
class PremisesAdded(DomainEvent):
    premises_id: PremisesId
    client_id: ClientId
    branch_id: BranchId
    name: str


@dataclass(frozen=True, kw_only=True)
class PremisesChanged(DomainEvent):
    premises_id: PremisesId
    client_id: ClientId
    name: str


@dataclass(frozen=True, kw_only=True)
class PremisesClosed(DomainEvent):
    """Not cleaned any more; what was done there stays."""

    premises_id: PremisesId
    client_id: ClientId
    name: str


@dataclass(frozen=True, kw_only=True)
class PremisesReopened(DomainEvent):
    premises_id: PremisesId
    client_id: ClientId
    name: str


@dataclass(frozen=True, kw_only=True)
class AccessCodeWritten(DomainEvent):
    """A code was added or replaced; ``label`` says which, never what it is."""

    premises_id: PremisesId
    client_id: ClientId
    name: str
    label: str


@dataclass(frozen=True, kw_only=True)
class AccessCodeForgotten(DomainEvent):
    premises_id: PremisesId
    client_id: ClientId
    name: str
    label: str


@dataclass(frozen=True, kw_only=True)
class AccessCodeRevealed(DomainEvent):
    """Somebody looked a code up; for a crew ``visit_id`` is the visit that sent them there."""

    premises_id: PremisesId
    client_id: ClientId
    name: str
    label: str
    code_id: AccessCodeId
    visit_id: VisitId | None = None


@dataclass(frozen=True, kw_only=True)
class AccessCodesResealed(DomainEvent):
    """Codes were sealed anew with the key called ``key``."""

    count: int
    key: str


@dataclass(frozen=True, kw_only=True)
class PhotoAdded(DomainEvent):
    premises_id: PremisesId
    client_id: ClientId
    name: str
    note: str


@dataclass(frozen=True, kw_only=True)
class PhotoRemoved(DomainEvent):
    premises_id: PremisesId
    client_id: ClientId
    name: str
    note: str


@dataclass(frozen=True, kw_only=True)
class SettlementsImported(DomainEvent):
    """The official register, or a part of it, was brought here from ``file``."""

    count: int
    file: str
