"""What was agreed with a client: nothing in it changes by itself, and nothing that was in force changes at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from cleaning.domain.sales.agreement import Agreed, Annex, Change, Suspension, agreed_on
from cleaning.domain.sales.contract_line import ContractLine
from cleaning.domain.sales.events import (
    ContractChanged,
    ContractEnded,
    ContractEndMoved,
    ContractResumed,
    ContractSigned,
    ContractSuspended,
    ContractTerminated,
    Rest,
)
from cleaning.domain.sales.exchange import Pair, billing_of, difference, exchange, told
from cleaning.domain.sales.quote import Quote
from cleaning.domain.sales.termination import Notice, Termination, terminated
from cleaning.domain.sales.terms import Terms
from cleaning.domain.sales.values import AnnexKind, Billing, ContractStage, Per
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ClientId, ContractId, QuoteId, UserId
from cleaning.domain.shared.money import Money

RUNNING = (ContractStage.ACTIVE, ContractStage.SUSPENDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What a draft says beside its lines; ``ends_on`` None is without an end."""

    title: str
    starts_on: date
    ends_on: date | None = None
    terms: Terms = field(default_factory=Terms)
    note: str = ""
    responsible_id: UserId | None = None

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise RuleBroken("field.required", field="title")
        if self.ends_on is not None and self.ends_on <= self.starts_on:
            raise RuleBroken("contract.dates", field="ends_on", start=self.starts_on, end=self.ends_on)


