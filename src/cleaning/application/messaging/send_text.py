"""A person writes one SMS to a client."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from cleaning.application.clients.recipients import RecipientQueries
from cleaning.application.messaging.ports import Messages, OptOuts
from cleaning.application.messaging.write_message import Draft, WriteMessage
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Jobs, Work
from cleaning.domain.messaging.transliteration import latin
from cleaning.domain.messaging.values import Purpose
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import ClientId, MessageId, UserId


class Text(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to write and to whom; ``key`` is the request's own, so that a second click writes nothing."""

    client_id: ClientId
    text: str
    key: str
    purpose: Purpose = Purpose.SERVICE
    in_latin: bool = False


@dataclass(frozen=True, slots=True)
class SendText:
    """Queue it; an urgent one leaves at once, any other not at night."""

    work: Work
    messages: Messages
    clients: RecipientQueries
    opt_outs: OptOuts
    write: WriteMessage
    jobs: Jobs
    access: Access
    clock: Clock

    def __call__(self, command: Text) -> MessageId:
        self.access.require(Permission.MESSAGES_SEND)
        with self.work:
            recipient = self.clients.recipients([command.client_id]).get(command.client_id)
            if recipient is None:
                raise NotFound("client", command.client_id)
            self.access.require(Permission.MESSAGES_SEND, branch=recipient.branch_id)
            author = self.access.viewer.user_id
            message = self.write(
                Draft(
                    recipient=recipient,
                    text=latin(command.text) if command.in_latin else command.text,
                    purpose=command.purpose,
                    key=f"text:{author}:{command.key}",
                    now=self.clock.now(),
                    stopped=bool(recipient.phone and self.opt_outs.standing([recipient.phone])),
                    subject_kind="client",
                    subject_id=recipient.id,
                    author_id=None if author is None else UserId(author),
                )
            )
            self.messages.add(message)
            self.jobs.defer("messaging.send", at=message.not_before)
        return message.id
