"""What messaging needs of the world besides a carrier."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from cleaning.domain.messaging.message import Message
from cleaning.domain.messaging.rule import MessageRule
from cleaning.domain.messaging.values import RuleEvent
from cleaning.domain.shared.ids import MessageId


class Messages(Protocol):
    """Every message there is."""

    def add(self, message: Message) -> None:
        """RuleBroken ``message.already`` when one with its key was written before."""

    def add_all(self, messages: Sequence[Message]) -> None: ...

    def get(self, message_id: MessageId, *, lock: bool = False) -> Message:
        """Raise NotFound when there is none."""

    def known(self, keys: Collection[str]) -> set[str]:
        """Those of the keys a message was already written for."""

    def waiting(self, now: datetime, limit: int) -> list[Message]:
        """Messages whose time has come, urgent and individual before the rest; locked, those of others skipped."""

    def in_hand_since(self, before: datetime) -> list[Message]:
        """Messages still *sending* that were taken before a moment; locked."""

    def queued_about(self, subject_kind: str, subject_id: int) -> list[Message]:
        """Messages about one record that have not left yet; locked."""

    def attempted(self, message: Message, at: datetime, outcome: str, code: str = "", detail: str = "") -> None:
        """Keep what a try came to."""


class MessageRules(Protocol):
    """The company's rules, one per event."""

    def of(self, event: RuleEvent, *, lock: bool = False) -> MessageRule:
        """The rule; the default one is stored the first time it is asked for."""
