"""The prices of a contract moved by what its index moved."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cleaning.domain.sales.agreement import Annex, Change
from cleaning.domain.sales.contract import Contract
from cleaning.domain.sales.terms import indexed
from cleaning.domain.sales.values import AnnexKind
from cleaning.domain.shared.errors import RuleBroken


def index_contract(contract: Contract, day: date, percent: Decimal, *, today: date) -> Annex:
    """An annex from ``day``: every price by ``percent`` within what was agreed. Once for each year.

    Work that is done once was agreed as a whole and keeps its price.
    """
    rule = contract.terms_on(day).terms.indexation
    if rule is None:
        raise RuleBroken("contract.no_index", number=contract.number)
    if any(annex.index_year == day.year for annex in contract.annexes):
        raise RuleBroken("annex.indexed", number=contract.number)
    moved = rule.bounded(percent)
    lines = tuple(
        line.copy(
            price=indexed(line.price, moved) if line.visits_per_month else line.price,
            starts_on=max(day, line.starts_on), replaces_id=line.id,
        ) for line in contract.lines_from(day)
    )  # fmt: skip
    change = Change(
        effective_on=day, lines=lines, ends_on=contract.ends_on, kind=AnnexKind.INDEXATION, percent=moved,
        index_year=day.year, reason=rule.index,
    )  # fmt: skip
    return contract.change(change, signed_on=today, today=today)
