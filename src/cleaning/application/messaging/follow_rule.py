"""A rule writes: one text per rule, subject and number, to those who may be written to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec

from cleaning.application.clients.recipients import Recipient, RecipientQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.messaging.ports import Messages, OptOuts
from cleaning.application.messaging.write_message import Draft, WriteMessage
from cleaning.application.shared.ports import Clock, Jobs
from cleaning.domain.messaging.message import Message
from cleaning.domain.messaging.rule import MessageRule
from cleaning.domain.messaging.template import fill
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ClientId
from cleaning.domain.shared.money import Money

NOBODY_TO_WRITE_TO = {"message.no_consent", "message.no_phone", "message.landline", "message.stopped", "phone.invalid"}
"""Refusals that concern one client only; any other is the rule's own and stops it where everybody sees it."""


class Occasion(msgspec.Struct, frozen=True, kw_only=True):
    """Why a client is written to. ``gaps`` are the same in every language, ``sums`` are written in the client's way;
    ``once`` tells two occasions about one subject apart (the new hour, the level of a reminder)."""

    client_id: ClientId
    subject_kind: str
    subject_id: int
    gaps: dict[str, str]
    sums: dict[str, Money] = {}
    once: str = ""
    valid_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class FollowRule:
    """Call it inside a unit of work. Who has no mobile number, wants no messages or said stop gets none."""

    messages: Messages
    clients: RecipientQueries
    company: CompanyQueries
    opt_outs: OptOuts
    write: WriteMessage
    jobs: Jobs
    clock: Clock

    def __call__(self, rule: MessageRule, occasions: Sequence[Occasion]) -> int:
        """How many were queued; those written before are left alone."""
        if not rule.active or not occasions:
            return 0
        recipients = self.clients.recipients([one.client_id for one in occasions])
        wanted = {_key(rule, one, recipients[one.client_id]): one for one in occasions if one.client_id in recipients}
        for known in self.messages.known(wanted):
            del wanted[known]
        stopped = self.opt_outs.standing({one.phone for one in recipients.values() if one.phone})
        drafts = [self._draft(rule, key, one, recipients[one.client_id], stopped) for key, one in wanted.items()]
        written = [message for draft in drafts if (message := self._written(draft)) is not None]
        self.messages.add_all(written)
        if written:
            self.jobs.defer("messaging.send", at=min(message.not_before for message in written))
        return len(written)

    def _draft(self, rule: MessageRule, key: str, one: Occasion, recipient: Recipient, stopped: set[str]) -> Draft:
        company, language = self.company.profile(), str(recipient.language)
        sums = {name: _written_sum(value, language) for name, value in one.sums.items()}
        gaps = {"company": company.name, "phone": company.phone} | one.gaps | sums
        return Draft(
            recipient=recipient,
            text=fill(rule.text(language), gaps),
            purpose=rule.purpose,
            key=key,
            now=self.clock.now(),
            stopped=recipient.phone in stopped,
            valid_until=one.valid_until,
            subject_kind=one.subject_kind,
            subject_id=one.subject_id,
        )

    def _written(self, draft: Draft) -> Message | None:
        try:
            return self.write(draft)
        except RuleBroken as refusal:
            if refusal.code not in NOBODY_TO_WRITE_TO:
                raise
            return None


def _key(rule: MessageRule, one: Occasion, recipient: Recipient) -> str:
    once = f":{one.once}" if one.once else ""
    return f"{rule.event}:{one.subject_id}{once}:{recipient.phone}"


def _written_sum(value: Money, language: str) -> str:
    """Short and in every alphabet: the sign of the euro would cost two of a text's signs."""
    figures = f"{value.amount:,.2f}".replace(",", " ")
    return f"{figures.replace('.', ',') if language == 'bg' else figures} EUR"
