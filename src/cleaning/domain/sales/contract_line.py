"""A line of a contract: a service for one premises at a price, for as long as it is agreed."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, time
from decimal import Decimal

from cleaning.domain.sales.events import SignedLine
from cleaning.domain.sales.line import DAY, QuoteLine
from cleaning.domain.sales.recurrence import recurrence
from cleaning.domain.sales.values import Per
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ContractId, ContractLineId, CostSheetId, PremisesId, ServiceId
from cleaning.domain.shared.money import ZERO, Money

FRESH = ("id", "contract_id", "position", "ends_on", "annex", "replaces_id")
WORK = ("premises_id", "service_id", "description", "quantity", "unit", "rrule", "start_time", "minutes")
PRICE = ("price", "per", "vat_code")


@dataclass(eq=False, kw_only=True)
class ContractLine:
    """``price`` (net) is for one ``per``, ``monthly`` for an average month; ``cost`` what a visit cost when agreed.

    Agreed from ``starts_on`` up to and without ``ends_on``, None as long as the contract runs. ``annex`` is the number
    of the one that brought it, 0 the contract itself; ``replaces_id`` is the line it took the place of.
    """

    id: ContractLineId | None = None
    contract_id: ContractId | None = None
    position: int = 0
    premises_id: PremisesId
    service_id: ServiceId
    cost_sheet_id: CostSheetId | None = None
    description: str
    quantity: Decimal
    unit: str
    rrule: str
    starts_on: date
    ends_on: date | None = None
    start_time: time
    minutes: int
    visits_per_month: Decimal = Decimal(0)
    cost: Money | None = None
    price: Money
    monthly: Money = ZERO
    per: Per = Per.VISIT
    vat_code: str = "standard"
    annex: int = 0
    replaces_id: ContractLineId | None = None

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

    @classmethod
    def agreed(cls, **values: object) -> ContractLine:
        """A line somebody wrote: checked, its month worked out. Work that is done once is paid by the visit."""
        line = cls(**values)  # type: ignore[arg-type]
        if not line.description.strip():
            raise RuleBroken("field.required", field="description")
        if line.quantity < 0 or line.price.amount < 0:
            raise RuleBroken("contract.negative", field="quantity" if line.quantity < 0 else "price")
        if not 0 < line.minutes <= DAY:
            raise RuleBroken("contract.minutes", field="minutes", value=line.minutes)
        often = recurrence(line.rrule)
        line.rrule = often.rule
        if often.once and line.per is Per.MONTH:
            raise RuleBroken("contract.once_by_month", field="per")
        line.visits_per_month = often.per_month
        line.monthly = line.price if line.per is Per.MONTH else line.price * often.per_month
        return line

    def in_force(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)

    def same_as(self, other: ContractLine) -> bool:
        """Nothing a client or a crew would notice is different."""
        return all(getattr(self, name) == getattr(other, name) for name in (*WORK, *PRICE))

    def copy(self, **changes: object) -> ContractLine:
        """The same agreement as another line, with something changed."""
        kept = {one.name: getattr(self, one.name) for one in fields(self) if one.name not in FRESH}
        return ContractLine.agreed(**kept | changes)

    @property
    def known_id(self) -> ContractLineId:
        assert self.id is not None, "a line has its id once it is stored"
        return self.id

    def signed(self) -> SignedLine:
        return SignedLine(
            contract_line_id=self.known_id, premises_id=self.premises_id, service_id=self.service_id,
            description=self.description, quantity=self.quantity, unit=self.unit, rrule=self.rrule,
            starts_on=self.starts_on, start_time=self.start_time, minutes=self.minutes, price=self.price,
            per=str(self.per), vat_code=self.vat_code,
        )  # fmt: skip
