"""Tell clients the day before that we are coming."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from cleaning.application.clients.queries import Recipient, RecipientQueries
from cleaning.application.company.queries import CompanyProfile, CompanyQueries
from cleaning.application.messaging.ports import MessageRules, Messages, OptOuts
from cleaning.application.messaging.write_message import Draft, WriteMessage
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.shared.ports import Clock, Jobs, Work
from cleaning.application.visits.queries import UpcomingVisit, VisitQueries
from cleaning.domain.messaging.rule import MessageRule
from cleaning.domain.messaging.template import fill
from cleaning.domain.messaging.values import RuleEvent
from cleaning.domain.shared.errors import RuleBroken

NOBODY_TO_REMIND = {"message.no_consent", "message.no_phone", "message.landline", "message.stopped", "phone.invalid"}
"""Refusals that concern one client only; any other is the rule's own and stops it where everybody sees it."""


@dataclass(frozen=True, slots=True)
class RemindOfVisits:
    """Every five minutes from the rule's hour: a reminder for each of tomorrow's visits that has none yet.

    One message per rule, visit and number, however often it runs. Who has no mobile number or wants no messages gets
    none; the visit's day is meant in the company's zone.
    """

    name: ClassVar[str] = "messaging.remind_of_visits"
    every: ClassVar[str] = "*/5 * * * *"

    work: Work
    messages: Messages
    rules: MessageRules
    visits: VisitQueries
    clients: RecipientQueries
    premises: PremisesQueries
    company: CompanyQueries
    opt_outs: OptOuts
    write: WriteMessage
    jobs: Jobs
    clock: Clock

    def __call__(self) -> int:
        """How many were queued."""
        with self.work:
            rule, company = self.rules.of(RuleEvent.VISIT_TOMORROW), self.company.profile()
            zone, now = ZoneInfo(company.zone), self.clock.now()
            local = now.astimezone(zone)
            if not rule.active or local.time() < rule.send_from:
                return 0
            tomorrow = datetime.combine(local.date() + timedelta(days=1), time(), zone)
            queued = self._queue(rule, company, self._visits(tomorrow), now)
            if queued:
                self.jobs.defer("messaging.send")
            return queued

    def _visits(self, morning: datetime) -> list[UpcomingVisit]:
        next_morning = datetime.combine(morning.date() + timedelta(days=1), time(), morning.tzinfo)
        return self.visits.upcoming(morning, next_morning)

    def _queue(self, rule: MessageRule, company: CompanyProfile, visits: list[UpcomingVisit], now: datetime) -> int:
        recipients = self.clients.recipients([visit.client_id for visit in visits])
        wanted = {_key(visit, recipients[visit.client_id]): visit for visit in visits if visit.client_id in recipients}
        for known in self.messages.known(wanted):
            del wanted[known]
        stopped = self.opt_outs.standing({one.phone for one in recipients.values() if one.phone})
        addresses = self.premises.names([visit.premises_id for visit in wanted.values()])
        written = []
        for key, visit in wanted.items():
            recipient = recipients[visit.client_id]
            local = visit.starts_at.astimezone(ZoneInfo(company.zone))
            place = addresses[visit.premises_id]
            gaps = {
                "company": company.name,
                "phone": company.phone,
                "date": f"{local:%d.%m.}",
                "time": f"{local:%H:%M}",
                "premises": place.name,
                "address": place.address or place.name,
            }
            try:
                written.append(
                    self.write(
                        Draft(
                            recipient=recipient,
                            text=fill(rule.text(recipient.language), gaps),
                            purpose=rule.purpose,
                            key=key,
                            now=now,
                            stopped=recipient.phone in stopped,
                            valid_until=visit.starts_at,
                            subject_kind="visit",
                            subject_id=visit.visit_id,
                        )
                    )
                )
            except RuleBroken as refusal:
                if refusal.code not in NOBODY_TO_REMIND:
                    raise
        self.messages.add_all(written)
        return len(written)


def _key(visit: UpcomingVisit, recipient: Recipient) -> str:
    return f"{RuleEvent.VISIT_TOMORROW}:{visit.visit_id}:{recipient.phone}"
