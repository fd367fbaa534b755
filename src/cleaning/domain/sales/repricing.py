"""Many contracts repriced together: by which rule, from when, and whether it was taken back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from cleaning.domain.sales.repricing_events import ContractsRepriced, RepricingUndone
from cleaning.domain.sales.repricing_rule import RepricingRule
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ContractId, RepricingId, UserId
from cleaning.domain.shared.money import ZERO, Money


@dataclass(eq=False, kw_only=True)
class RepricedContract:
    """One of them: an average month (net) before and after, the annex that did it and the one that took it back."""

    id: int | None = None
    repricing_id: RepricingId | None = None
    contract_id: ContractId
    annex: int
    before: Money
    after: Money
    undone_by: int | None = None


@dataclass(eq=False, kw_only=True)
class Repricing(Aggregate):
    """``reason`` is what annexes and letters say; ``kept`` counts contracts that an undo had to leave as they are."""

    id: RepricingId | None = None
    reason: str
    rule: RepricingRule
    effective_on: date
    applied_at: datetime
    actor_id: UserId | None = None
    undone_at: datetime | None = None
    contracts: list[RepricedContract] = field(default_factory=list)
    version: int = 1

    @classmethod
    def apply(
        cls, *, reason: str, rule: RepricingRule, effective_on: date, at: datetime, actor_id: UserId | None,
        contracts: list[RepricedContract],
    ) -> Repricing:  # fmt: skip
        if not contracts:
            raise RuleBroken("repricing.nobody")
        made = cls(
            reason=reason, rule=rule, effective_on=effective_on, applied_at=at, actor_id=actor_id, contracts=contracts
        )
        made.record(
            lambda: ContractsRepriced(
                repricing_id=made.known_id, reason=reason, effective_on=effective_on, contracts=len(contracts),
                difference=made.difference,
            )
        )  # fmt: skip
        return made

    @property
    def known_id(self) -> RepricingId:
        assert self.id is not None, "a repricing has its id once it is stored"
        return self.id

    @property
    def difference(self) -> Money:
        """What all of them bring more in an average month."""
        return sum((one.after - one.before for one in self.contracts), ZERO)

    @property
    def standing(self) -> list[RepricedContract]:
        """Those that still have the new prices."""
        return [one for one in self.contracts if one.undone_by is None]

    def undo(self, annexes: dict[ContractId, int], at: datetime) -> None:
        """These contracts have their old prices back, each by the annex of that number."""
        if self.undone_at is not None and not self.standing:
            raise RuleBroken("repricing.undone")
        for one in self.contracts:
            if one.contract_id in annexes:
                one.undone_by = annexes[one.contract_id]
        self.undone_at = at
        self.record(
            RepricingUndone(
                repricing_id=self.known_id, reason=self.reason, contracts=len(annexes), kept=len(self.standing)
            )
        )
