"""An offer to a client: draft → sent → accepted, declined or expired."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from cleaning.domain.sales.events import (
    QuoteAccepted,
    QuoteDeclined,
    QuoteDrafted,
    QuoteExpired,
    QuotePriceMoved,
    QuoteSent,
)
from cleaning.domain.sales.grid import Room
from cleaning.domain.sales.line import QuoteLine
from cleaning.domain.sales.values import Billing, QuoteStage
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ClientId, CostSheetId, QuoteId
from cleaning.domain.shared.money import ZERO, Money

OPEN = (QuoteStage.DRAFT, QuoteStage.SENT)


class Priced(NamedTuple):
    """Today's cost and price of one visit, from a cost sheet."""

    cost: Money
    price: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteTerms:
    """What the whole offer says; ``months`` None is without an end, ``payment_days`` None as the client has it.

    ``round_to`` rounds the month up to whole steps, spread over the lines by weight, so that lines still add up.
    ``km`` and ``margin`` (percent, None the company's) are what its own cost sheets are calculated with; ``rooms`` is
    the grid its first lines were made of.
    """

    title: str
    valid_until: date
    starts_on: date
    months: int | None = 12
    billing: Billing = Billing.MONTHLY
    payment_days: int | None = None
    round_to: Money = ZERO
    km: Decimal = Decimal(0)
    margin: Decimal | None = None
    note: str = ""
    conditions: tuple[str, ...] = ()
    rooms: tuple[Room, ...] = ()

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise RuleBroken("field.required", field="title")
        if self.months is not None and not 0 < self.months <= 120:
            raise RuleBroken("quote.months", field="months", value=self.months)
        if self.payment_days is not None and not 0 <= self.payment_days <= 365:
            raise RuleBroken("quote.payment_days", field="payment_days", value=self.payment_days)
        if self.round_to.amount < 0:
            raise RuleBroken("quote.negative", field="round_to", value=self.round_to)


