"""The rules every company starts with: the reminder is on, the others wait to be wanted."""

from __future__ import annotations

from datetime import time

from cleaning.domain.messaging.rule import MessageRule
from cleaning.domain.messaging.values import Purpose, RuleEvent

_TEXTS = {
    RuleEvent.VISIT_TOMORROW: (
        "Утре, {date}, в {time} ч. ще почистим {premises}. {company}",
        "Tomorrow, {date}, at {time} we clean {premises}. {company}",
    ),
    RuleEvent.VISIT_MOVED: (
        "Почистването на {premises} се мести от {old_date} {old_time} ч. на {date} {time} ч. {company}",
        "The cleaning of {premises} moves from {old_date} {old_time} to {date} {time}. {company}",
    ),
    RuleEvent.VISIT_CANCELLED: (
        "Почистването на {premises} на {date} в {time} ч. отпада. {company}",
        "The cleaning of {premises} on {date} at {time} is cancelled. {company}",
    ),
    RuleEvent.INVOICE_ISSUED: (
        "Издадохме Ви фактура {number} за {sum}, платима до {date}. {company}",
        "We issued invoice {number} for {sum}, due on {date}. {company}",
    ),
    RuleEvent.PAYMENT_DUE: (
        "Напомняме: {sum} по фактура {number} са дължими на {date}. {company}",
        "A reminder: {sum} on invoice {number} are due on {date}. {company}",
    ),
    RuleEvent.PAYMENT_OVERDUE: (
        "{sum} по фактура {number} са просрочени с {days} дни. Ако вече сте платили, благодарим Ви. {company}",
        "{sum} on invoice {number} are {days} days overdue. If you have paid already, thank you. {company}",
    ),
}
_DAYS = {RuleEvent.PAYMENT_DUE: (3,), RuleEvent.PAYMENT_OVERDUE: (3, 10, 30)}
_MONEY = {RuleEvent.INVOICE_ISSUED, RuleEvent.PAYMENT_DUE, RuleEvent.PAYMENT_OVERDUE}
_NEWS = {RuleEvent.VISIT_MOVED, RuleEvent.VISIT_CANCELLED}


def first_rule(event: RuleEvent) -> MessageRule:
    """The rule for an event as it is before anybody changed it."""
    text_bg, text_en = _TEXTS[event]
    purpose = Purpose.PAYMENT if event in _MONEY else Purpose.SERVICE if event in _NEWS else Purpose.REMINDER
    return MessageRule(
        event=event,
        purpose=purpose,
        active=event is RuleEvent.VISIT_TOMORROW,
        send_from=time(10),
        text_bg=text_bg,
        text_en=text_en,
        days=_DAYS.get(event, ()),
    )
