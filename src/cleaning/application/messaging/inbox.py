"""Texts from outside, as a person reads them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import msgspec

from cleaning.application.messaging.ports import InboundTexts
from cleaning.application.shared.access import Access, Permission, Scope
from cleaning.application.shared.paging import Page
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.messaging.keywords import Wish
from cleaning.domain.shared.ids import ClientId, UserId


class InboxRow(msgspec.Struct, frozen=True, kw_only=True):
    """A text somebody wrote to us; ``client_id`` is None for a number nobody knows. ``wish``: STOP or START."""

    id: int
    gateway: str
    sender: str
    recipient: str
    text: str
    received_at: datetime
    client_id: ClientId | None
    read_at: datetime | None
    wish: Wish | None


class InboxQueries(Protocol):
    """Texts of clients in the viewer's branches, and of numbers nobody knows."""

    def page(
        self, scope: Scope, *, unread: bool = False, client_id: int | None = None, after: str | None = None,
        limit: int | None = None,
    ) -> Page[InboxRow]:  # fmt: skip
        """Newest first."""

    def one(self, scope: Scope, inbound_id: int) -> InboxRow:
        """Raise NotFound when there is none in the scope."""

    def unread(self, scope: Scope, limit: int = 20) -> list[InboxRow]:
        """Those nobody has read yet, the oldest first."""


@dataclass(frozen=True, slots=True)
class ReadText:
    """Somebody has seen a text and takes care of it: it leaves what waits for a person. Twice is once."""

    work: Work
    texts: InboundTexts
    inbox: InboxQueries
    access: Access
    clock: Clock

    def __call__(self, inbound_id: int) -> None:
        self.access.require(Permission.MESSAGES_SEND)
        with self.work:
            viewer = self.access.viewer
            text = self.texts.get(self.inbox.one(viewer.scope, inbound_id).id)
            text.read(by=None if viewer.user_id is None else UserId(viewer.user_id), at=self.clock.now())