@dataclass(eq=False, kw_only=True)
class Quote(Aggregate):
    """Its sums are those of the counted lines; a draft follows its cost sheets, a sent one says how far they moved.

    ``edition`` counts what the client was sent under the same number.
    """

    id: QuoteId | None = None
    number: str
    branch_id: BranchId
    client_id: ClientId
    stage: QuoteStage = QuoteStage.DRAFT
    edition: int = 1
    title: str = ""
    note: str = ""
    conditions: list[str] = field(default_factory=list)
    valid_until: date
    starts_on: date
    months: int | None = None
    billing: Billing = Billing.MONTHLY
    payment_days: int | None = None
    round_to: Money = ZERO
    km: Decimal = Decimal(0)
    margin: Decimal | None = None
    monthly: Money = ZERO
    once: Money = ZERO
    price_moved: Money = ZERO
    sent_at: datetime | None = None
    decided_at: datetime | None = None
    reason: str = ""
    accepted_by: str = ""
    created_at: datetime | None = None
    rooms: tuple[Room, ...] = ()
    lines: list[QuoteLine] = field(default_factory=list)
    version: int = 1

    @classmethod
    def draft(
        cls, *, number: str, branch_id: BranchId, client_id: ClientId, terms: QuoteTerms,
        lines: Iterable[QuoteLine] = (), at: datetime | None = None,
    ) -> Quote:  # fmt: skip
        quote = cls(
            number=number, branch_id=branch_id, client_id=client_id, valid_until=terms.valid_until,
            starts_on=terms.starts_on, created_at=at,
        )  # fmt: skip
        quote.revise(terms, lines)
        quote.record(
            lambda: QuoteDrafted(
                quote_id=quote.known_id, client_id=quote.client_id, number=quote.number, title=quote.title
            )
        )
        return quote

    @property
    def known_id(self) -> QuoteId:
        assert self.id is not None, "a quote has its id once it is stored"
        return self.id

    @property
    def counted(self) -> list[QuoteLine]:
        """The lines that make up the totals."""
        return [line for line in self.lines if line.counted]

    @property
    def total(self) -> Money:
        """One month and everything that is done once."""
        return self.monthly + self.once

    def revise(self, terms: QuoteTerms, lines: Iterable[QuoteLine]) -> None:
        """Replace what a draft offers."""
        self.must_be_draft()
        self.title, self.note, self.conditions = terms.title, terms.note, list(terms.conditions)
        self.valid_until, self.starts_on, self.months = terms.valid_until, terms.starts_on, terms.months
        self.km, self.margin, self.rooms = terms.km, terms.margin, terms.rooms
        self.billing, self.payment_days, self.round_to = terms.billing, terms.payment_days, terms.round_to
        self.lines = list(lines)
        for position, line in enumerate(self.lines, 1):
            line.position = position
        self._add_up()

    def must_be_draft(self) -> None:
        """What a client has seen is not changed under them; a new edition is."""
        self._must_be(QuoteStage.DRAFT)

    def choose(self, positions: Iterable[int]) -> None:
        """Of the optional lines, count exactly those at ``positions``."""
        if self.stage not in OPEN:
            raise RuleBroken("quote.decided", stage=self.stage)
        wanted = set(positions)
        for line in self.lines:
            if line.optional:
                line.chosen = line.position in wanted
        self._add_up()

    def send(self, *, at: datetime, today: date) -> None:
        self.must_be_draft()
        if not self.counted:
            raise RuleBroken("quote.empty")
        if self.valid_until < today:
            raise RuleBroken("quote.valid_past", field="valid_until", value=self.valid_until)
        self.stage, self.sent_at = QuoteStage.SENT, at
        self.record(QuoteSent(quote_id=self.known_id, client_id=self.client_id, number=self.number, total=self.total))

    def reopen(self, valid_until: date) -> None:
        """Begin the next edition of an offer the client did not take as it was."""
        if self.stage not in (QuoteStage.SENT, QuoteStage.EXPIRED, QuoteStage.DECLINED):
            raise RuleBroken("quote.not_sent", stage=self.stage)
        self.stage, self.edition, self.valid_until = QuoteStage.DRAFT, self.edition + 1, valid_until
        self.sent_at, self.decided_at, self.reason, self.price_moved = None, None, "", ZERO

    def accept(self, *, at: datetime, today: date, by: str = "") -> None:
        """The client said yes; the caller makes the contract in the same transaction.

        ``by`` is the name they gave when they did it themselves.
        """
        self._must_be(QuoteStage.SENT)
        if self.valid_until < today:
            raise RuleBroken("quote.expired", value=self.valid_until)
        if not self.counted:
            raise RuleBroken("quote.empty")
        self.stage, self.decided_at, self.accepted_by = QuoteStage.ACCEPTED, at, by
        self.record(
            QuoteAccepted(quote_id=self.known_id, client_id=self.client_id, number=self.number, total=self.total)
        )

    def decline(self, *, at: datetime, reason: str) -> None:
        self._must_be(QuoteStage.SENT)
        self.stage, self.decided_at, self.reason = QuoteStage.DECLINED, at, reason.strip()
        self.record(
            QuoteDeclined(quote_id=self.known_id, client_id=self.client_id, number=self.number, reason=self.reason)
        )

    def expire(self, *, at: datetime, today: date) -> bool:
        """Close a sent offer whose day has passed."""
        if self.stage is not QuoteStage.SENT or self.valid_until >= today:
            return False
        self.stage, self.decided_at = QuoteStage.EXPIRED, at
        self.record(QuoteExpired(quote_id=self.known_id, client_id=self.client_id, number=self.number))
        return True

    def follow(self, prices: Mapping[CostSheetId, Priced]) -> None:
        """Sheets cost something else: a draft takes the prices over, a sent offer says how far a month moved."""
        if self.stage is QuoteStage.DRAFT:
            for line in self._following(prices):
                line.cost, line.price = prices[line.cost_sheet_id or CostSheetId(0)]
            self._add_up()
        elif self.stage is QuoteStage.SENT:
            moved = sum((_moved(line, prices) for line in self._following(prices) if line.counted), ZERO)
            if moved != self.price_moved:
                self.price_moved = moved
                self.record(
                    QuotePriceMoved(
                        quote_id=self.known_id, client_id=self.client_id, number=self.number, difference=moved
                    )
                )

    def _following(self, prices: Mapping[CostSheetId, Priced]) -> list[QuoteLine]:
        return [line for line in self.lines if line.follows and line.cost_sheet_id in prices]

    def _add_up(self) -> None:
        for line in self.lines:
            line.settle(self.billing)
        if self.billing is Billing.MONTHLY:
            _spread_rounding([line for line in self.counted if line.monthly], self.round_to)
        self.monthly = sum((line.monthly for line in self.counted), ZERO)
        self.once = sum((line.whole for line in self.counted), ZERO)

    def _must_be(self, stage: QuoteStage) -> None:
        if self.stage is not stage:
            raise RuleBroken(f"quote.not_{stage}", stage=self.stage)


def _spread_rounding(lines: Sequence[QuoteLine], step: Money) -> None:
    """Round the month up to whole steps and give each line its share of the difference."""
    total = sum((line.monthly for line in lines), ZERO)
    if not step or not total or not (rest := total.amount % step.amount):
        return
    shares = Money(step.amount - rest).allocate([line.monthly.amount for line in lines])
    for line, share in zip(lines, shares, strict=True):
        line.monthly = line.monthly + share


def _moved(line: QuoteLine, prices: Mapping[CostSheetId, Priced]) -> Money:
    """What today's price would add to a month, or to the visit of work done once."""
    now = prices[line.cost_sheet_id or CostSheetId(0)].price
    return (now - line.price) * (1 if line.once else line.visits_per_month)
