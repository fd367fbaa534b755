"""Give repriced contracts their old prices back."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.billing.queries import BillingQueries
from cleaning.application.sales.ports import Contracts
from cleaning.application.sales.repricing.ports import Repricings
from cleaning.application.sales.repricing.queries import RepricingQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.sales.reprice_contract import restore_prices
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ContractId, RepricingId


@dataclass(frozen=True, slots=True)
class UndoRepricing:
    """By another annex of the same day. What was agreed or invoiced since stays as it is; returns how many those are.

    ``reason`` is what the annexes say.
    """

    work: Work
    contracts: Contracts
    repricings: Repricings
    known: RepricingQueries
    billing: BillingQueries
    access: Access
    clock: Clock

    def __call__(self, repricing_id: RepricingId, *, reason: str, version: int | None = None) -> int:
        with self.work:
            self.access.require(Permission.SALES_CONTRACT_REPRICE)
            self.known.repricing(repricing_id, scope=self.access.viewer.scope)
            repricing = self.repricings.get(repricing_id)
            repricing.expect(version)
            standing = repricing.standing
            if not standing:
                raise RuleBroken("repricing.undone")
            held = self.contracts.held({one.contract_id for one in standing})
            billed = self.billing.billed(list(held), since=repricing.effective_on.replace(day=1))
            annexes: dict[ContractId, int] = {}
            for one in standing:
                if one.contract_id not in billed:
                    try:
                        annex = restore_prices(
                            held[one.contract_id], one.annex, reason=reason, today=self.clock.today()
                        )
                    except RuleBroken:
                        continue  # something else is agreed since: that one stays, and the screen says so
                    annexes[one.contract_id] = annex.number
            if not annexes:
                raise RuleBroken("repricing.all_moved")
            repricing.undo(annexes, self.clock.now())
            return len(repricing.standing)
