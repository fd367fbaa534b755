"""A running contract gets other prices by an annex, and gets its old ones back by another.

Nothing agreed is ever rewritten: undoing is a second annex of the same day whose lines are, figure by figure, those
from before the first.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from cleaning.domain.sales.agreement import Annex, Change
from cleaning.domain.sales.contract import Contract
from cleaning.domain.sales.contract_line import ContractLine
from cleaning.domain.sales.repricing_rule import RepricingRule, RuleKind
from cleaning.domain.sales.values import AnnexKind
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import CostSheetId
from cleaning.domain.shared.money import Money

Costs = Mapping[CostSheetId, Money]
"""What a visit costs today by sheet; a sheet whose cost is not known is not in it."""


def reprice_contract(
    contract: Contract, rule: RepricingRule, costs: Costs, day: date, *, reason: str, today: date
) -> Annex:
    """An annex from ``day``. A line whose price changes is measured by today's cost from then on."""
    lines = tuple(_repriced(line, rule, costs, day) for line in contract.lines_from(day))
    percent = None if rule.kind is RuleKind.MARGIN else rule.value
    return _change(contract, lines, day, AnnexKind.REPRICING, reason, percent, today)


def restore_prices(contract: Contract, number: int, *, reason: str, today: date) -> Annex:
    """From the day of annex ``number`` its lines are again what they were before it."""
    annex = next(one for one in contract.annexes if one.number == number)
    if contract.annexes[-1] is not annex:
        raise RuleBroken("repricing.changed_since", number=contract.number, annex=contract.annexes[-1].number)
    known = {line.known_id: line for line in contract.lines}
    lines = tuple(
        _restored(line, known[line.replaces_id], annex.effective_on)
        if line.annex == number and line.replaces_id is not None
        else _kept(line, annex.effective_on)
        for line in contract.lines_from(annex.effective_on)
    )
    return _change(contract, lines, annex.effective_on, AnnexKind.RESTORED, reason, None, today)


def _repriced(line: ContractLine, rule: RepricingRule, costs: Costs, day: date) -> ContractLine:
    cost = None if line.cost_sheet_id is None else costs.get(line.cost_sheet_id)
    price = rule.price(line, cost)
    if price is None or price == line.price:
        return _kept(line, day)
    return line.copy(
        price=price, cost=line.cost if cost is None else cost, starts_on=max(day, line.starts_on),
        replaces_id=line.known_id,
    )  # fmt: skip


def _kept(line: ContractLine, day: date) -> ContractLine:
    """Named so that it does not end; it says the same, so it is no change."""
    return line.copy(starts_on=max(day, line.starts_on), replaces_id=line.known_id)


def _restored(line: ContractLine, before: ContractLine, day: date) -> ContractLine:
    again = before.copy(starts_on=max(day, line.starts_on), replaces_id=line.known_id)
    again.monthly, again.visits_per_month = before.monthly, before.visits_per_month
    return again


def _change(
    contract: Contract, lines: tuple[ContractLine, ...], day: date, kind: AnnexKind, reason: str,
    percent: Decimal | None, today: date,
) -> Annex:  # fmt: skip
    change = Change(effective_on=day, lines=lines, ends_on=contract.ends_on, kind=kind, reason=reason, percent=percent)
    return contract.change(change, signed_on=today, today=today)
