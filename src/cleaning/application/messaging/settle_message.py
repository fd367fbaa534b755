"""A person decides what becomes of a message that is stuck."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.messaging.ports import Messages
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Jobs, Work
from cleaning.domain.shared.ids import MessageId


@dataclass(frozen=True, slots=True)
class SendAgain:
    """It did not arrive: offer it once more."""

    work: Work
    messages: Messages
    jobs: Jobs
    access: Access
    clock: Clock

    def __call__(self, message_id: MessageId) -> None:
        with self.work:
            message = self.messages.get(message_id, lock=True)
            self.access.require(Permission.MESSAGES_SEND, branch=message.branch_id)
            message.send_again(at=self.clock.now())
            self.jobs.defer("messaging.send")


@dataclass(frozen=True, slots=True)
class LetMessageBe:
    """It is not wanted any more, or it did arrive: nothing more happens to it."""

    work: Work
    messages: Messages
    access: Access

    def __call__(self, message_id: MessageId) -> None:
        with self.work:
            message = self.messages.get(message_id, lock=True)
            self.access.require(Permission.MESSAGES_SEND, branch=message.branch_id)
            message.cancel()
