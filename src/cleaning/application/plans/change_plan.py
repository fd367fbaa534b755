"""Add, change or drop what is to be done, from a day on; visits follow by reaction."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from cleaning.application.plans.ports import Plans
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.plans.item import PlanItem
from cleaning.domain.plans.values import Per
from cleaning.domain.shared.ids import PlanId, PlanItemId, ServiceId
from cleaning.domain.shared.money import ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDetails:
    """How a task reads and when it comes; ``rrule`` is RFC 5545 in local days, empty for once."""

    title: str
    rrule: str
    start_time: time
    minutes: int
    zone: str = ""
    instructions: str = ""
    checklist: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AddItem:
    """A task beside what was agreed in the contract, so at no price of its own."""

    work: Work
    plans: Plans
    access: Access

    def __call__(
        self,
        plan_id: PlanId,
        details: ItemDetails,
        from_day: date,
        *,
        service_id: ServiceId | None = None,
        version: int | None = None,
    ) -> None:
        with self.work:
            plan = self.plans.get(plan_id)
            self.access.require(Permission.PLANS_EDIT, branch=plan.branch_id)
            plan.expect(version)
            plan.add(
                PlanItem(
                    service_id=service_id,
                    title=details.title,
                    zone=details.zone,
                    rrule=details.rrule,
                    start_time=details.start_time,
                    minutes=details.minutes,
                    starts_on=from_day,
                    ends_on=plan.ends_on,
                    instructions=details.instructions,
                    checklist=list(details.checklist),
                    quantity=Decimal(1),
                    price=ZERO,
                    per=Per.MONTH,
                )
            )


@dataclass(frozen=True, slots=True)
class ChangeItem:
    """This item from a day on; from its first day means all of it."""

    work: Work
    plans: Plans
    access: Access

    def __call__(
        self, plan_id: PlanId, item_id: PlanItemId, details: ItemDetails, from_day: date, *, version: int | None = None
    ) -> None:
        with self.work:
            plan = self.plans.get(plan_id)
            self.access.require(Permission.PLANS_EDIT, branch=plan.branch_id)
            plan.expect(version)
            plan.change_item(
                item_id,
                from_day,
                rrule=details.rrule,
                start_time=details.start_time,
                minutes=details.minutes,
                title=details.title,
                zone=details.zone,
                instructions=details.instructions,
                checklist=details.checklist,
            )


@dataclass(frozen=True, slots=True)
class DropItem:
    """Not to be done any more from a day on; marks already made stay."""

    work: Work
    plans: Plans
    access: Access

    def __call__(self, plan_id: PlanId, item_id: PlanItemId, from_day: date, *, version: int | None = None) -> None:
        with self.work:
            plan = self.plans.get(plan_id)
            self.access.require(Permission.PLANS_EDIT, branch=plan.branch_id)
            plan.expect(version)
            plan.drop_item(item_id, from_day)
