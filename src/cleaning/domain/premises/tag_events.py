"""What happens at the tag on the wall of a place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cleaning.domain.shared.aggregate import DomainEvent
from cleaning.domain.shared.ids import BranchId, ClientId, PremisesId, SiteReportId


@dataclass(frozen=True, kw_only=True)
class SiteTagHung(DomainEvent):
    premises_id: PremisesId
    client_id: ClientId
    name: str
    spot: str


@dataclass(frozen=True, kw_only=True)
class SiteTagRevoked(DomainEvent):
    premises_id: PremisesId
    client_id: ClientId
    name: str
    spot: str


@dataclass(frozen=True, kw_only=True)
class SiteProblemReported(DomainEvent):
    """Somebody at the place says that something is wrong; an answer is due."""

    report_id: SiteReportId
    premises_id: PremisesId
    client_id: ClientId
    branch_id: BranchId
    name: str
    spot: str
    text: str
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class SiteRated(DomainEvent):
    """Somebody at the place gave one to five stars."""

    report_id: SiteReportId
    premises_id: PremisesId
    client_id: ClientId
    branch_id: BranchId
    name: str
    spot: str
    stars: int
    text: str


@dataclass(frozen=True, kw_only=True)
class SiteReportAnswered(DomainEvent):
    report_id: SiteReportId
    premises_id: PremisesId
    client_id: ClientId
    name: str
    answer: str
    late: bool
