"""What may be asked about messages."""

from __future__ import annotations

from datetime import datetime, time
from typing import Protocol

import msgspec

from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page
from cleaning.domain.messaging.values import Channel, Purpose, Refusal, RuleEvent, Stage
from cleaning.domain.shared.ids import BranchId, ClientId, MessageId


class MessageRow(msgspec.Struct, frozen=True, kw_only=True):
    """A message; ``refusal`` is the class of the provider's refusal and ``refusal_code`` its own word for it."""

    id: MessageId
    branch_id: BranchId
    client_id: ClientId | None
    channel: Channel
    purpose: Purpose
    recipient: str
    language: str
    text: str
    parts: int
    stage: Stage
    created_at: datetime
    not_before: datetime
    sent_at: datetime | None
    provider: str | None
    refusal: Refusal | None
    refusal_code: str | None
    tries: int
    subject_kind: str | None
    subject_id: int | None


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    at: datetime
    provider: str
    outcome: str
    code: str | None
    detail: str | None


class RuleCard(msgspec.Struct, frozen=True, kw_only=True):
    """A rule and the gaps its texts may have; ``send_from`` is a local hour."""

    event: RuleEvent
    purpose: Purpose
    active: bool
    send_from: time
    text_bg: str
    text_en: str
    days: tuple[int, ...]
    gaps: tuple[str, ...]
    version: int


class MessageQueries(Protocol):
    """Reads about messages within the viewer's branches."""

    def page(
        self,
        scope: Scope,
        *,
        stage: Stage | None = None,
        purpose: Purpose | None = None,
        client_id: int | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[MessageRow]:
        """Newest first."""

    def card(self, scope: Scope, message_id: int) -> MessageRow:
        """Raise NotFound when there is none in the scope."""

    def attempts(self, scope: Scope, message_id: int) -> list[Attempt]:
        """What was tried with a message, newest first."""

    def counts(self, scope: Scope, since: datetime) -> dict[Stage, int]:
        """How many messages written since then are in each stage."""

    def troubled(self, scope: Scope, since: datetime, limit: int = 20) -> list[MessageRow]:
        """Unclear and failed messages written since then, which a person must look at, newest first."""

    def rule(self, event: RuleEvent) -> RuleCard:
        """A rule as it is stored, or the default one."""
