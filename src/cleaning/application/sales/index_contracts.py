"""Indexation: what all due contracts would cost, and the annexes that make it so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import msgspec

from cleaning.application.sales.contract_queries import ContractLineCard, IndexableContract, PriceIndexCard
from cleaning.application.sales.open_contract import OpenContract
from cleaning.application.sales.queries import SalesQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.sales.indexing import index_contract
from cleaning.domain.sales.price_index import change_of
from cleaning.domain.sales.terms import indexed
from cleaning.domain.sales.values import Per
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ClientId, ContractId
from cleaning.domain.shared.money import ZERO, Money


class DueIndexation(msgspec.Struct, frozen=True, kw_only=True):
    """``moved`` is what the index did, ``percent`` what of it the contract takes; None where its values do not say."""

    contract_id: ContractId
    number: str
    title: str
    client_id: ClientId
    index: str
    moved: Decimal | None
    percent: Decimal | None
    before: Money
    after: Money
    difference: Money

    @property
    def ready(self) -> bool:
        return bool(self.percent)


@dataclass(frozen=True, slots=True)
class PreviewIndexation:
    """Contracts whose prices move on the first of the month; nothing is stored."""

    sales: SalesQueries
    access: Access

    def __call__(self, on: date) -> list[DueIndexation]:
        self.access.require(Permission.SALES_CONTRACT_EDIT)
        day = on.replace(day=1)
        known = {index.code: index for index in self.sales.indexes()}
        return [
            _due(one, known.get(one.terms.indexation.index), day)
            for one in self.sales.indexable(day, scope=self.access.viewer.scope)
            if one.terms.indexation is not None and one.terms.indexation.due_in(day.year, one.since) == day
        ]


@dataclass(frozen=True, slots=True)
class IndexContracts:
    """All the chosen ones get their annex, or none does; a contract is indexed once a year. Returns how many."""

    work: Work
    open: OpenContract
    preview: PreviewIndexation
    clock: Clock

    def __call__(self, on: date, contract_ids: Sequence[ContractId]) -> int:
        with self.work:
            day = on.replace(day=1)
            due = {one.contract_id: one for one in self.preview(day)}
            for contract_id in dict.fromkeys(contract_ids):
                one = due.get(contract_id)
                if one is None or one.moved is None or not one.ready:
                    raise RuleBroken("annex.not_due", field="contract_ids", contract_id=contract_id)
                index_contract(self.open(contract_id, None), day, one.moved, today=self.clock.today())
            return len(set(contract_ids))


def _due(one: IndexableContract, index: PriceIndexCard | None, day: date) -> DueIndexation:
    rule = one.terms.indexation
    assert rule is not None, "only those with a rule are asked for"
    moved = None if index is None else change_of(index.kind, [(v.on, v.value) for v in index.values], day, rule.every)
    percent = None if moved is None else rule.bounded(moved)
    after = one.monthly if percent is None else sum((_month(line, percent) for line in one.lines), ZERO)
    return DueIndexation(
        contract_id=one.id, number=one.number, title=one.title, client_id=one.client_id, index=rule.index,
        moved=moved, percent=percent, before=one.monthly, after=after, difference=after - one.monthly,
    )  # fmt: skip


def _month(line: ContractLineCard, percent: Decimal) -> Money:
    price = indexed(line.price, percent)
    return price if line.per is Per.MONTH else price * line.visits_per_month
