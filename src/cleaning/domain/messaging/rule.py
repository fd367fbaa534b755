"""A rule: when something happens or is near, a text goes to the client."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from cleaning.domain.messaging.template import check
from cleaning.domain.messaging.values import Purpose, RuleEvent
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.ids import RuleId

GAPS = {RuleEvent.VISIT_TOMORROW: ("company", "phone", "date", "time", "premises", "address")}
"""The gaps a rule's text may have: what the event knows."""


@dataclass(eq=False, kw_only=True)
class MessageRule(Aggregate):
    """One rule and its texts by language; ``send_from`` is the local hour from which it works each day."""

    id: RuleId = None  # type: ignore[assignment]
    event: RuleEvent
    purpose: Purpose
    active: bool
    send_from: time
    text_bg: str
    text_en: str

    def __post_init__(self) -> None:
        self.reword(self.text_bg, self.text_en)

    def reword(self, text_bg: str, text_en: str) -> None:
        """Change the texts; a gap nobody can fill is refused."""
        gaps = GAPS[self.event]
        self.text_bg = check(text_bg, gaps, field="text_bg")
        self.text_en = check(text_en, gaps, field="text_en")

    def switch(self, active: bool, send_from: time) -> None:
        self.active, self.send_from = active, send_from

    def text(self, language: str) -> str:
        return self.text_en if language == "en" else self.text_bg


def visit_tomorrow() -> MessageRule:
    """The rule every company starts with."""
    return MessageRule(
        event=RuleEvent.VISIT_TOMORROW,
        purpose=Purpose.REMINDER,
        active=True,
        send_from=time(10),
        text_bg="Утре, {date}, в {time} ч. ще почистим {premises}. {company}",
        text_en="Tomorrow, {date}, at {time} we clean {premises}. {company}",
    )
