"""Hand what waits to the carrier: taken and committed first, called then, settled at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from cleaning.application.messaging.gateways import (
    Accepted,
    Gateways,
    Outcome,
    OutgoingText,
    Rejected,
    TextMessages,
    Unclear,
)
from cleaning.application.messaging.ports import Messages, OptOuts
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.messaging.message import Message
from cleaning.domain.messaging.segmentation import segment
from cleaning.domain.messaging.values import Stage
from cleaning.domain.shared.errors import DomainError
from cleaning.domain.shared.ids import MessageId

BATCH = 100
PATIENCE = timedelta(seconds=60)
"""A message in hand longer than this has nobody who still holds it: its worker died."""


@dataclass(frozen=True, slots=True)
class SendWaiting:
    """Every minute, and whenever something was queued. A text in hand is never offered a second time by itself."""

    name: ClassVar[str] = "messaging.send"
    every: ClassVar[str] = "* * * * *"

    work: Work
    messages: Messages
    opt_outs: OptOuts
    gateways: Gateways
    clock: Clock

    def __call__(self) -> None:
        self._give_up_on_the_lost()
        while (taken := self._take()) is not None:
            by_gateway: dict[str, list[Message]] = {}
            for message in taken:
                by_gateway.setdefault(message.provider or "", []).append(message)
            for name, batch in by_gateway.items():
                self._send(self.gateways.get(name), batch)

    def _give_up_on_the_lost(self) -> None:
        with self.work:
            for message in self.messages.in_hand_since(self.clock.now() - PATIENCE):
                message.unclear()
                self.messages.attempted(message, self.clock.now(), "unclear", detail="worker lost")

    def _take(self) -> list[Message] | None:
        """Some messages marked as ours, committed before anything leaves the house; None when nothing waits."""
        now = self.clock.now()
        taken: list[Message] = []
        with self.work:
            waiting = self.messages.waiting(now, BATCH)
            stopped = self.opt_outs.standing({message.recipient for message in waiting})
            for message in waiting:
                if message.recipient in stopped:
                    message.suppress()
                elif message.take(self.gateways.choose(message.recipient, message.purpose).name, at=now):
                    taken.append(message)
        return taken if waiting else None

    def _send(self, gateway: TextMessages, batch: Sequence[Message]) -> None:
        size = gateway.capabilities.batch
        for start in range(0, len(batch), size):
            some = batch[start : start + size]
            outcomes = _submit(gateway, [_outgoing(message) for message in some])
            with self.work:
                for sent, outcome in zip(some, outcomes, strict=True):
                    self._settle(sent.id, gateway.name, outcome)

    def _settle(self, message_id: MessageId, gateway: str, outcome: Outcome) -> None:
        now = self.clock.now()
        message = self.messages.get(message_id, lock=True)
        if message.stage not in {Stage.SENDING, Stage.UNKNOWN}:
            return
        match outcome:
            case Accepted(provider_id):
                message.accepted(provider_id, at=now)
                self.messages.attempted(message, now, "accepted")
            case Rejected(refusal, code) if message.stage is Stage.SENDING:
                message.rejected(refusal, code, at=now)
                self.messages.attempted(message, now, f"rejected.{refusal}", code=code)
            case Unclear(detail) if message.stage is Stage.SENDING:
                message.unclear()
                self.messages.attempted(message, now, "unclear", detail=detail)


def _submit(gateway: TextMessages, texts: list[OutgoingText]) -> list[Outcome]:
    """The gateway's outcomes; one that breaks its promise leaves every text unclear, not lost and not doubled."""
    try:
        outcomes = gateway.submit(texts)
    except DomainError as refusal:
        return [Unclear(refusal.code) for _ in texts]
    except Exception as fault:  # noqa: BLE001 - someone else's code; what it did before it fell nobody knows
        return [Unclear(f"{type(fault).__name__}: {fault}"[:500]) for _ in texts]
    return outcomes if len(outcomes) == len(texts) else [Unclear("outcomes missing") for _ in texts]


def _outgoing(message: Message) -> OutgoingText:
    return OutgoingText(
        reference=f"m{message.id}",
        recipient=message.recipient,
        text=message.text,
        parts=segment(message.text).parts,
        valid_until=message.valid_until,
    )
