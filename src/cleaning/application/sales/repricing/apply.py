"""Give the chosen contracts their new prices, all or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cleaning.application.sales.ports import Contracts
from cleaning.application.sales.repricing.inputs import RepricingInputs
from cleaning.application.sales.repricing.ports import Repricings
from cleaning.application.sales.repricing.simulate import SimulateRepricing
from cleaning.application.sales.repricing.simulation import SimulatedContract
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Jobs, Work
from cleaning.domain.sales.contract import Contract
from cleaning.domain.sales.reprice_contract import Costs, reprice_contract
from cleaning.domain.sales.repricing import RepricedContract, Repricing
from cleaning.domain.sales.repricing_rule import RepricingRule
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ContractId, RepricingId, UserId
from cleaning.domain.shared.money import Money

LETTERS = "sales.print_letters"


@dataclass(frozen=True, slots=True)
class ApplyRepricing:
    """Each gets an annex; the letters are printed afterwards.

    ``chosen`` has the month's price the person was shown for each (None: whatever it is now); when one of them moved
    since, nothing is done.
    """

    work: Work
    contracts: Contracts
    repricings: Repricings
    simulate: SimulateRepricing
    jobs: Jobs
    access: Access
    clock: Clock

    def __call__(self, said: RepricingInputs, chosen: Mapping[ContractId, Money | None], *, reason: str) -> RepricingId:
        with self.work:
            self.access.require(Permission.SALES_CONTRACT_REPRICE)
            if not chosen:
                raise RuleBroken("repricing.nobody")
            if not reason.strip():
                raise RuleBroken("field.required", field="reason")
            held = self.contracts.held(chosen.keys())
            simulated = self.simulate(said)
            rows = [row for row in simulated.ready if row.contract_id in chosen]
            if (rule := simulated.rule) is None or len(rows) < len(chosen):
                raise RuleBroken("repricing.moved")
            if any(seen is not None and seen != row.after for row in rows for seen in [chosen[row.contract_id]]):
                raise RuleBroken("repricing.moved")
            costs = self.simulate.costs(line.cost_sheet_id for contract in held.values() for line in contract.lines)
            made = [self._reprice(held[row.contract_id], row, rule, costs, said, reason) for row in rows]
            return self._keep(made, rule, said, reason)

    def _reprice(
        self, contract: Contract, row: SimulatedContract, rule: RepricingRule, costs: Costs, said: RepricingInputs,
        reason: str,
    ) -> RepricedContract:  # fmt: skip
        annex = reprice_contract(
            contract, rule, costs, said.effective_on, reason=reason.strip(), today=self.clock.today()
        )
        return RepricedContract(contract_id=contract.known_id, annex=annex.number, before=row.before, after=row.after)

    def _keep(
        self, made: list[RepricedContract], rule: RepricingRule, said: RepricingInputs, reason: str
    ) -> RepricingId:
        actor = self.access.viewer.user_id
        repricing = Repricing.apply(
            reason=reason.strip(), rule=rule, effective_on=said.effective_on, at=self.clock.now(),
            actor_id=None if actor is None else UserId(actor), contracts=made,
        )  # fmt: skip
        self.repricings.add(repricing)
        self.jobs.defer(LETTERS, lock=f"letters-{repricing.known_id}", repricing_id=repricing.known_id)
        return repricing.known_id
