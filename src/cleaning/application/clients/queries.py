"""What can be asked about clients; anyone may use it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

import msgspec

from cleaning.application.clients.history import Happening, HistoryFilter
from cleaning.application.clients.promises import FollowUp, FollowUpRow, LapsingClient, WishRow
from cleaning.application.shared.access import Scope
from cleaning.application.shared.own import OwnAsked
from cleaning.application.shared.paging import Page
from cleaning.domain.clients.values import (
    ClientKind,
    ClientSource,
    ClientStatus,
    ConsentChannel,
    ConsentPurpose,
    ContactChannel,
    Language,
    Segment,
)
from cleaning.domain.shared.ids import (
    BranchId,
    ClientId,
    ConsentTextId,
    ContactId,
    UserId,
)
from cleaning.domain.shared.money import Money
from cleaning.domain.shared.own.field import Field, Own


class ClientFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What a list is narrowed to; None and empty do not narrow. ``q`` is any fragment a person types."""

    q: str = ""
    kind: ClientKind | None = None
    status: ClientStatus | None = None
    segment: Segment | None = None
    tag: str = ""
    archived: bool = False
    manager_id: UserId | None = None
    city: str = ""
    own: OwnAsked = OwnAsked()
    lacking: frozenset[str] = frozenset()
    """Only clients that lack at least one of these fields (``contacts``: anybody to ask for)."""
    lapsing_on: date | None = None
    """Only clients whose usual interval is exceeded on that day and who have nothing planned."""


