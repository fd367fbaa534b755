"""The crew looks up how to get in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from cleaning.application.premises.reveal_access import RevealAccess
from cleaning.application.shared.access import Access
from cleaning.application.shared.ports import Clock, Work
from cleaning.application.visits.ports import Visits
from cleaning.application.visits.workers import require_worker
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import VisitId
from cleaning.domain.visits.values import Stage

BEFORE = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class ShowAccess:
    """Codes are shown to those who are sent there and only around the visit; each look is noted."""

    work: Work
    visits: Visits
    reveal: RevealAccess
    access: Access
    clock: Clock

    def __call__(self, visit_id: VisitId) -> str:
        with self.work:
            visit = self.visits.get(visit_id)
            require_worker(self.access, visit)
            now = self.clock.now()
            soon = visit.stage is Stage.PLANNED and visit.starts_at - BEFORE <= now < visit.ends_at + BEFORE
            if not soon and visit.stage is not Stage.UNDERWAY:
                raise RuleBroken("visit.access_later", starts_at=visit.starts_at)
            return self.reveal(visit.premises_id, sent_there=True)
