"""Tell clients that a payment is near, and that it is late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from cleaning.application.company.queries import CompanyQueries
from cleaning.application.messaging.follow_rule import FollowRule, Occasion
from cleaning.application.messaging.ports import MessageRules
from cleaning.application.shared.access import Access
from cleaning.application.shared.ports import Clock, Work
from cleaning.application.treasury.queries import Debt, TreasuryQueries
from cleaning.domain.messaging.rule import STILL_FRESH, MessageRule
from cleaning.domain.messaging.values import RuleEvent
from cleaning.domain.shared.money import Money

INVOICE = "invoice"


@dataclass(frozen=True, slots=True)
class RemindOfPayments:
    """Every quarter of an hour from each rule's hour. One message per rule, document, level and number; what was paid
    in between is not reminded of."""

    name: ClassVar[str] = "messaging.remind_of_payments"
    every: ClassVar[str] = "*/15 * * * *"

    work: Work
    rules: MessageRules
    treasury: TreasuryQueries
    company: CompanyQueries
    follow: FollowRule
    access: Access
    clock: Clock

    def __call__(self) -> int:
        """How many were queued."""
        zone = ZoneInfo(self.company.profile().zone)
        local = self.clock.now().astimezone(zone)
        queued = 0
        with self.work:
            for event in (RuleEvent.PAYMENT_DUE, RuleEvent.PAYMENT_OVERDUE):
                rule = self.rules.of(event)
                if rule.active and local.time() >= rule.send_from:
                    queued += self.follow(rule, self._occasions(rule, local.date()))
        return queued

    def _occasions(self, rule: MessageRule, today: date) -> list[Occasion]:
        scope = self.access.viewer.scope
        if rule.event is RuleEvent.PAYMENT_DUE:
            days = [today + timedelta(days=ahead) for ahead in rule.days]
            found = [(debt, (debt.due_on - today).days) for debt in self.treasury.due_on(days, scope=scope)]
        else:
            days = [today - timedelta(days=level + late) for level in rule.days for late in range(STILL_FRESH)]
            debts = self.treasury.due_on(days, scope=scope)
            found = [(debt, level) for debt in debts if (level := rule.level((today - debt.due_on).days)) is not None]
        return [_occasion(debt, level, today) for debt, level in found if debt.open > Money.ZERO]


def _occasion(debt: Debt, level: int, today: date) -> Occasion:
    assert debt.client_id is not None, "a receivable has its client"
    return Occasion(
        client_id=debt.client_id,
        subject_kind=debt.source_kind,
        subject_id=debt.source_id,
        gaps={
            "number": debt.number,
            "date": f"{debt.due_on:%d.%m.%Y}",
            "days": str(max(0, (today - debt.due_on).days)),
        },
        sums={"sum": debt.open},
        once=str(level),
    )
