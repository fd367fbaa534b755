"""The crew looks up how to get in."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from cleaning.application.company.queries import CompanyQueries
from cleaning.application.premises.reveal_code import RevealCode, RevealedCode
from cleaning.application.shared.access import Access
from cleaning.application.shared.ports import Clock, Work
from cleaning.application.visits.ports import Visits
from cleaning.application.visits.workers import require_worker
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import AccessCodeId, VisitId
from cleaning.domain.visits.values import Stage
from cleaning.domain.visits.visit import Visit


@dataclass(frozen=True, slots=True)
class ShowAccess:
    """One code at a time, to those who are sent there, on the day of the visit; each look is noted with the visit.

    Somebody of the office who finishes visits for a crew needs the right to see codes besides.
    """

    work: Work
    visits: Visits
    reveal: RevealCode
    company: CompanyQueries
    access: Access
    clock: Clock

    def __call__(self, visit_id: VisitId, code_id: AccessCodeId) -> RevealedCode:
        with self.work:
            visit = self.visits.get(visit_id)
            require_worker(self.access, visit)
            if not self._is_today(visit):
                raise RuleBroken("visit.access_later", starts_at=visit.starts_at)
            sent = self.access.viewer.employee_id in visit.employees
            return self.reveal(visit.premises_id, code_id, sent_by=visit.id if sent else None)

    def _is_today(self, visit: Visit) -> bool:
        """From midnight before it until it is done; a visit through the night has two days."""
        if visit.stage is Stage.UNDERWAY:
            return True
        zone = ZoneInfo(self.company.profile().zone)
        first, last = visit.starts_at.astimezone(zone).date(), visit.ends_at.astimezone(zone).date()
        return visit.stage is Stage.PLANNED and first <= self.clock.today() <= last
