"""Effects of others' events on plans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cleaning.application.catalogue.queries import CatalogueQueries, ServiceCard
from cleaning.application.plans.ports import Marks, Plans
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.shared.access import Origin
from cleaning.application.shared.ports import Clock
from cleaning.application.visits.queries import VisitQueries
from cleaning.domain.plans.plan import CleaningPlan, PlanItem
from cleaning.domain.plans.values import Mark, Per
from cleaning.domain.sales.events import ContractEnded, ContractSigned, SignedLine
from cleaning.domain.shared.ids import PremisesId, ServiceId, UserId, VisitId
from cleaning.domain.visits.events import VisitCancelled, VisitCompleted


@dataclass(frozen=True, slots=True)
class MakePlans:
    """A signed contract becomes one plan per premises: each line an item with its service's checklist."""

    plans: Plans
    catalogue: CatalogueQueries
    premises: PremisesQueries

    def __call__(self, event: ContractSigned) -> None:
        services = {card.id: card for card in self.catalogue.services({line.service_id for line in event.lines})}
        by_premises: dict[PremisesId, list[SignedLine]] = {}
        for line in event.lines:
            by_premises.setdefault(line.premises_id, []).append(line)
        names = self.premises.names(list(by_premises))
        for premises_id, lines in by_premises.items():
            self.plans.add(
                CleaningPlan.make(
                    branch_id=event.branch_id,
                    client_id=event.client_id,
                    premises_id=premises_id,
                    contract_id=event.contract_id,
                    title=names[premises_id].name,
                    starts_on=event.starts_on,
                    ends_on=event.ends_on,
                    items=[_item(line, event, services) for line in lines],
                )
            )


def _item(line: SignedLine, event: ContractSigned, services: Mapping[ServiceId, ServiceCard]) -> PlanItem:
    return PlanItem(
        contract_line_id=line.contract_line_id,
        service_id=line.service_id,
        title=line.description,
        rrule=line.rrule,
        start_time=line.start_time,
        minutes=line.minutes,
        starts_on=max(line.starts_on, event.starts_on),
        ends_on=event.ends_on,
        checklist=list(services[line.service_id].checklist) if line.service_id in services else [],
        quantity=line.quantity,
        unit=line.unit,
        price=line.price,
        per=Per(line.per),
        vat_code=line.vat_code,
    )


@dataclass(frozen=True, slots=True)
class EndPlans:
    """A contract that ends takes its plans with it."""

    plans: Plans

    def __call__(self, event: ContractEnded) -> None:
        for plan in self.plans.of_contract(event.contract_id):
            if plan.active:
                plan.end(event.ends_on)


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Carries what became of a visit's items into the plan."""

    plans: Plans
    marks: Marks
    visits: VisitQueries
    clock: Clock
    origin: Origin

    def carry(self, visit_id: VisitId, *, cancelled_why: str = "") -> None:
        outcomes = self.visits.outcome(visit_id)
        if not outcomes or outcomes[0].plan_id is None:
            return
        plan = self.plans.get(outcomes[0].plan_id)
        by = None if self.origin.actor_id is None else UserId(self.origin.actor_id)
        self.marks.put(
            [
                plan.mark(
                    outcome.item_id,
                    outcome.due_on,
                    Mark.DONE if outcome.done and not cancelled_why else Mark.SKIPPED,
                    at=self.clock.now(),
                    by=by,
                    visit_id=visit_id,
                    reason=cancelled_why or outcome.reasons,
                )
                for outcome in outcomes
            ]
        )


@dataclass(frozen=True, slots=True)
class MarkDone:
    """A finished visit marks its items: done, with what could not be done as the reason beside it."""

    outcomes: Outcomes

    def __call__(self, event: VisitCompleted) -> None:
        self.outcomes.carry(event.visit_id)


@dataclass(frozen=True, slots=True)
class MarkSkipped:
    """A visit that does not take place skips its items."""

    outcomes: Outcomes

    def __call__(self, event: VisitCancelled) -> None:
        self.outcomes.carry(event.visit_id, cancelled_why=event.reason)


REACTIONS = (MakePlans, EndPlans, MarkDone, MarkSkipped)