class ClientRow(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a list. ``premises`` counts the places in use, ``place`` is the client's town and address."""

    id: ClientId
    kind: ClientKind
    number: str
    name: str
    status: ClientStatus
    segment: Segment | None
    tags: tuple[str, ...]
    phone: str | None
    email: str | None
    eik: str | None
    city: str
    address: str
    premises: int
    branch_id: BranchId
    branch: str
    own: Own


class Besides(msgspec.Struct, frozen=True, kw_only=True):
    """What lists of persons and of firms show besides: whom to ask for, whose client it is, value of contracts in an
    average month, the last and the next day of work."""

    contact: str
    manager: str
    monthly: Money
    last_on: date | None
    next_on: date | None


class ContactRow(msgspec.Struct, frozen=True, kw_only=True):
    id: ContactId
    name: str
    role: str
    phone: str | None
    email: str | None
    language: Language | None
    channel: ContactChannel | None
    note: str


class ConsentRow(msgspec.Struct, frozen=True, kw_only=True):
    """One word of the history: given or withdrawn. ``text_id`` is the edition of the wording it was given to."""

    purpose: ConsentPurpose
    channel: ConsentChannel
    given: bool
    at: datetime
    source: str
    text_id: ConsentTextId | None
    actor: str


class ClientCard(msgspec.Struct, frozen=True, kw_only=True):
    """All that is stored about one client; ``version`` goes back with a change of it.

    ``merged_into`` is the client this record turned out to be; everything is with that one.
    """

    id: ClientId
    version: int
    branch_id: BranchId
    branch: str
    created_at: datetime
    kind: ClientKind
    number: str
    name: str
    given_name: str
    middle_name: str
    family_name: str
    legal_name: str
    eik: str | None
    vat_number: str | None
    egn: str | None
    accountable: str
    iban: str | None
    status: ClientStatus
    segment: Segment | None
    source: ClientSource | None
    manager_id: UserId | None
    payment_days: int | None
    credit_limit: Money | None
    tags: tuple[str, ...]
    language: Language
    phone: str | None
    email: str | None
    city: str
    postcode: str
    address: str
    note: str
    since: date | None
    archived_at: datetime | None
    merged_into: ClientId | None
    own: Own
    contacts: list[ContactRow]
    consents: list[ConsentRow]
    follow_ups: list[FollowUp]
    wishes: list[WishRow]


class ClientSheet(ClientCard, frozen=True, kw_only=True):
    """The card as the desk sees it: ``calls`` and ``ordered`` are days of calls and orders within a year.

    ``actors`` are those who wrote of late.

    ``own_fields`` are the company's, which say what the values in ``own`` mean; ``demanded`` are those the company
    wants filled for clients of this kind.
    """

    calls: list[date]
    ordered: list[date]
    actors: list[str]
    own_fields: list[Field]
    demanded: list[str]


class ClientParty(msgspec.Struct, frozen=True, kw_only=True):
    """A client as a side of a document."""

    name: str
    kind: ClientKind
    eik: str | None
    vat_number: str | None
    egn: str | None
    address: str
    city: str
    accountable: str
    phone: str | None
    email: str | None
    language: Language
    payment_days: int | None
    branch_id: BranchId
    own: Own = {}


class ClientName(msgspec.Struct, frozen=True, kw_only=True):
    id: ClientId
    name: str
    kind: ClientKind
    branch_id: BranchId


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A client that fits what was typed; ``detail`` is phone, number or town to tell namesakes apart."""

    id: ClientId
    name: str
    kind: ClientKind
    detail: str


class Twin(msgspec.Struct, frozen=True, kw_only=True):
    """A client that may be the same one; ``by`` is ``eik``, ``phone`` or ``email``."""

    id: ClientId
    name: str
    by: str


class ClientQueries(Protocol):
    def page(
        self, wanted: ClientFilter, *, scope: Scope, after: str | None = None, limit: int | None = None
    ) -> Page[ClientRow]:
        """Clients by name, or by an own field."""

    def card(self, client_id: int, *, scope: Scope) -> ClientCard:
        """Raise NotFound when there is none in the scope."""

    def besides(self, ids: Sequence[int], *, today: date) -> dict[int, Besides]:
        """For rows of a list the viewer may already see; one question."""

    def sheet(self, client_id: int, *, scope: Scope) -> ClientSheet:
        """The same with what the screen of the card needs besides, in the same one question."""

    def find(self, text: str, *, scope: Scope, limit: int = 8) -> list[Found]:
        """By fragments of a name in either alphabet, a phone's beginning or end, an EIK, an e-mail, an address."""

    def names(self, ids: Sequence[int]) -> dict[int, ClientName]:
        """Names of the clients that there are among ``ids``; for records the viewer may already see."""

    def chosen(self, client_id: int | None, *, scope: Scope) -> ClientName | None:
        """The client an address or a form names, if the viewer may know of it."""

    def party(self, client_id: int) -> ClientParty:
        """The client as a document names it. Raise NotFound when there is none."""

    def twins(
        self,
        *,
        eik: str | None,
        phones: Sequence[str],
        emails: Sequence[str],
        scope: Scope,
        except_id: int | None = None,
    ) -> list[Twin]:
        """Clients with the same EIK, phone or e-mail (also of a contact), each once."""

    def timeline(
        self,
        client_id: int,
        *,
        scope: Scope,
        wanted: HistoryFilter | None = None,
        after: str | None = None,
        limit: int = 30,
    ) -> Page[Happening]:
        """What happened with a client, newest first."""

    def tags(self, *, scope: Scope) -> list[str]:
        """Tags in use, most used first, at most thirty."""

    def cities(self, *, scope: Scope) -> list[str]:
        """Towns of clients, most clients first, at most thirty."""

    def follow_ups(
        self,
        *,
        scope: Scope,
        until: date | None = None,
        user_id: int | None = None,
        done: bool = False,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[FollowUpRow]:
        """What is promised, the most overdue first; ``user_id`` narrows to theirs and those of nobody.

        ``done`` shows what was kept instead, the latest first."""

    def lapsing(self, *, scope: Scope, today: date, limit: int = 20) -> list[LapsingClient]:
        """Clients whose usual interval is exceeded and who have nothing planned, the latest to lapse first."""

    def count(self, *, scope: Scope) -> int:
        """How many clients there are, counted up to 1,001."""
