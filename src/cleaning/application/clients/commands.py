"""What people type about a client. Texts come as typed; the domain reads and refuses them field by field."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from cleaning.application.shared.own import OwnInput
from cleaning.domain.clients.client import Person
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
from cleaning.domain.shared.ids import BranchId, ClientId, ConsentTextId, UserId
from cleaning.domain.shared.money import Money


class PersonInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whom to ask for at a client."""

    name: str = ""
    role: str = ""
    phone: str | None = None
    email: str | None = None
    language: Language | None = None
    channel: ContactChannel | None = None
    note: str = ""

    def person(self) -> Person:
        return Person(**msgspec.structs.asdict(self))


class ConsentInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A permission to write. ``source`` says how it was given, ``at`` when (None: now).

    ``text_id`` is the edition of the wording that was agreed to; None is the one in force.
    """

    purpose: ConsentPurpose
    channel: ConsentChannel
    source: str = ""
    text_id: ConsentTextId | None = None
    at: datetime | None = None


class NewClient(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A client to be. ``branch_id`` None is the viewer's branch; ``despite_twins`` adds one that seems a duplicate.

    A person has ``given_name``, ``middle_name``, ``family_name`` and, where the law asks, ``egn``; a firm has
    ``legal_name``, ``eik`` (9 or 13 digits) and ``accountable``. ``credit_limit`` is in EUR, ``payment_days`` None the
    usual term. ``own`` are the company's own fields by key; left out, none is asked for.
    """

    kind: ClientKind
    branch_id: BranchId | None = None
    status: ClientStatus = ClientStatus.LEAD
    name: str = ""
    given_name: str = ""
    middle_name: str = ""
    family_name: str = ""
    legal_name: str = ""
    eik: str | None = None
    vat_number: str | None = None
    egn: str | None = None
    accountable: str = ""
    iban: str | None = None
    segment: Segment | None = None
    source: ClientSource | None = None
    manager_id: UserId | None = None
    payment_days: int | None = None
    credit_limit: Decimal | None = None
    tags: tuple[str, ...] = ()
    language: Language = Language.BULGARIAN
    phone: str | None = None
    email: str | None = None
    city: str = ""
    postcode: str = ""
    address: str = ""
    note: str = ""
    since: date | None = None
    contacts: tuple[PersonInput, ...] = ()
    consents: tuple[ConsentInput, ...] = ()
    own: OwnInput | UnsetType = UNSET
    despite_twins: bool = False


class ClientChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What shall be different; what is left out stays. ``version`` is that of the state the change was begun on."""

    version: int | None = None
    status: ClientStatus | UnsetType = UNSET
    name: str | UnsetType = UNSET
    given_name: str | UnsetType = UNSET
    middle_name: str | UnsetType = UNSET
    family_name: str | UnsetType = UNSET
    legal_name: str | UnsetType = UNSET
    eik: str | UnsetType | None = UNSET
    vat_number: str | UnsetType | None = UNSET
    egn: str | UnsetType | None = UNSET
    accountable: str | UnsetType = UNSET
    iban: str | UnsetType | None = UNSET
    segment: Segment | UnsetType | None = UNSET
    source: ClientSource | UnsetType | None = UNSET
    manager_id: UserId | UnsetType | None = UNSET
    payment_days: int | UnsetType | None = UNSET
    credit_limit: Decimal | UnsetType | None = UNSET
    tags: tuple[str, ...] | UnsetType = UNSET
    language: Language | UnsetType = UNSET
    phone: str | UnsetType | None = UNSET
    email: str | UnsetType | None = UNSET
    city: str | UnsetType = UNSET
    postcode: str | UnsetType = UNSET
    address: str | UnsetType = UNSET
    note: str | UnsetType = UNSET
    since: date | UnsetType | None = UNSET
    contacts: tuple[PersonInput, ...] | UnsetType = UNSET
    own: OwnInput | UnsetType = UNSET


NOT_PROFILE = {"branch_id", "status", "contacts", "consents", "despite_twins", "own", "version"}


def profile_fields(command: NewClient | ClientChange) -> dict[str, Any]:
    """The given fields that belong to the profile, the sum as money."""
    given = {
        name: value
        for name in command.__struct_fields__
        if name not in NOT_PROFILE and (value := getattr(command, name)) is not UNSET
    }
    if isinstance(limit := given.get("credit_limit"), Decimal):
        given["credit_limit"] = Money(limit)
    return given


class ClientAction(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which client a plain action (archive, restore) is about."""

    client_id: ClientId


class ConsentChange(ConsentInput, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Give or withdraw a permission."""

    client_id: ClientId
    given: bool
