"""What happens in the catalogue, for whoever reacts to it."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.domain.shared.aggregate import DomainEvent
from cleaning.domain.shared.ids import ServiceId


@dataclass(frozen=True, kw_only=True)
class ServiceAdded(DomainEvent):
    service_id: ServiceId
    code: str
    name: str


@dataclass(frozen=True, kw_only=True)
class ServiceChanged(DomainEvent):
    service_id: ServiceId
    code: str
    name: str
