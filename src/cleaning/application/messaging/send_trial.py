"""Try a provider out: one text to a number of one's own, through the same outbox as any other."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from cleaning.application.messaging.ports import Messages
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Jobs, Work
from cleaning.domain.messaging.message import Message
from cleaning.domain.messaging.segmentation import segment
from cleaning.domain.messaging.values import Channel, Purpose
from cleaning.domain.shared.errors import NotFound, RuleBroken
from cleaning.domain.shared.identifiers import is_mobile, phone
from cleaning.domain.shared.ids import BranchId, MessageId, UserId


class Trial(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``key`` is the request's own, so that a second click sends nothing."""

    phone: str
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class SendTrial:
    """It leaves at once, to nobody's client; how far it gets is seen on the message's page."""

    work: Work
    messages: Messages
    jobs: Jobs
    access: Access
    clock: Clock

    def __call__(self, command: Trial) -> MessageId:
        self.access.require(Permission.MESSAGES_RULE_EDIT)
        number, viewer, text = phone(command.phone), self.access.viewer, command.text.strip()
        if not is_mobile(number):
            raise RuleBroken("phone.not_mobile", field="phone", phone=number)
        if not text:
            raise RuleBroken("message.empty", field="text")
        branch = viewer.branch_id or next(iter(viewer.branch_ids), None)
        if branch is None:
            raise NotFound("branch")
        now = self.clock.now()
        message = Message(
            branch_id=BranchId(branch),
            client_id=None,
            channel=Channel.SMS,
            purpose=Purpose.URGENT,
            recipient=number,
            language=viewer.lang,
            text=text,
            parts=len(segment(text).parts),
            key=f"trial:{viewer.user_id}:{command.key}",
            created_at=now,
            not_before=now,
            author_id=None if viewer.user_id is None else UserId(viewer.user_id),
        ).queued()
        with self.work:
            self.messages.add(message)
            self.jobs.defer("messaging.send")
        return message.id
