"""Old lines of a contract against new ones: what an annex really changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cleaning.domain.sales.agreement import Change
from cleaning.domain.sales.contract_line import ContractLine
from cleaning.domain.sales.events import LineChange
from cleaning.domain.sales.values import Billing, Per
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import ZERO, Money

Pair = tuple[ContractLine | None, ContractLine | None]
"""(old, None) stops, (None, new) is added, (old, new) takes the place."""


def exchange(change: Change, before: Iterable[ContractLine]) -> list[Pair]:
    """A line that stays as it is is no change; one in force that nobody names stops."""
    if not change.lines:
        raise RuleBroken("contract.empty")
    left = {line.known_id: line for line in before}
    pairs: list[Pair] = []
    for new in change.lines:
        new.starts_on = max(new.starts_on, change.effective_on)
        if new.replaces_id is None:
            pairs.append((None, new))
            continue
        if (old := left.pop(new.replaces_id, None)) is None:
            raise RuleBroken("annex.line_gone", field="lines", line=new.replaces_id)
        if not new.same_as(old):
            new.starts_on = max(new.starts_on, old.starts_on)
            pairs.append((old, new))
    return [*pairs, *((line, None) for line in left.values())]


def difference(pairs: Sequence[Pair]) -> Money:
    """What an average month costs more afterwards."""
    return sum(((new.monthly if new else ZERO) - (old.monthly if old else ZERO) for old, new in pairs), ZERO)


def told(pairs: Sequence[Pair]) -> tuple[LineChange, ...]:
    return tuple(LineChange(old=old.signed() if old else None, new=new.signed() if new else None) for old, new in pairs)


def billing_of(lines: Iterable[ContractLine]) -> Billing:
    """By the month as soon as a line is."""
    return Billing.MONTHLY if any(line.per is Per.MONTH for line in lines) else Billing.PER_VISIT
