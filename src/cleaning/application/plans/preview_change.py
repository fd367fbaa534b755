"""What a change of a plan would do, before it is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

from cleaning.application.company.queries import CompanyQueries
from cleaning.application.plans.change_plan import ItemDetails
from cleaning.application.plans.queries import PlanItemRow, PlanQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock
from cleaning.application.visits.queries import SeriesChange, VisitQueries
from cleaning.domain.plans.projection import project
from cleaning.domain.plans.rule import parse
from cleaning.domain.shared.ids import PlanId, PlanItemId

AHEAD = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class PreviewChange:
    """The item from a day on as ``details`` say, or stopped when there are none: which visits go, come and stay."""

    plans: PlanQueries
    visits: VisitQueries
    company: CompanyQueries
    access: Access
    clock: Clock

    def __call__(
        self, plan_id: PlanId, item_id: PlanItemId, details: ItemDetails | None, from_day: date
    ) -> SeriesChange:
        self.access.require(Permission.PLANS_EDIT)
        plan = self.plans.card(plan_id, self.access.viewer.scope)
        zone = ZoneInfo(self.company.profile().zone)
        start = max(from_day, self.clock.today())
        items = [later for item in plan.items for later in _from(item, item_id, details, from_day)]
        due = project(items, zone, start, self.clock.today() + AHEAD)
        moments = {visit.planned_for for visit in due}
        return self.visits.would_change(plan_id, datetime.combine(start, time(), zone).astimezone(UTC), moments)


def _from(item: PlanItemRow, item_id: PlanItemId, details: ItemDetails | None, day: date) -> list[PlanItemRow]:
    """An item as it was up to the day and as it would be from then on."""
    if item.id != item_id:
        return [item]
    before = msgspec.structs.replace(item, ends_on=max(day, item.starts_on))
    if details is None:
        return [before]
    later = msgspec.structs.replace(
        item,
        starts_on=max(day, item.starts_on),
        rrule=parse(details.rrule).written,
        start_time=details.start_time,
        minutes=details.minutes,
    )
    return [before, later]
