"""Effects of others' events on plans: they follow their contract, and visits tell what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cleaning.application.catalogue.queries import CatalogueQueries, ServiceCard
from cleaning.application.plans.ports import Marks, Plans
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.shared.access import Origin
from cleaning.application.shared.ports import Clock
from cleaning.application.visits.queries import VisitQueries
from cleaning.domain.plans.item import Agreement, PlanItem
from cleaning.domain.plans.plan import CleaningPlan
from cleaning.domain.plans.values import Mark, Pause, Per
from cleaning.domain.sales.events import (
    ContractChanged,
    ContractEnded,
    ContractEndMoved,
    ContractResumed,
    ContractSigned,
    ContractSuspended,
    LineChange,
    SignedLine,
)
from cleaning.domain.shared.ids import PremisesId, ServiceId, UserId, VisitId
from cleaning.domain.visits.events import VisitCancelled, VisitCompleted

Services = Mapping[ServiceId, ServiceCard]
RHYTHM = ("rrule", "start_time", "minutes")


@dataclass(frozen=True, slots=True)
class MakePlans:
    """A signed contract becomes one plan per premises: each line an item with its service's checklist."""

    plans: Plans
    catalogue: CatalogueQueries
    premises: PremisesQueries

    def __call__(self, event: ContractSigned) -> None:
        services = _services(self.catalogue, event.lines)
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
                    items=[_item(line, event.starts_on, event.ends_on, services) for line in lines],
                )
            )


@dataclass(frozen=True, slots=True)
class FollowAnnex:
    """From the day of an annex its lines are done; moves and marks made before stay, and those after it too."""

    plans: Plans
    catalogue: CatalogueQueries
    premises: PremisesQueries

    def __call__(self, event: ContractChanged) -> None:
        changes = [part for change in event.changes for part in _apart(change)]
        services = _services(self.catalogue, [change.new for change in changes if change.new is not None])
        plans = {plan.premises_id: plan for plan in self.plans.of_contract(event.contract_id)}
        fresh: dict[PremisesId, list[PlanItem]] = {}
        for change in changes:
            line = change.new or change.old
            assert line is not None, "a change has a side"
            new = None if change.new is None else _item(change.new, event.effective_on, event.ends_on, services)
            if (plan := plans.get(line.premises_id)) is not None:
                old = None if change.old is None else change.old.contract_line_id
                plan.agree(old, None if new is None else _agreement(change, new), event.effective_on)
            elif new is not None:
                fresh.setdefault(line.premises_id, []).append(new)
        self._open(event, fresh)

    def _open(self, event: ContractChanged, fresh: Mapping[PremisesId, Sequence[PlanItem]]) -> None:
        """Premises the contract did not know before have a plan of their own."""
        names = self.premises.names(list(fresh))
        pauses = tuple(Pause(rest.starts_on, rest.resumes_on) for rest in event.rests)
        for premises_id, items in fresh.items():
            for item in items:
                item.pauses = pauses
            self.plans.add(
                CleaningPlan.make(
                    branch_id=event.branch_id,
                    client_id=event.client_id,
                    premises_id=premises_id,
                    contract_id=event.contract_id,
                    title=names[premises_id].name,
                    starts_on=event.effective_on,
                    ends_on=event.ends_on,
                    items=items,
                )
            )


@dataclass(frozen=True, slots=True)
class MovePlanEnds:
    """Notice, renewal: what was due up to the old end is due up to the new one."""

    plans: Plans

    def __call__(self, event: ContractEndMoved) -> None:
        for plan in self.plans.of_contract(event.contract_id):
            plan.move_end(event.ends_on)


@dataclass(frozen=True, slots=True)
class RestPlans:
    """A contract that rests without visits has nothing due meanwhile."""

    plans: Plans

    def __call__(self, event: ContractSuspended) -> None:
        if event.visits_off:
            for plan in self.plans.of_contract(event.contract_id):
                plan.pause(Pause(event.starts_on, event.resumes_on))


@dataclass(frozen=True, slots=True)
class WakePlans:
    """The rest is over, maybe before it was to be."""

    plans: Plans

    def __call__(self, event: ContractResumed) -> None:
        if event.visits_off:
            for plan in self.plans.of_contract(event.contract_id):
                plan.go_on(event.starts_on, event.resumes_on)


@dataclass(frozen=True, slots=True)
class EndPlans:
    """A contract that ended takes its plans with it."""

    plans: Plans

    def __call__(self, event: ContractEnded) -> None:
        for plan in self.plans.of_contract(event.contract_id):
            if plan.active:
                plan.end(event.ends_on)


def _services(catalogue: CatalogueQueries, lines: Iterable[SignedLine]) -> Services:
    wanted = {line.service_id for line in lines}
    return {card.id: card for card in catalogue.services(wanted)} if wanted else {}


def _item(line: SignedLine, starts_on: date, ends_on: date | None, services: Services) -> PlanItem:
    return PlanItem(
        contract_line_id=line.contract_line_id,
        service_id=line.service_id,
        title=line.description,
        rrule=line.rrule,
        start_time=line.start_time,
        minutes=line.minutes,
        starts_on=max(line.starts_on, starts_on),
        ends_on=ends_on,
        checklist=list(services[line.service_id].checklist) if line.service_id in services else [],
        quantity=line.quantity,
        unit=line.unit,
        price=line.price,
        per=Per(line.per),
        vat_code=line.vat_code,
    )


def _apart(change: LineChange) -> list[LineChange]:
    """Work that goes to other premises stops in one plan and begins in another."""
    old, new = change.old, change.new
    if old is None or new is None or old.premises_id == new.premises_id:
        return [change]
    return [replace(change, new=None), replace(change, old=None)]


def _agreement(change: LineChange, new: PlanItem) -> Agreement:
    old, said = change.old, change.new
    if old is None or said is None:
        return Agreement(fresh=new)
    return Agreement(
        fresh=new,
        same_rhythm=all(getattr(old, name) == getattr(said, name) for name in RHYTHM),
        same_words=old.description == said.description,
    )


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


REACTIONS = (MakePlans, FollowAnnex, MovePlanEnds, RestPlans, WakePlans, EndPlans, MarkDone, MarkSkipped)
