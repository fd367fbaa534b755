"""What happens in sales, for whoever reacts to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from cleaning.domain.sales.values import RequestStage
from cleaning.domain.shared.aggregate import DomainEvent
from cleaning.domain.shared.ids import (
    BranchId,
    ClientId,
    ContractId,
    ContractLineId,
    PremisesId,
    QuoteId,
    RequestId,
    ServiceId,
    UserId,
)
from cleaning.domain.shared.money import Money


@dataclass(frozen=True, kw_only=True)
class QuoteSent(DomainEvent):
    quote_id: QuoteId
    client_id: ClientId
    number: str
    total: Money


@dataclass(frozen=True, kw_only=True)
class QuoteAccepted(DomainEvent):
    quote_id: QuoteId
    client_id: ClientId
    number: str
    total: Money


@dataclass(frozen=True, kw_only=True)
class SignedLine:
    """What was agreed for one premises: how often, when, how long and for how much (net; per visit or per month)."""

    contract_line_id: ContractLineId
    premises_id: PremisesId
    service_id: ServiceId
    description: str
    quantity: Decimal
    unit: str
    rrule: str
    starts_on: date
    start_time: time
    minutes: int
    price: Money
    per: str
    vat_code: str


@dataclass(frozen=True, kw_only=True)
class ContractSigned(DomainEvent):
    """A contract is in force from ``starts_on``; plans and visits follow."""

    contract_id: ContractId
    client_id: ClientId
    branch_id: BranchId
    number: str
    starts_on: date
    ends_on: date | None
    lines: tuple[SignedLine, ...]


@dataclass(frozen=True, kw_only=True)
class LineChange:
    """``old`` None is an added line, ``new`` None one that stops, both a line in another one's place."""

    old: SignedLine | None
    new: SignedLine | None


@dataclass(frozen=True, kw_only=True)
class Rest:
    """A stretch without work, up to and without ``resumes_on``."""

    starts_on: date
    resumes_on: date | None


@dataclass(frozen=True, kw_only=True)
class ContractChanged(DomainEvent):
    """From ``effective_on`` something else is agreed; ``difference`` is what an average month costs more (net).

    ``rests`` are the contract's stretches without visits, which added work keeps too.
    """

    contract_id: ContractId
    client_id: ClientId
    branch_id: BranchId
    number: str
    annex: int
    kind: str
    effective_on: date
    ends_on: date | None
    difference: Money
    changes: tuple[LineChange, ...]
    rests: tuple[Rest, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ContractEndMoved(DomainEvent):
    """The end was ``was`` and is ``ends_on``, later or earlier; ``why``: notice, withdrawn, renewal or change."""

    contract_id: ContractId
    client_id: ClientId
    number: str
    was: date | None
    ends_on: date | None
    why: str


@dataclass(frozen=True, kw_only=True)
class ContractTerminated(DomainEvent):
    """Notice was given; ``penalty`` is what that side owes for leaving early."""

    contract_id: ContractId
    client_id: ClientId
    number: str
    by: str
    ends_on: date
    reason: str
    penalty: Money


@dataclass(frozen=True, kw_only=True)
class ContractSuspended(DomainEvent):
    """It rests from ``starts_on`` up to and without ``resumes_on``; ``visits_off``: nobody comes meanwhile."""

    contract_id: ContractId
    client_id: ClientId
    branch_id: BranchId
    number: str
    starts_on: date
    resumes_on: date | None
    reason: str
    visits_off: bool


@dataclass(frozen=True, kw_only=True)
class ContractResumed(DomainEvent):
    """The rest that began on ``starts_on`` is over on ``resumes_on``; the same day for both: it never was."""

    contract_id: ContractId
    client_id: ClientId
    branch_id: BranchId
    number: str
    starts_on: date
    resumes_on: date
    visits_off: bool


@dataclass(frozen=True, kw_only=True)
class ContractEndNear(DomainEvent):
    """In ``days`` or less comes the ``about`` (end, notice) of a contract; ``responsible_id`` is whose it is."""

    contract_id: ContractId
    client_id: ClientId
    branch_id: BranchId
    number: str
    about: str
    on: date
    days: int
    responsible_id: UserId | None = None


@dataclass(frozen=True, kw_only=True)
class ContractEnded(DomainEvent):
    """Nothing of it is in force any more."""

    contract_id: ContractId
    client_id: ClientId
    number: str
    ends_on: date


@dataclass(frozen=True, kw_only=True)
class QuoteDrafted(DomainEvent):
    quote_id: QuoteId
    client_id: ClientId
    number: str
    title: str


@dataclass(frozen=True, kw_only=True)
class QuoteDeclined(DomainEvent):
    quote_id: QuoteId
    client_id: ClientId
    number: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class QuoteExpired(DomainEvent):
    quote_id: QuoteId
    client_id: ClientId
    number: str


@dataclass(frozen=True, kw_only=True)
class QuotePriceMoved(DomainEvent):
    """Today's prices would make an average month of a sent offer dearer by ``difference`` (cheaper when negative)."""

    quote_id: QuoteId
    client_id: ClientId
    number: str
    difference: Money


@dataclass(frozen=True, kw_only=True)
class RequestReceived(DomainEvent):
    """Somebody asked; ``client_id`` is None until they are a client."""

    request_id: RequestId
    client_id: ClientId | None
    branch_id: BranchId
    who: str
    came_by: str
    text: str


@dataclass(frozen=True, kw_only=True)
class RequestChanged(DomainEvent):
    request_id: RequestId
    client_id: ClientId | None
    who: str


@dataclass(frozen=True, kw_only=True)
class RequestMoved(DomainEvent):
    request_id: RequestId
    client_id: ClientId | None
    who: str
    stage_before: RequestStage
    stage_after: RequestStage


@dataclass(frozen=True, kw_only=True)
class RequestConverted(DomainEvent):
    """It has become a client; what was asked goes into the client's history."""

    request_id: RequestId
    client_id: ClientId
    who: str
    came_by: str
    received_at: datetime
    text: str


@dataclass(frozen=True, kw_only=True)
class RequestWon(DomainEvent):
    request_id: RequestId
    client_id: ClientId | None
    who: str


@dataclass(frozen=True, kw_only=True)
class RequestLost(DomainEvent):
    """``loss_reason`` is of the company's dictionary: a code of ours or a reason in its own words."""

    request_id: RequestId
    client_id: ClientId | None
    who: str
    loss_reason: str
    note: str


@dataclass(frozen=True, kw_only=True)
class PriceIndexChanged(DomainEvent):
    """An index is kept from now on, or has a value for a day."""

    code: str
    name: str
    on: date | None = None
    value: Decimal | None = None
