"""A kept calculation of one service, for one premises or in general."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from cleaning.domain.pricing.calculate import price
from cleaning.domain.pricing.events import CostSheetAdded, CostSheetsRepriced
from cleaning.domain.pricing.price import LineKind, Price
from cleaning.domain.pricing.revision import Because, Revision
from cleaning.domain.pricing.sheet import FREE, NONE, Coefficient, Machine, Material, Sheet, Terms
from cleaning.domain.pricing.values import MarginRule
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ClientId, CostSheetId, ItemId, PremisesId, ServiceId
from cleaning.domain.shared.money import ZERO, Money, UnitCost


@dataclass(eq=False, kw_only=True)
class SheetLine:
    """A material with the unit cost its amount was calculated from; both None until the item has a price."""

    position: int
    item_id: ItemId
    per_unit: Decimal
    waste: Decimal
    unit_cost: UnitCost | None = None
    amount: Money | None = None


@dataclass(eq=False, kw_only=True)
class SheetMachine:
    """A machine's share in the work, and what that comes to."""

    position: int
    name: str
    share: Decimal
    price: Money
    life_hours: Decimal
    item_id: ItemId | None = None
    amount: Money = ZERO


@dataclass(eq=False, kw_only=True)
class CostSheet(Aggregate):
    """The inputs as somebody set them and the figures they give; ``live`` sheets follow the prices of materials."""

    id: CostSheetId | None = None
    branch_id: BranchId
    service_id: ServiceId
    name: str
    unit: str
    client_id: ClientId | None = None
    premises_id: PremisesId | None = None
    quantity: Decimal
    minutes_per_unit: Decimal
    coefficients: tuple[Coefficient, ...] = ()
    hourly_cost: UnitCost
    km: Decimal = NONE
    rate_per_km: UnitCost = FREE
    transport_fixed: Money = ZERO
    overhead: Decimal = NONE
    margin_rule: MarginRule = MarginRule.MARKUP
    margin: Decimal = NONE
    fixed_price: Money | None = None
    minimum: Money = ZERO
    discount: Decimal = NONE
    step: Money = ZERO
    lines: list[SheetLine] = field(default_factory=list)
    machines: list[SheetMachine] = field(default_factory=list)
    hours: Decimal = NONE
    labour: Money = ZERO
    materials: Money = ZERO
    equipment: Money = ZERO
    transport: Money = ZERO
    direct: Money = ZERO
    overhead_sum: Money = ZERO
    cost: Money = ZERO
    price: Money = ZERO
    margin_percent: Decimal | None = None
    missing: int = 0
    live: bool = True
    version: int = 1

    @classmethod
    def of(cls, sheet: Sheet, *, branch_id: BranchId, service_id: ServiceId, name: str, unit: str) -> CostSheet:
        """A sheet that was not calculated yet."""
        made = cls(
            branch_id=branch_id, service_id=service_id, name=name, unit=unit, quantity=sheet.quantity,
            minutes_per_unit=sheet.minutes_per_unit, hourly_cost=sheet.hourly_cost,
        )  # fmt: skip
        made._take(sheet)
        return made

    @property
    def known_id(self) -> CostSheetId:
        assert self.id is not None, "a sheet has its id once it is stored"
        return self.id

    @property
    def inputs(self) -> Sheet:
        """What the formula needs."""
        return Sheet(
            quantity=self.quantity,
            minutes_per_unit=self.minutes_per_unit,
            hourly_cost=self.hourly_cost,
            coefficients=self.coefficients,
            materials=tuple(
                Material(item_id=line.item_id, per_unit=line.per_unit, waste=line.waste) for line in self.lines
            ),
            machines=tuple(
                Machine(name=m.name, share=m.share, price=m.price, life_hours=m.life_hours, item_id=m.item_id)
                for m in self.machines
            ),
            km=self.km,
            rate_per_km=self.rate_per_km,
            transport_fixed=self.transport_fixed,
            terms=self.terms,
        )

    @property
    def terms(self) -> Terms:
        return Terms(
            overhead=self.overhead, rule=self.margin_rule, margin=self.margin, fixed=self.fixed_price,
            minimum=self.minimum, discount=self.discount, step=self.step,
        )  # fmt: skip

    def calculate(self, costs: Mapping[ItemId, UnitCost], because: Because) -> Revision | None:
        """Take today's item costs into the figures; a revision when cost or price moved, or it is the first."""
        first = self.id is None
        before = (None, None) if first else (self.cost, self.price)
        answer = price(self.inputs, costs)
        self._keep(answer, costs)
        if before == (answer.cost, answer.price):
            return None
        self._tell(first, because)
        return Revision(
            because=because, cost_before=before[0], cost_after=answer.cost, price_before=before[1],
            price_after=answer.price,
        )  # fmt: skip

    def edit(
        self, sheet: Sheet, *, name: str, client_id: ClientId | None = None, premises_id: PremisesId | None = None
    ) -> None:
        """Replace the inputs; :meth:`calculate` follows."""
        if not self.live:
            raise RuleBroken("pricing.archived", name=self.name)
        self.name, self.client_id, self.premises_id = name, client_id, premises_id
        self._take(sheet)

    def archive(self) -> None:
        """Keep the figures as they are: the sheet follows prices no more."""
        self.live = False

    def _take(self, sheet: Sheet) -> None:
        self.quantity, self.minutes_per_unit, self.coefficients = (
            sheet.quantity, sheet.minutes_per_unit, sheet.coefficients,
        )  # fmt: skip
        self.hourly_cost, self.km, self.rate_per_km = sheet.hourly_cost, sheet.km, sheet.rate_per_km
        self.transport_fixed = sheet.transport_fixed
        terms = sheet.terms
        self.overhead, self.margin_rule, self.margin = terms.overhead, terms.rule, terms.margin
        self.fixed_price = terms.fixed if terms.rule is MarginRule.FIXED else None
        self.minimum, self.discount, self.step = terms.minimum, terms.discount, terms.step
        self.lines = [
            SheetLine(position=position, item_id=used.item_id, per_unit=used.per_unit, waste=used.waste)
            for position, used in enumerate(sheet.materials, 1)
        ]
        self.machines = [
            SheetMachine(
                position=position,
                name=used.name,
                share=used.share,
                price=used.price,
                life_hours=used.life_hours,
                item_id=used.item_id,
            )
            for position, used in enumerate(sheet.machines, 1)
        ]

    def _keep(self, answer: Price, costs: Mapping[ItemId, UnitCost]) -> None:
        self.hours, self.labour, self.materials = answer.hours, answer.labour, answer.materials
        self.equipment, self.transport, self.direct = answer.equipment, answer.transport, answer.direct
        self.overhead_sum, self.cost, self.price = answer.overhead, answer.cost, answer.price
        self.margin_percent, self.missing = answer.margin, len(answer.missing)
        materials = [line for line in answer.lines if line.kind is LineKind.MATERIAL]
        for kept, line in zip(self.lines, materials, strict=True):
            kept.unit_cost, kept.amount = costs.get(kept.item_id), line.amount
        used = [line for line in answer.lines if line.kind is LineKind.EQUIPMENT]
        for machine, line in zip(self.machines, used, strict=True):
            machine.amount = line.amount or ZERO
            if machine.item_id is not None and machine.item_id in costs:
                machine.price = Money(costs[machine.item_id].amount)

    def _tell(self, first: bool, because: Because) -> None:
        if first:
            self.record(self._added)
        else:
            self.record(CostSheetsRepriced(sheet_ids=(self.known_id,), item_id=because.item_id, source=because.source))

    def _added(self) -> CostSheetAdded:
        return CostSheetAdded(
            cost_sheet_id=self.known_id, branch_id=self.branch_id, name=self.name, cost=self.cost, price=self.price
        )
