"""What was agreed with a client and is in force: nothing in it changes by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from cleaning.domain.sales.events import ContractEnded, ContractResumed, ContractSigned, ContractSuspended, SignedLine
from cleaning.domain.sales.line import QuoteLine
from cleaning.domain.sales.quote import Quote
from cleaning.domain.sales.values import Billing, ContractStage, Per
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import (
    BranchId,
    ClientId,
    ContractId,
    ContractLineId,
    CostSheetId,
    PremisesId,
    QuoteId,
    ServiceId,
)
from cleaning.domain.shared.money import ZERO, Money


@dataclass(eq=False, kw_only=True)
class ContractLine:
    """An agreed line: ``price`` is for one ``per``; ``cost`` is what one visit cost when it was agreed."""

    id: ContractLineId | None = None
    contract_id: ContractId | None = None
    position: int
    premises_id: PremisesId
    service_id: ServiceId
    cost_sheet_id: CostSheetId | None
    description: str
    quantity: Decimal
    unit: str
    rrule: str
    starts_on: date
    start_time: time
    minutes: int
    visits_per_month: Decimal
    cost: Money | None
    price: Money
    monthly: Money
    per: Per
    vat_code: str

    @classmethod
    def of(cls, line: QuoteLine, position: int) -> ContractLine:
        return cls(
            position=position, premises_id=line.premises_id, service_id=line.service_id,
            cost_sheet_id=line.cost_sheet_id, description=line.description, quantity=line.quantity, unit=line.unit,
            rrule=line.rrule, starts_on=line.starts_on, start_time=line.start_time, minutes=line.minutes,
            visits_per_month=line.visits_per_month, cost=line.cost,
            price=line.monthly if line.per is Per.MONTH else line.price, monthly=line.monthly, per=line.per,
            vat_code=line.vat_code,
        )  # fmt: skip

    def signed(self) -> SignedLine:
        assert self.id is not None, "a line has its id once it is stored"
        return SignedLine(
            contract_line_id=self.id, premises_id=self.premises_id, service_id=self.service_id,
            description=self.description, quantity=self.quantity, unit=self.unit, rrule=self.rrule,
            starts_on=self.starts_on, start_time=self.start_time, minutes=self.minutes, price=self.price,
            per=str(self.per), vat_code=self.vat_code,
        )  # fmt: skip


@dataclass(eq=False, kw_only=True)
class Contract(Aggregate):
    """In force from ``starts_on`` up to and without ``ends_on``; without an end it runs on."""

    id: ContractId | None = None
    number: str
    branch_id: BranchId
    client_id: ClientId
    quote_id: QuoteId | None = None
    title: str
    note: str = ""
    signed_on: date
    starts_on: date
    ends_on: date | None = None
    renews: bool = False
    stage: ContractStage = ContractStage.ACTIVE
    payment_days: int | None = None
    billing: Billing = Billing.MONTHLY
    lines: list[ContractLine] = field(default_factory=list)
    version: int = 1

    @classmethod
    def from_quote(cls, quote: Quote, *, number: str, signed_on: date) -> Contract:
        """Exactly what the accepted offer says; a start in the past begins on the day of signing."""
        starts_on = max(quote.starts_on, signed_on)
        return cls.sign(
            number=number, branch_id=quote.branch_id, client_id=quote.client_id, quote_id=quote.id, title=quote.title,
            note=quote.note, signed_on=signed_on, starts_on=starts_on,
            ends_on=starts_on + relativedelta(months=quote.months) if quote.months else None,
            payment_days=quote.payment_days, billing=quote.billing,
            lines=[ContractLine.of(line, position) for position, line in enumerate(quote.counted, 1)],
        )  # fmt: skip

    @classmethod
    def sign(
        cls, *, number: str, branch_id: BranchId, client_id: ClientId, title: str, signed_on: date, starts_on: date,
        lines: Iterable[ContractLine], ends_on: date | None = None, quote_id: QuoteId | None = None, note: str = "",
        payment_days: int | None = None, billing: Billing = Billing.MONTHLY,
    ) -> Contract:  # fmt: skip
        if ends_on is not None and ends_on <= starts_on:
            raise RuleBroken("contract.dates", field="ends_on", start=starts_on, end=ends_on)
        contract = cls(
            number=number, branch_id=branch_id, client_id=client_id, quote_id=quote_id, title=title, note=note,
            signed_on=signed_on, starts_on=starts_on, ends_on=ends_on, payment_days=payment_days, billing=billing,
            lines=list(lines),
        )  # fmt: skip
        if not contract.lines:
            raise RuleBroken("contract.empty")
        for line in contract.lines:
            line.starts_on = max(line.starts_on, starts_on)
        contract.record(contract._signed)
        return contract

    @property
    def known_id(self) -> ContractId:
        assert self.id is not None, "a contract has its id once it is stored"
        return self.id

    @property
    def monthly(self) -> Money:
        """Net value of an average month."""
        return sum((line.monthly for line in self.lines), ZERO)

    def suspend(self) -> None:
        self._must_be(ContractStage.ACTIVE)
        self.stage = ContractStage.SUSPENDED
        self.record(ContractSuspended(contract_id=self.known_id, client_id=self.client_id, number=self.number))

    def resume(self) -> None:
        self._must_be(ContractStage.SUSPENDED)
        self.stage = ContractStage.ACTIVE
        self.record(ContractResumed(contract_id=self.known_id, client_id=self.client_id, number=self.number))

    def end(self, on: date) -> None:
        """No work from ``on``; what was done before stays."""
        if self.stage is ContractStage.ENDED:
            raise RuleBroken("contract.ended", number=self.number)
        if on <= self.starts_on:
            raise RuleBroken("contract.dates", field="ends_on", start=self.starts_on, end=on)
        self.ends_on, self.stage = on, ContractStage.ENDED
        self.record(ContractEnded(contract_id=self.known_id, client_id=self.client_id, number=self.number, ends_on=on))

    def _signed(self) -> ContractSigned:
        return ContractSigned(
            contract_id=self.known_id, client_id=self.client_id, branch_id=self.branch_id, number=self.number,
            starts_on=self.starts_on, ends_on=self.ends_on, lines=tuple(line.signed() for line in self.lines),
        )  # fmt: skip

    def _must_be(self, stage: ContractStage) -> None:
        if self.stage is not stage:
            raise RuleBroken("contract.stage", stage=self.stage, needed=stage)
