"""What messaging needs of the world besides a carrier."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

import msgspec

from cleaning.application.messaging.gateways import Report
from cleaning.domain.messaging.inbound import InboundText
from cleaning.domain.messaging.message import Message
from cleaning.domain.messaging.opt_out import OptOut
from cleaning.domain.messaging.rule import MessageRule
from cleaning.domain.messaging.values import RuleEvent, Stage
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

    def reported(self, gateway: str, reports: Sequence[int]) -> list[tuple[Kept, Message]]:
        """Kept reports among these numbers that no message had yet, each with the message it is about; both locked."""

    def attempted(self, message: Message, at: datetime, outcome: str, code: str = "", detail: str = "") -> None:
        """Keep what a try came to."""


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A report as it was kept."""

    id: int
    stage: Stage
    code: str
    at: datetime


class DeliveryReports(Protocol):
    """Every report a provider made, once per event of theirs, also those about nothing we know yet."""

    def keep(self, gateway: str, reports: Sequence[Report], *, now: datetime) -> list[int]:
        """Store what is new; the numbers of those."""

    def belongs(self, report: int, message: Message) -> None:
        """Note which message a report was about."""

    def parked(self, since: datetime, limit: int) -> dict[str, list[int]]:
        """Numbers of reports that came since a moment and are still about nothing, by gateway."""


class InboundTexts(Protocol):
    """What people wrote to us."""

    def known(self, gateway: str, event_ids: Collection[str]) -> set[str]:
        """Those events of a provider that were kept before."""

    def add(self, text: InboundText) -> None: ...

    def get(self, inbound_id: int) -> InboundText:
        """Raise NotFound when there is none."""


class OptOuts(Protocol):
    """Numbers that said stop."""

    def of(self, phone: str) -> OptOut:
        """What a number said, locked; a new one when it said nothing yet."""

    def keep(self, opt_out: OptOut) -> None:
        """Store what it said now."""

    def standing(self, phones: Collection[str]) -> set[str]:
        """Those numbers that nothing may be sent to."""


class Cursors(Protocol):
    """How far we have read at each provider that is asked."""

    def of(self, gateway: str) -> str:
        """Empty before the first time."""

    def move(self, gateway: str, cursor: str) -> None: ...


class MessageRules(Protocol):
    """The company's rules, one per event."""

    def of(self, event: RuleEvent, *, lock: bool = False) -> MessageRule:
        """The rule, or the one every company starts with; locked for a change, which stores it."""
