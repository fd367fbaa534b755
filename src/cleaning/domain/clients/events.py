"""What happens in clients, for whoever reacts to it."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.domain.shared.aggregate import DomainEvent
from cleaning.domain.shared.ids import BranchId, ClientId


@dataclass(frozen=True, kw_only=True)
class ClientAdded(DomainEvent):
    client_id: ClientId
    branch_id: BranchId
    name: str


@dataclass(frozen=True, kw_only=True)
class ClientChanged(DomainEvent):
    client_id: ClientId
    name: str