@dataclass(eq=False, kw_only=True)
class Contract(Aggregate):
    """In force from ``starts_on`` up to and without ``ends_on``; without an end it runs on. A draft has no number.

    ``terms`` are those it was signed with; annexes carry later ones.
    """

    id: ContractId | None = None
    number: str | None = None
    branch_id: BranchId
    client_id: ClientId
    quote_id: QuoteId | None = None
    title: str = ""
    note: str = ""
    responsible_id: UserId | None = None
    signed_on: date | None = None
    starts_on: date
    ends_on: date | None = None
    stage: ContractStage = ContractStage.DRAFT
    billing: Billing = Billing.MONTHLY
    terms: Terms = field(default_factory=Terms)
    termination: Termination | None = None
    lines: list[ContractLine] = field(default_factory=list)
    annexes: list[Annex] = field(default_factory=list)
    suspensions: list[Suspension] = field(default_factory=list)
    version: int = 1

    @classmethod
    def draft(
        cls, *, branch_id: BranchId, client_id: ClientId, heading: Heading, lines: Iterable[ContractLine],
        quote_id: QuoteId | None = None,
    ) -> Contract:  # fmt: skip
        contract = cls(branch_id=branch_id, client_id=client_id, quote_id=quote_id, starts_on=heading.starts_on)
        contract.revise(heading, lines)
        return contract

    @classmethod
    def from_quote(cls, quote: Quote, *, number: str, signed_on: date) -> Contract:
        """Exactly what the accepted offer says; a start in the past begins on the day of signing."""
        starts_on = max(quote.starts_on, signed_on)
        heading = Heading(
            title=quote.title, note=quote.note, starts_on=starts_on, terms=Terms(payment_days=quote.payment_days),
            ends_on=starts_on + relativedelta(months=quote.months) if quote.months else None,
        )  # fmt: skip
        lines = [ContractLine.of(line, position) for position, line in enumerate(quote.counted, 1)]
        contract = cls.draft(
            branch_id=quote.branch_id, client_id=quote.client_id, quote_id=quote.id, heading=heading, lines=lines
        )
        contract.billing = quote.billing
        contract.activate(number=number, signed_on=signed_on)
        return contract

    @property
    def known_id(self) -> ContractId:
        assert self.id is not None, "a contract has its id once it is stored"
        return self.id

    @property
    def monthly(self) -> Money:
        """Net value of an average month as it begins."""
        return self.terms_on(self.starts_on).monthly

    def terms_on(self, day: date) -> Agreed:
        """Lines and terms of a day: a pure function of what was signed."""
        return agreed_on(day, lines=self.lines, signed=self.terms, annexes=self.annexes)

    def lines_from(self, day: date) -> list[ContractLine]:
        """Lines in force on the day or later: those an annex speaks of. One that ended before it began never was."""
        return [line for line in self.lines if line.ends_on is None or line.ends_on > max(day, line.starts_on)]

    def revise(self, heading: Heading, lines: Iterable[ContractLine]) -> None:
        """Replace what a draft says."""
        self._must_be(ContractStage.DRAFT)
        self.title, self.note, self.responsible_id = heading.title.strip(), heading.note, heading.responsible_id
        self.starts_on, self.ends_on, self.terms = heading.starts_on, heading.ends_on, heading.terms
        self.lines = list(lines)
        for position, line in enumerate(self.lines, 1):
            line.position, line.starts_on = position, max(line.starts_on, self.starts_on)
        self.billing = billing_of(self.lines)

    def activate(self, *, number: str, signed_on: date) -> None:
        """Both sides signed: plans, visits and fees follow."""
        self._must_be(ContractStage.DRAFT)
        if not self.lines:
            raise RuleBroken("contract.empty")
        self.number, self.signed_on, self.stage = number, signed_on, ContractStage.ACTIVE
        self.record(self._signed)

    def change(self, change: Change, *, signed_on: date, today: date) -> Annex:
        """Make an annex. Work paid by the visit cannot change in the past: those visits are done at their price."""
        self._must_run()
        day = change.effective_on
        self._check_day(day)
        if change.ends_on is not None and change.ends_on <= day:
            raise RuleBroken("contract.dates", field="ends_on", start=day, end=change.ends_on)
        pairs, now = exchange(change, self.lines_from(day)), self.terms_on(day).terms
        terms = change.terms or now
        if not pairs and terms == now and change.ends_on == self.ends_on:
            raise RuleBroken("annex.nothing")
        touched = [line for pair in pairs for line in pair if line is not None]
        if day < today and any(line.per is Per.VISIT for line in touched):
            raise RuleBroken("annex.past_visits", field="effective_on", day=day)
        annex = self._annex(
            change.kind, day, signed_on, reason=change.reason.strip(), terms=terms, ends_on=change.ends_on,
            percent=change.percent, index_year=change.index_year,
        )  # fmt: skip
        for old, new in pairs:
            if old is not None:
                old.ends_on = max(day, old.starts_on)
            if new is not None:
                new.annex, new.position = annex.number, len(self.lines) + 1
                self.lines.append(new)
        self.billing = billing_of(self.lines_from(day))
        if change.ends_on != self.ends_on:
            self._move_end(change.ends_on, "change")
        self.record(lambda: self._changed(annex, pairs))
        return annex

    def suspend(self, rest: Suspension) -> None:
        self._must_run()
        if rest.starts_on < self.starts_on or (self.ends_on is not None and rest.starts_on >= self.ends_on):
            raise RuleBroken("contract.outside", field="starts_on", start=self.starts_on, end=self.ends_on)
        if any(rest.overlaps(other) for other in self.suspensions):
            raise RuleBroken("contract.rests_already", field="starts_on")
        self.suspensions.append(rest)
        self.record(
            ContractSuspended(
                **self._who(), branch_id=self.branch_id, starts_on=rest.starts_on, resumes_on=rest.resumes_on,
                reason=rest.reason, visits_off=rest.visits_off,
            )
        )  # fmt: skip

    def resume(self, on: date) -> None:
        """Work goes on from that day; before it began, the rest is called off."""
        self._must_run()
        open_ = [rest for rest in self.suspensions if rest.resumes_on is None or rest.resumes_on > on]
        if not open_:
            raise RuleBroken("contract.rests_not", field="resumes_on")
        rest = min(open_, key=lambda one: one.starts_on)
        rest.resumes_on = max(on, rest.starts_on)
        self.record(
            ContractResumed(
                **self._who(), branch_id=self.branch_id, starts_on=rest.starts_on, resumes_on=rest.resumes_on,
                visits_off=rest.visits_off,
            )
        )  # fmt: skip

    def terminate(self, notice: Notice) -> Termination:
        """It runs until the notice is over; there is no work from ``ends_on`` on."""
        self._must_run()
        if self.termination is not None:
            raise RuleBroken("contract.terminated", ends_on=self.termination.ends_on)
        agreed = self.terms_on(max(notice.given_on, self.starts_on))
        end = terminated(notice, agreed.terms, monthly=agreed.monthly, starts_on=self.starts_on, ends_on=self.ends_on)
        self.termination = end
        self._move_end(end.ends_on, "notice")
        self.record(
            ContractTerminated(
                **self._who(), by=str(end.by), ends_on=end.ends_on, reason=end.reason, penalty=end.penalty
            )
        )
        return end

    def withdraw(self) -> None:
        """The notice is taken back while the contract still runs."""
        self._must_run()
        if self.termination is None:
            raise RuleBroken("contract.no_notice")
        back, self.termination = self.termination.agreed_end, None
        self._move_end(back, "withdrawn")

    def renew(self, today: date) -> Annex | None:
        """Once the last day for a no has passed without one, the end moves on; each end moves once."""
        if self.stage not in RUNNING or self.ends_on is None or self.termination is not None:
            return None
        was = self.ends_on
        terms = self.terms_on(was - timedelta(days=1)).terms
        if (renewal := terms.renewal) is None or today <= renewal.last_no(was):
            return None
        day = max([today, *(annex.effective_on for annex in self.annexes)])
        annex = self._annex(AnnexKind.RENEWAL, day, today, terms=terms, ends_on=renewal.next_end(was), renewed_from=was)
        self._move_end(annex.ends_on, "renewal")
        return annex

    def settle(self, today: date) -> bool:
        """Let the stage be what the day makes it; True when it moved."""
        if self.stage not in RUNNING:
            return False
        if self.ends_on is not None and self.ends_on <= today:
            self.record(ContractEnded(**self._who(), ends_on=self.ends_on))
            stage = ContractStage.ENDED
        else:
            resting = any(rest.contains(today) for rest in self.suspensions)
            stage = ContractStage.SUSPENDED if resting else ContractStage.ACTIVE
        moved, self.stage = stage is not self.stage, stage
        return moved

    def _check_day(self, day: date) -> None:
        last = max((annex.effective_on for annex in self.annexes), default=self.starts_on)
        if day < last:
            raise RuleBroken("annex.before_last", field="effective_on", last=last)
        if self.ends_on is not None and day >= self.ends_on:
            raise RuleBroken("contract.outside", field="effective_on", start=self.starts_on, end=self.ends_on)

    def _annex(self, kind: AnnexKind, day: date, signed_on: date, **said: Any) -> Annex:
        number = max((annex.number for annex in self.annexes), default=0) + 1
        annex = Annex(number=number, kind=kind, effective_on=day, signed_on=signed_on, **said)
        self.annexes.append(annex)
        return annex

    def _move_end(self, ends_on: date | None, why: str) -> None:
        was, self.ends_on = self.ends_on, ends_on
        if was != ends_on:
            self.record(ContractEndMoved(**self._who(), was=was, ends_on=ends_on, why=why))

    def _who(self) -> dict[str, Any]:
        return {"contract_id": self.known_id, "client_id": self.client_id, "number": self.number or ""}

    def _signed(self) -> ContractSigned:
        return ContractSigned(
            **self._who(), branch_id=self.branch_id, starts_on=self.starts_on, ends_on=self.ends_on,
            lines=tuple(line.signed() for line in self.lines),
        )  # fmt: skip

    def _changed(self, annex: Annex, pairs: Sequence[Pair]) -> ContractChanged:
        rests = [rest for rest in self.suspensions if rest.visits_off]
        return ContractChanged(
            **self._who(), branch_id=self.branch_id, annex=annex.number, kind=str(annex.kind),
            effective_on=annex.effective_on, ends_on=self.ends_on, difference=difference(pairs), changes=told(pairs),
            rests=tuple(Rest(starts_on=rest.starts_on, resumes_on=rest.resumes_on) for rest in rests),
        )  # fmt: skip

    def _must_run(self) -> None:
        if self.stage not in RUNNING:
            raise RuleBroken("contract.not_running", stage=self.stage)

    def _must_be(self, stage: ContractStage) -> None:
        if self.stage is not stage:
            raise RuleBroken("contract.stage", stage=self.stage, needed=stage)
