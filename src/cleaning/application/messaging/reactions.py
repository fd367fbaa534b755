"""A visit that moves or falls away takes its unsent reminder with it."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.messaging.ports import Messages
from cleaning.domain.visits.events import VisitCancelled, VisitMoved


@dataclass(frozen=True, slots=True)
class ForgetReminder:
    """No reminder of a visit that was called off."""

    messages: Messages

    def __call__(self, event: VisitCancelled) -> None:
        for message in self.messages.queued_about("visit", event.visit_id):
            message.cancel()


@dataclass(frozen=True, slots=True)
class ForgetOldTime:
    """No reminder with the old hour."""

    messages: Messages

    def __call__(self, event: VisitMoved) -> None:
        for message in self.messages.queued_about("visit", event.visit_id):
            message.cancel()


REACTIONS = (ForgetReminder, ForgetOldTime)
