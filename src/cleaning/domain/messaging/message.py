"""A message on its way to one person: written once per key, sent at most once, its state never runs backwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from cleaning.domain.messaging.events import (
    MessageDelivered,
    MessageFailed,
    MessageQueued,
    MessageSent,
    MessageUnclear,
)
from cleaning.domain.messaging.values import Channel, Purpose, Refusal, Stage
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ClientId, MessageId, UserId

TRIES = 6
OPEN = frozenset({Stage.QUEUED, Stage.UNKNOWN})
REPORTED = {Stage.SENT: 1, Stage.EXPIRED: 2, Stage.FAILED: 3, Stage.DELIVERED: 4}
"""What a provider may report, by how much it says; a stage never gives way to a lower one."""


@dataclass(eq=False, kw_only=True)
class Message(Aggregate):
    """One text to one recipient (E.164). ``key`` names why it exists: rule, subject and recipient."""

    id: MessageId = None  # type: ignore[assignment]
    branch_id: BranchId
    client_id: ClientId | None
    channel: Channel
    purpose: Purpose
    recipient: str
    language: str
    text: str
    parts: int
    key: str
    created_at: datetime
    not_before: datetime
    valid_until: datetime | None = None
    subject_kind: str | None = None
    subject_id: int | None = None
    author_id: UserId | None = None
    stage: Stage = Stage.QUEUED
    taken_at: datetime | None = None
    sent_at: datetime | None = None
    provider: str | None = None
    provider_id: str | None = None
    refusal: Refusal | None = None
    refusal_code: str | None = None
    tries: int = 0

    def queued(self) -> Message:
        """Say that it waits to be sent."""
        self.record(
            lambda: MessageQueued(message_id=self.id, client_id=self.client_id, purpose=self.purpose, text=self.text)
        )
        return self

    def take(self, provider: str, *, at: datetime) -> bool:
        """Begin handing it over; False when it came too late to be of use."""
        self._require(Stage.QUEUED)
        if self.valid_until and at >= self.valid_until:
            self.stage = Stage.EXPIRED
            return False
        self.stage, self.provider, self.taken_at = Stage.SENDING, provider, at
        self.tries += 1
        return True

    def accepted(self, provider_id: str | None, *, at: datetime) -> None:
        """The provider took it. A report may have overtaken this answer: then only the provider's name is news."""
        if self.stage in REPORTED and self.provider_id is None:
            self.provider_id = provider_id
            return
        self._require(Stage.SENDING, Stage.UNKNOWN)
        self.stage, self.provider_id, self.sent_at = Stage.SENT, provider_id, at
        self.refusal = self.refusal_code = None
        self.record(MessageSent(message_id=self.id, client_id=self.client_id, purpose=self.purpose, text=self.text))

    def rejected(self, refusal: Refusal, code: str, *, at: datetime) -> None:
        """The provider did not take it; a passing trouble is tried again later, each time after a longer wait."""
        self._require(Stage.SENDING)
        self.refusal, self.refusal_code = refusal, code
        if refusal is Refusal.TRANSIENT and self.tries < TRIES:
            self.stage, self.not_before = Stage.QUEUED, at + timedelta(minutes=2**self.tries)
            return
        self.stage = Stage.EXPIRED if refusal is Refusal.EXPIRED else Stage.FAILED
        self.record(
            MessageFailed(message_id=self.id, client_id=self.client_id, purpose=self.purpose, text=self.text, code=code)
        )

    def reported(self, stage: Stage, code: str, *, at: datetime) -> bool:
        """The provider says how far it got; False when that is no news.

        Reports come twice, late and in any order, so the one that says most wins: a handset that has the text outweighs
        every failure, and any set of reports ends in the same stage however it is shuffled. One that waits to be tried
        again takes only the news that it did arrive.
        """
        if stage not in REPORTED:
            raise RuleBroken("message.stage", stage=stage, needed=list(REPORTED))
        waits = self.stage in {Stage.QUEUED, Stage.CANCELLED}
        if (waits and stage is not Stage.DELIVERED) or REPORTED.get(self.stage, 0) >= REPORTED[stage]:
            return False
        self.stage, self.sent_at = stage, self.sent_at or at
        if stage in {Stage.FAILED, Stage.EXPIRED}:
            self.refusal = Refusal.EXPIRED if stage is Stage.EXPIRED else Refusal.RECIPIENT
            self.refusal_code = code
            self.record(
                MessageFailed(
                    message_id=self.id, client_id=self.client_id, purpose=self.purpose, text=self.text, code=code
                )
            )
        else:
            self.refusal = self.refusal_code = None
        if stage is Stage.DELIVERED:
            self.record(MessageDelivered(message_id=self.id, client_id=self.client_id, purpose=self.purpose))
        return True

    def unclear(self) -> None:
        """Nobody knows whether the provider took it: a person decides, it is never sent again by itself."""
        self._require(Stage.SENDING)
        self.stage = Stage.UNKNOWN
        self.record(MessageUnclear(message_id=self.id, client_id=self.client_id, purpose=self.purpose, text=self.text))

    def send_again(self, *, at: datetime) -> None:
        """A person decided that it did not arrive."""
        self._require(Stage.UNKNOWN, Stage.FAILED, Stage.EXPIRED)
        self.stage, self.not_before, self.valid_until, self.tries = Stage.QUEUED, at, None, 0

    def cancel(self) -> None:
        """It is not wanted any more, or a person decided that an unclear one did arrive and needs nothing."""
        self._require(*OPEN)
        self.stage = Stage.CANCELLED

    def suppress(self) -> None:
        """The number said stop after this was written."""
        self._require(Stage.QUEUED)
        self.stage, self.refusal, self.refusal_code = Stage.CANCELLED, Refusal.RECIPIENT, "stopped"

    def _require(self, *stages: Stage) -> None:
        if self.stage not in stages:
            raise RuleBroken("message.stage", stage=self.stage, needed=list(stages))
