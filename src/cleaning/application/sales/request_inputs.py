"""What people say when they ask for an offer. Texts come as typed; the domain reads and refuses them field by field."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import msgspec

from cleaning.domain.clients.values import ClientKind, Language
from cleaning.domain.premises.values import Periodicity
from cleaning.domain.sales.request_details import RequestDetails
from cleaning.domain.sales.values import Channel
from cleaning.domain.shared.ids import BranchId, ClientId, ServiceId, UserId


class RequestInputs(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``name`` is the person who asks, ``firm`` and ``eik`` those of an organisation; ``area`` in m²."""

    kind: ClientKind = ClientKind.INDIVIDUAL
    name: str = ""
    firm: str = ""
    eik: str | None = None
    phone: str | None = None
    email: str | None = None
    language: Language = Language.BULGARIAN
    text: str = ""
    settlement: str = ""
    address: str = ""
    purpose: str | None = None
    area: Decimal | None = None
    periodicity: Periodicity | None = None
    services: tuple[ServiceId, ...] = ()
    wanted_on: date | None = None

    def details(self) -> RequestDetails:
        same = ("name", "firm", "eik", "phone", "email", "text", "settlement", "address", "area", "services")
        return RequestDetails(
            organisation=self.kind is ClientKind.ORGANISATION,
            language=str(self.language),
            purpose=str(self.purpose or ""),
            periodicity=str(self.periodicity or ""),
            wanted_on=self.wanted_on,
            **{name: getattr(self, name) for name in same},
        )


class NewRequest(RequestInputs, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``received_at`` None is now; ``client_id`` where somebody we know asks; ``branch_id`` None the viewer's."""

    channel: str = Channel.PHONE
    branch_id: BranchId | None = None
    client_id: ClientId | None = None
    assignee_id: UserId | None = None
    received_at: datetime | None = None


class RequestChange(RequestInputs, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything the request says, anew; ``version`` is that of the state the change was begun on."""

    channel: str = Channel.PHONE
    version: int | None = None
