"""What happens in clients, for whoever reacts to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cleaning.domain.clients.values import ClientStatus, ConsentChannel, ConsentPurpose
from cleaning.domain.shared.aggregate import DomainEvent
from cleaning.domain.shared.ids import BranchId, ClientId, FollowUpId, InteractionId


@dataclass(frozen=True, kw_only=True)
class ClientAdded(DomainEvent):
    client_id: ClientId
    branch_id: BranchId
    name: str


@dataclass(frozen=True, kw_only=True)
class ClientChanged(DomainEvent):
    client_id: ClientId
    name: str


@dataclass(frozen=True, kw_only=True)
class ClientStatusChanged(DomainEvent):
    client_id: ClientId
    name: str
    before: ClientStatus
    after: ClientStatus


@dataclass(frozen=True, kw_only=True)
class ClientArchived(DomainEvent):
    client_id: ClientId
    name: str


@dataclass(frozen=True, kw_only=True)
class ClientRestored(DomainEvent):
    client_id: ClientId
    name: str


@dataclass(frozen=True, kw_only=True)
class ConsentGiven(DomainEvent):
    """``source`` says how: a form, a call, the file it was imported from."""

    client_id: ClientId
    purpose: ConsentPurpose
    channel: ConsentChannel
    source: str


@dataclass(frozen=True, kw_only=True)
class ConsentWithdrawn(DomainEvent):
    client_id: ClientId
    purpose: ConsentPurpose
    channel: ConsentChannel
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class ConsentTextWritten(DomainEvent):
    """From now on people agree to this wording."""

    purpose: ConsentPurpose
    edition: int


@dataclass(frozen=True, kw_only=True)
class InteractionLogged(DomainEvent):
    """A call, message, meeting, wish, complaint or note was written down."""

    interaction_id: InteractionId
    client_id: ClientId
    branch_id: BranchId
    kind: str
    text: str


@dataclass(frozen=True, kw_only=True)
class InteractionCorrected(DomainEvent):
    """``interaction_id`` says now what ``corrects_id`` said before."""

    interaction_id: InteractionId
    client_id: ClientId
    corrects_id: InteractionId
    kind: str
    text: str
    text_before: str


@dataclass(frozen=True, kw_only=True)
class WishEnded(DomainEvent):
    """A wish no longer holds; the crew does not see it any more."""

    interaction_id: InteractionId
    client_id: ClientId
    text: str


@dataclass(frozen=True, kw_only=True)
class FollowUpSet(DomainEvent):
    """Somebody promised something for a day."""

    follow_up_id: FollowUpId
    client_id: ClientId
    branch_id: BranchId
    text: str
    due_on: date


@dataclass(frozen=True, kw_only=True)
class FollowUpPostponed(DomainEvent):
    follow_up_id: FollowUpId
    client_id: ClientId
    text: str
    due_before: date
    due_on: date


@dataclass(frozen=True, kw_only=True)
class FollowUpDone(DomainEvent):
    follow_up_id: FollowUpId
    client_id: ClientId
    text: str


@dataclass(frozen=True, kw_only=True)
class ClientsMerged(DomainEvent):
    """The record ``loser_id``, called ``other_name``, turned out to be ``client_id`` and is one with it now."""

    client_id: ClientId
    merge_id: int
    loser_id: ClientId
    branch_id: BranchId
    name: str
    other_name: str


@dataclass(frozen=True, kw_only=True)
class MergeUndone(DomainEvent):
    client_id: ClientId
    merge_id: int
    loser_id: ClientId
    branch_id: BranchId
    name: str
    other_name: str


@dataclass(frozen=True, kw_only=True)
class PersonExported(DomainEvent):
    """All that is kept about a person was handed out."""

    client_id: ClientId
    branch_id: BranchId


@dataclass(frozen=True, kw_only=True)
class PersonForgotten(DomainEvent):
    """A person was taken out of ``records`` records; issued documents and the books stay."""

    client_id: ClientId
    branch_id: BranchId
    records: int
