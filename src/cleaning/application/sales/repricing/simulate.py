"""The contracts a filter finds, with the prices a rule would give them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cleaning.application.billing.queries import BillingQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.pricing.queries import PricingQueries
from cleaning.application.sales.contract_queries import ContractLineCard
from cleaning.application.sales.follow_prices import priced_by
from cleaning.application.sales.queries import SalesQueries
from cleaning.application.sales.repricing.inputs import RepricingInputs
from cleaning.application.sales.repricing.queries import RepriceableContract, RepricingQueries
from cleaning.application.sales.repricing.simulation import Blocked, Outlier, SimulatedContract, Simulation, margin_of
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock
from cleaning.domain.sales.price_index import change_of
from cleaning.domain.sales.repricing_rule import RepricingRule, RuleKind
from cleaning.domain.sales.values import Per
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import CostSheetId
from cleaning.domain.shared.money import ZERO, Money

MOST = 500
Costs = Mapping[CostSheetId, Money]


@dataclass(frozen=True, slots=True)
class SimulateRepricing:
    """The same few queries for any number of contracts."""

    repricings: RepricingQueries
    sales: SalesQueries
    pricing: PricingQueries
    billing: BillingQueries
    company: CompanyQueries
    access: Access
    clock: Clock

    def __call__(self, said: RepricingInputs) -> Simulation:
        self.access.require(Permission.SALES_CONTRACT_REPRICE)
        today, day = self.clock.today(), said.effective_on
        if day < today.replace(day=1):
            raise RuleBroken("repricing.past", field="effective_on", day=day)
        rule = self.rule(said)
        found = self.repricings.repriceable(said.wanted, day, scope=self.access.viewer.scope, limit=MOST + 1)
        costs = self.costs(line.cost_sheet_id for one in found for line in one.lines)
        billed = self.billing.billed([one.id for one in found], since=day.replace(day=1))
        floor = self.company.pricing_defaults().margin_floor
        rows = [
            _row(one, rule, costs, said, floor, _blocked(one, day, today, one.id in billed)) for one in found[:MOST]
        ]
        below = said.margin_below
        kept = [row for row in rows if below is None or (row.margin_before is not None and row.margin_before < below)]
        return Simulation(effective_on=day, rule=rule, rows=kept, more=len(found) > MOST)

    def rule(self, said: RepricingInputs) -> RepricingRule | None:
        """None while the index does not say by how much it moved."""
        value = said.value
        if said.kind is RuleKind.INDEX:
            index = next((one for one in self.sales.indexes() if one.code == said.index), None)
            if index is None:
                raise RuleBroken("field.required", field="index")
            values = [(one.on, one.value) for one in index.values]
            if (value := change_of(index.kind, values, said.effective_on, said.months)) is None:
                return None
        if value is None:
            raise RuleBroken("field.required", field="value")
        return RepricingRule(
            kind=said.kind, value=value, index=said.index if said.kind is RuleKind.INDEX else "",
            only_up=said.only_up, step=said.step, up=said.up,
        )  # fmt: skip

    def costs(self, sheet_ids: Iterable[CostSheetId | None]) -> Costs:
        """What a visit costs today, by sheet; sheets with a material nobody has bought are not in it."""
        priced = priced_by(self.pricing, sheet_ids)
        return {sheet_id: one.cost for sheet_id, one in priced.items()}


def _row(
    one: RepriceableContract, rule: RepricingRule | None, costs: Costs, said: RepricingInputs, floor: Decimal,
    blocked: Blocked | None,
) -> SimulatedContract:  # fmt: skip
    before = sum((line.monthly for line in one.lines), ZERO)
    after = before if rule is None else sum((_month(line, rule, costs) for line in one.lines), ZERO)
    cost = _cost(one.lines, costs)
    row = SimulatedContract(
        contract_id=one.id, number=one.number, title=one.title, client_id=one.client_id, before=before, after=after,
        margin_before=margin_of(before, cost), margin_after=margin_of(after, cost),
        blocked=blocked or (Blocked.SAME if before == after else None),
    )  # fmt: skip
    return SimulatedContract(
        **{name: getattr(row, name) for name in row.__struct_fields__ if name != "outliers"},
        outliers=tuple(_outliers(row, said.alarm, floor)),
    )


def _outliers(row: SimulatedContract, alarm: Decimal, floor: Decimal) -> Iterable[Outlier]:
    if row.percent is not None and row.percent > alarm:
        yield Outlier.JUMP
    if row.after < row.before:
        yield Outlier.FALL
    if row.margin_after is None:
        yield Outlier.UNKNOWN
    elif row.margin_after < 0:
        yield Outlier.LOSS
    elif row.margin_after < floor:
        yield Outlier.LOW


def _blocked(one: RepriceableContract, day: date, today: date, billed: bool) -> Blocked | None:
    if one.ends_on is not None and one.ends_on <= day:
        return Blocked.ENDS
    if day < one.last_on:
        return Blocked.LATER
    if billed:
        return Blocked.BILLED
    by_visit = any(line.per is Per.VISIT and line.visits_per_month for line in one.lines)
    return Blocked.VISITS if day < today and by_visit else None


def _month(line: ContractLineCard, rule: RepricingRule, costs: Costs) -> Money:
    price = rule.price(line, None if line.cost_sheet_id is None else costs.get(line.cost_sheet_id))
    if price is None or price == line.price:
        return line.monthly
    return price if line.per is Per.MONTH else price * line.visits_per_month


def _cost(lines: Iterable[ContractLineCard], costs: Costs) -> Money | None:
    """What an average month costs today; None as soon as one recurring line's cost is not known."""
    whole = ZERO
    for line in lines:
        if line.visits_per_month:
            now = line.cost if line.cost_sheet_id is None else costs.get(line.cost_sheet_id)
            if now is None:
                return None
            whole += now * line.visits_per_month
    return whole
