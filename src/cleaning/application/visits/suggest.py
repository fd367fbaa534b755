"""Ways out of a double booking: who else is free then, and when the wanted crew is free that day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec

from cleaning.application.shared.access import Scope
from cleaning.application.shared.ports import Clock
from cleaning.application.visits.queries import VisitQueries
from cleaning.application.workforce.queries import CrewRow, WorkforceQueries
from cleaning.domain.shared.ids import BranchId, CrewId, EmployeeId, VisitId
from cleaning.domain.shared.time import TimeSlot
from cleaning.domain.visits.free import is_free, next_gap, next_quarter

MOST = 4


class Alternative(msgspec.Struct, frozen=True, kw_only=True):
    crew_id: CrewId
    crew_name: str
    slot: TimeSlot
    people: int


@dataclass(frozen=True, slots=True)
class SuggestOthers:
    visits: VisitQueries
    workforce: WorkforceQueries
    clock: Clock

    def __call__(
        self,
        scope: Scope,
        branch_id: BranchId,
        slot: TimeSlot,
        *,
        crew_id: CrewId | None,
        besides: VisitId,
        until: datetime,
    ) -> list[Alternative]:
        """First the wanted crew later the same day (up to ``until``), then other crews at the wanted time."""
        crews = [crew for crew in self.workforce.crews(scope, branch_id=branch_id) if crew.members]
        taken: dict[EmployeeId, list[TimeSlot]] = defaultdict(list)
        for busy in self.visits.busy(scope, slot.start - timedelta(hours=1), max(until, slot.end)):
            if busy.visit_id != besides:
                taken[busy.employee_id].append(busy.slot)
        found = []
        for crew in crews:
            people = [member.employee_id for member in crew.members]
            if crew.id == crew_id:
                begin = max(slot.start, next_quarter(self.clock.now()))
                later = next_gap(people, TimeSlot(begin, begin + slot.length), taken, until)
                found += [_offer(crew, later)] if later else []
            elif is_free(people, slot, taken):
                found.append(_offer(crew, slot))
        return sorted(found, key=lambda offer: (offer.crew_id != crew_id, offer.crew_name))[:MOST]


def _offer(crew: CrewRow, slot: TimeSlot) -> Alternative:
    return Alternative(crew_id=crew.id, crew_name=crew.name, slot=slot, people=len(crew.members))
