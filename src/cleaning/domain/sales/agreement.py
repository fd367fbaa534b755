"""What a contract says on a day. Pure: the same contract and day always give the same answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cleaning.domain.sales.contract_line import ContractLine
from cleaning.domain.sales.terms import Terms
from cleaning.domain.sales.values import AnnexKind
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import AnnexId, ContractId, SuspensionId
from cleaning.domain.shared.money import ZERO, Money


@dataclass(frozen=True, slots=True)
class Agreed:
    """Lines and terms in force."""

    lines: tuple[ContractLine, ...]
    terms: Terms

    @property
    def monthly(self) -> Money:
        """Net value of an average month."""
        return sum((line.monthly for line in self.lines), ZERO)


@dataclass(eq=False, kw_only=True)
class Annex:
    """The ``number``-th annex: from ``effective_on`` the contract says what it says; nothing before that day changes.

    ``ends_on`` is the end of the contract as this annex leaves it. An indexation keeps its ``percent`` and the
    ``index_year`` it was for, a renewal the end it moved, so that each happens once.
    """

    id: AnnexId | None = None
    contract_id: ContractId | None = None
    number: int
    kind: AnnexKind
    effective_on: date
    signed_on: date
    reason: str = ""
    terms: Terms
    ends_on: date | None = None
    percent: Decimal | None = None
    index_year: int | None = None
    renewed_from: date | None = None


@dataclass(eq=False, kw_only=True)
class Suspension:
    """The contract rests from ``starts_on`` up to and without ``resumes_on``; None is until further notice.

    ``visits_off``: nobody comes; otherwise visits go on and only the monthly fee rests.
    """

    id: SuspensionId | None = None
    contract_id: ContractId | None = None
    starts_on: date
    resumes_on: date | None = None
    reason: str
    visits_off: bool = True

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise RuleBroken("field.required", field="reason")
        if self.resumes_on is not None and self.resumes_on <= self.starts_on:
            raise RuleBroken("contract.dates", field="resumes_on", start=self.starts_on, end=self.resumes_on)

    def contains(self, day: date) -> bool:
        return self.starts_on <= day and (self.resumes_on is None or day < self.resumes_on)

    def overlaps(self, other: Suspension) -> bool:
        return (self.resumes_on is None or other.starts_on < self.resumes_on) and (
            other.resumes_on is None or self.starts_on < other.resumes_on
        )


def agreed_on(day: date, *, lines: Iterable[ContractLine], signed: Terms, annexes: Sequence[Annex]) -> Agreed:
    """The lines in force on the day and the terms of the last annex effective by then."""
    effective = [annex for annex in annexes if annex.effective_on <= day]
    last = max(effective, key=lambda annex: (annex.effective_on, annex.number), default=None)
    return Agreed(tuple(line for line in lines if line.in_force(day)), signed if last is None else last.terms)


@dataclass(frozen=True, kw_only=True)
class Change:
    """What an annex is to say: the whole list of lines as they should be from ``effective_on``.

    A line with ``replaces_id`` takes that one's place; lines in force that nobody names end. ``terms`` None stay,
    ``ends_on`` is the end of the contract from then on.
    """

    effective_on: date
    lines: tuple[ContractLine, ...]
    terms: Terms | None = None
    ends_on: date | None = None
    reason: str = ""
    kind: AnnexKind = AnnexKind.CHANGE
    percent: Decimal | None = None
    index_year: int | None = None
