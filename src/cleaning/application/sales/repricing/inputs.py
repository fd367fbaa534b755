"""What a person says of a repricing: which contracts, by which rule, from when."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec

from cleaning.application.sales.contract_queries import ContractFilter
from cleaning.domain.sales.repricing_rule import RuleKind
from cleaning.domain.shared.money import ZERO, Money


class RepricingInputs(msgspec.Struct, frozen=True, kw_only=True):
    """``value``: percent to add or margin to reach; by an index it is what the index moved in ``months``.

    ``margin_below`` keeps contracts whose margin today is lower; a change of more than ``alarm`` percent is pointed at.
    """

    effective_on: date
    kind: RuleKind = RuleKind.PERCENT
    value: Decimal | None = None
    index: str = ""
    months: int = 12
    only_up: bool = True
    step: Money = ZERO
    up: bool = False
    wanted: ContractFilter = ContractFilter()
    margin_below: Decimal | None = None
    alarm: Decimal = Decimal(15)
