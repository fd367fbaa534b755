"""What happens in messaging, for whoever reacts to it."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.domain.shared.aggregate import DomainEvent
from cleaning.domain.shared.ids import ClientId, MessageId


@dataclass(frozen=True, kw_only=True)
class MessageQueued(DomainEvent):
    message_id: MessageId
    client_id: ClientId | None
    purpose: str
    text: str


@dataclass(frozen=True, kw_only=True)
class MessageSent(DomainEvent):
    message_id: MessageId
    client_id: ClientId | None
    purpose: str
    text: str


@dataclass(frozen=True, kw_only=True)
class MessageDelivered(DomainEvent):
    """The recipient's phone has it."""

    message_id: MessageId
    client_id: ClientId | None
    purpose: str


@dataclass(frozen=True, kw_only=True)
class TextReceived(DomainEvent):
    """Somebody wrote to us; ``client_id`` is None when nobody knows the number."""

    inbound_id: int
    client_id: ClientId | None
    sender: str
    text: str


@dataclass(frozen=True, kw_only=True)
class NumberOptedOut(DomainEvent):
    """A number said stop: nothing goes to it until it says start. Once for every client it belongs to."""

    phone: str
    client_id: ClientId | None
    text: str


@dataclass(frozen=True, kw_only=True)
class NumberReturned(DomainEvent):
    """A number that said stop said start. Once for every client it belongs to."""

    phone: str
    client_id: ClientId | None
    text: str


@dataclass(frozen=True, kw_only=True)
class MessageFailed(DomainEvent):
    message_id: MessageId
    client_id: ClientId | None
    purpose: str
    text: str
    code: str


@dataclass(frozen=True, kw_only=True)
class MessageUnclear(DomainEvent):
    """Handed to the provider, and nobody answered whether it was taken."""

    message_id: MessageId
    client_id: ClientId | None
    purpose: str
    text: str
