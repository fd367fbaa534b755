"""What the use cases of plans need."""

from collections.abc import Sequence
from typing import Protocol

from cleaning.domain.plans.plan import CleaningPlan
from cleaning.domain.plans.values import MarkMade
from cleaning.domain.shared.ids import ContractId, PlanId


class Plans(Protocol):
    def get(self, plan_id: PlanId) -> CleaningPlan:
        """Raise NotFound when there is none."""

    def add(self, plan: CleaningPlan) -> None: ...

    def of_contract(self, contract_id: ContractId) -> list[CleaningPlan]:
        """The plans a contract led to."""


class Marks(Protocol):
    """What became of occurrences; one mark each, the last one said."""

    def put(self, marks: Sequence[MarkMade]) -> None: ...
