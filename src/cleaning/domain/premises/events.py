"""What happens in premises, for whoever reacts to it."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.domain.shared.aggregate import DomainEvent
from cleaning.domain.shared.ids import BranchId, ClientId, PremisesId


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
class PremisesAccessRevealed(DomainEvent):
    """Somebody looked up keys or codes."""

    premises_id: PremisesId
    client_id: ClientId
    name: str
