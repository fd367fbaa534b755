"""How a message comes to be queued: number, parts, quiet hours and consent, for whoever writes one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from cleaning.application.clients.recipients import Recipient
from cleaning.application.company.queries import CompanyQueries
from cleaning.domain.messaging.message import Message
from cleaning.domain.messaging.quiet import QuietHours
from cleaning.domain.messaging.segmentation import segment
from cleaning.domain.messaging.values import Channel, Purpose
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.identifiers import is_mobile, phone
from cleaning.domain.shared.ids import UserId

MOST_PARTS = 10


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A text for one client; ``key`` says why it exists, so that the same reason never writes twice."""

    recipient: Recipient
    text: str
    purpose: Purpose
    key: str
    now: datetime
    stopped: bool = False
    """The number said stop."""
    valid_until: datetime | None = None
    subject_kind: str | None = None
    subject_id: int | None = None
    author_id: UserId | None = None


@dataclass(frozen=True, slots=True)
class WriteMessage:
    """A message ready to be stored. It needs a mobile number and the client's consent; all but the urgent wait for day.

    What serves the client goes unless they said stop; marketing goes only when they said yes.
    """

    company: CompanyQueries

    def __call__(self, draft: Draft) -> Message:
        client = draft.recipient
        if draft.stopped:
            # Before consent, which STOP withdraws as well: who writes should learn what the person did.
            raise RuleBroken("message.stopped", client=client.name, phone=client.phone)
        if not (client.marketing_sms if draft.purpose is Purpose.MARKETING else client.service_sms):
            raise RuleBroken("message.no_consent", client=client.name, purpose=draft.purpose)
        if not client.phone:
            raise RuleBroken("message.no_phone", client=client.name)
        number = phone(client.phone)
        if not is_mobile(number):
            raise RuleBroken("message.landline", client=client.name, phone=number)
        text = draft.text.strip()
        if not text:
            raise RuleBroken("message.empty", field="text")
        parts = len(segment(text).parts)
        if parts > MOST_PARTS:
            raise RuleBroken("message.too_many_parts", field="text", parts=parts, most=MOST_PARTS)
        zone = ZoneInfo(self.company.profile().zone)
        return Message(
            branch_id=client.branch_id,
            client_id=client.id,
            channel=Channel.SMS,
            purpose=draft.purpose,
            recipient=number,
            language=str(client.language),
            text=text,
            parts=parts,
            key=draft.key,
            created_at=draft.now,
            not_before=QuietHours().postpone(draft.now, zone, draft.purpose),
            valid_until=draft.valid_until,
            subject_kind=draft.subject_kind,
            subject_id=draft.subject_id,
            author_id=draft.author_id,
        ).queued()
