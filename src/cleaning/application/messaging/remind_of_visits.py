"""Tell clients the day before that we are coming."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from cleaning.application.company.queries import CompanyQueries
from cleaning.application.messaging.follow_rule import FollowRule, Occasion
from cleaning.application.messaging.ports import MessageRules
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.shared.ports import Clock, Work
from cleaning.application.visits.queries import UpcomingVisit, VisitQueries
from cleaning.domain.messaging.values import RuleEvent


@dataclass(frozen=True, slots=True)
class RemindOfVisits:
    """Every five minutes from the rule's hour: a reminder for each of tomorrow's visits that has none yet.

    One message per rule, visit and number, however often it runs; the visit's day is meant in the company's zone.
    """

    name: ClassVar[str] = "messaging.remind_of_visits"
    every: ClassVar[str] = "*/5 * * * *"

    work: Work
    rules: MessageRules
    visits: VisitQueries
    premises: PremisesQueries
    company: CompanyQueries
    follow: FollowRule
    clock: Clock

    def __call__(self) -> int:
        """How many were queued."""
        with self.work:
            rule = self.rules.of(RuleEvent.VISIT_TOMORROW)
            zone = ZoneInfo(self.company.profile().zone)
            local = self.clock.now().astimezone(zone)
            if not rule.active or local.time() < rule.send_from:
                return 0
            tomorrow = datetime.combine(local.date() + timedelta(days=1), time(), zone)
            return self.follow(rule, self._occasions(self._visits(tomorrow), zone))

    def _visits(self, morning: datetime) -> list[UpcomingVisit]:
        next_morning = datetime.combine(morning.date() + timedelta(days=1), time(), morning.tzinfo)
        return self.visits.upcoming(morning, next_morning)

    def _occasions(self, visits: list[UpcomingVisit], zone: ZoneInfo) -> list[Occasion]:
        places = self.premises.names([visit.premises_id for visit in visits])
        return [
            Occasion(
                client_id=visit.client_id,
                subject_kind="visit",
                subject_id=visit.visit_id,
                gaps={
                    **moment(visit.starts_at, zone),
                    "premises": places[visit.premises_id].name,
                    "address": places[visit.premises_id].address or places[visit.premises_id].name,
                },
                valid_until=visit.starts_at,
            )
            for visit in visits
        ]


def moment(at: datetime, zone: ZoneInfo, before: str = "") -> dict[str, str]:
    """Day and hour as a client reads them; ``before`` stands in front of the gaps' names."""
    local = at.astimezone(zone)
    return {f"{before}date": f"{local:%d.%m.}", f"{before}time": f"{local:%H:%M}"}
