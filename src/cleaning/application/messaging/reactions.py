"""What happens to visits and invoices is told to the client, where a rule says so; stale reminders fall away."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from cleaning.application.company.queries import CompanyQueries
from cleaning.application.messaging.follow_rule import FollowRule, Occasion
from cleaning.application.messaging.ports import MessageRules, Messages
from cleaning.application.messaging.remind_of_visits import moment
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.shared.ports import Clock
from cleaning.domain.billing.events import InvoiceIssued
from cleaning.domain.messaging.values import RuleEvent
from cleaning.domain.shared.money import Money
from cleaning.domain.visits.events import VisitCancelled, VisitMoved


@dataclass(frozen=True, slots=True)
class TellOfCancelling:
    """No reminder of a visit that was called off; the client is told when the rule is on and it was still ahead."""

    messages: Messages
    rules: MessageRules
    premises: PremisesQueries
    company: CompanyQueries
    follow: FollowRule
    clock: Clock

    def __call__(self, event: VisitCancelled) -> None:
        for message in self.messages.queued_about("visit", event.visit_id):
            message.cancel()
        rule = self.rules.of(RuleEvent.VISIT_CANCELLED)
        if not rule.active or event.starts_at <= self.clock.now():
            return
        zone = ZoneInfo(self.company.profile().zone)
        place = self.premises.names([event.premises_id])[event.premises_id]
        occasion = Occasion(
            client_id=event.client_id,
            subject_kind="visit",
            subject_id=event.visit_id,
            gaps={**moment(event.starts_at, zone), "premises": place.name, "address": place.address or place.name},
            valid_until=event.starts_at,
        )
        self.follow(rule, [occasion])


@dataclass(frozen=True, slots=True)
class TellOfMoving:
    """No reminder with the old hour; the client is told the new one when the rule is on and it is still ahead."""

    messages: Messages
    rules: MessageRules
    premises: PremisesQueries
    company: CompanyQueries
    follow: FollowRule
    clock: Clock

    def __call__(self, event: VisitMoved) -> None:
        for message in self.messages.queued_about("visit", event.visit_id):
            message.cancel()
        rule = self.rules.of(RuleEvent.VISIT_MOVED)
        if not rule.active or event.after <= self.clock.now() or event.before == event.after:
            return
        zone = ZoneInfo(self.company.profile().zone)
        place = self.premises.names([event.premises_id])[event.premises_id]
        old = moment(event.before, zone, "old_")
        occasion = Occasion(
            client_id=event.client_id,
            subject_kind="visit",
            subject_id=event.visit_id,
            gaps={**moment(event.after, zone), **old, "premises": place.name, "address": place.address or place.name},
            once=f"{event.after:%Y%m%d%H%M}",
            valid_until=event.after,
        )
        self.follow(rule, [occasion])


@dataclass(frozen=True, slots=True)
class TellOfInvoice:
    """The client is told of an invoice to pay when the rule is on; notes that give money back need no SMS."""

    rules: MessageRules
    follow: FollowRule

    def __call__(self, event: InvoiceIssued) -> None:
        rule = self.rules.of(RuleEvent.INVOICE_ISSUED)
        if not rule.active or event.total <= Money.ZERO:
            return
        occasion = Occasion(
            client_id=event.client_id,
            subject_kind="invoice",
            subject_id=event.invoice_id,
            gaps={"number": event.number, "date": f"{event.due_on:%d.%m.%Y}"},
            sums={"sum": event.total},
        )
        self.follow(rule, [occasion])


REACTIONS = (TellOfCancelling, TellOfMoving, TellOfInvoice)
