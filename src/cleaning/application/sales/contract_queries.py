"""What others may know of contracts. Every price is net."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal

import msgspec

from cleaning.application.sales.agreed import AgreedLine
from cleaning.domain.sales.termination import Termination
from cleaning.domain.sales.terms import Terms
from cleaning.domain.sales.values import AnnexKind, Billing, ContractStage, IndexKind
from cleaning.domain.shared.ids import (
    AnnexId,
    BranchId,
    ClientId,
    ContractId,
    ContractLineId,
    QuoteId,
    ServiceId,
    SuspensionId,
    UserId,
)
from cleaning.domain.shared.money import ZERO, Money


class ContractFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What a list is narrowed to; ``text`` is of number and title, ``clients`` those found by the same words.

    ``ends_before``: running ones that end before that day. ``kind`` is the client's; ``least`` and ``most`` bound the
    net value of an average month. ``service_id``: with that work in a line that is in force.
    """

    text: str = ""
    clients: Collection[ClientId] = ()
    stage: ContractStage | None = None
    client_id: ClientId | None = None
    branch_id: BranchId | None = None
    responsible_id: UserId | None = None
    service_id: ServiceId | None = None
    kind: str = ""
    renews: bool | None = None
    ends_before: date | None = None
    least: Decimal | None = None
    most: Decimal | None = None


class ContractLineCard(AgreedLine, frozen=True, kw_only=True):
    """``price`` is for one ``per``: a visit, or a month. Agreed up to and without ``ends_on``; ``annex`` brought it."""

    id: ContractLineId
    contract_id: ContractId
    ends_on: date | None
    annex: int
    replaces_id: ContractLineId | None

    def in_force(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)


class AgreedLines(msgspec.Struct, frozen=True, kw_only=True):
    """All lines a contract ever had, and its end as it is now."""

    client_id: ClientId
    branch_id: BranchId
    ends_on: date | None
    lines: list[ContractLineCard]


class ContractRow(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the list; ``number`` is empty while a draft, ``monthly`` the net value of an average month today."""

    id: ContractId
    number: str
    branch_id: BranchId
    client_id: ClientId
    title: str
    stage: ContractStage
    signed_on: date | None
    starts_on: date
    ends_on: date | None
    billing: Billing
    renews: bool
    monthly: Money


class ContractCard(ContractRow, frozen=True, kw_only=True):
    """As it stands on ``as_of``: today, or its first or last day when today is outside."""

    quote_id: QuoteId | None
    note: str
    responsible_id: UserId | None
    payment_days: int | None
    terms: Terms
    signed_terms: Terms
    termination: Termination | None
    version: int
    as_of: date
    lines: list[ContractLineCard]


class AnnexRow(msgspec.Struct, frozen=True, kw_only=True):
    """``ends_on`` is the end of the contract it left; ``percent`` and ``index_year`` are an indexation's."""

    id: AnnexId
    number: int
    kind: AnnexKind
    effective_on: date
    signed_on: date
    reason: str
    terms: Terms
    ends_on: date | None
    percent: Decimal | None
    index_year: int | None
    renewed_from: date | None


class SuspensionRow(msgspec.Struct, frozen=True, kw_only=True):
    """Up to and without ``resumes_on``; None is until further notice."""

    id: SuspensionId
    starts_on: date
    resumes_on: date | None
    reason: str
    visits_off: bool

    @property
    def called_off(self) -> bool:
        return self.resumes_on == self.starts_on


class ContractHistory(msgspec.Struct, frozen=True, kw_only=True):
    """All that was ever agreed, oldest first."""

    lines: list[ContractLineCard]
    annexes: list[AnnexRow]
    suspensions: list[SuspensionRow]


class IndexValueRow(msgspec.Struct, frozen=True, kw_only=True):
    on: date
    value: Decimal


class PriceIndexCard(msgspec.Struct, frozen=True, kw_only=True):
    """An index with its values, oldest first."""

    code: str
    name: str
    kind: IndexKind
    values: list[IndexValueRow]


class IndexableContract(msgspec.Struct, frozen=True, kw_only=True):
    """A running contract whose prices move in a month; ``since`` is the last indexation, or its start."""

    id: ContractId
    number: str
    title: str
    client_id: ClientId
    terms: Terms
    since: date
    lines: list[ContractLineCard]

    @property
    def monthly(self) -> Money:
        return sum((line.monthly for line in self.lines), ZERO)
