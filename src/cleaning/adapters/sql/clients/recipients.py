"""Clients as receivers of messages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, exists, or_, select

from cleaning.adapters.sql.clients.tables import clients, consents, contacts
from cleaning.adapters.sql.reads import Reads
from cleaning.application.clients.queries import Recipient
from cleaning.domain.clients.values import ConsentChannel, ConsentPurpose

_OF_CLIENT = and_(consents.c.client_id == clients.c.id, consents.c.channel == ConsentChannel.SMS)
_GIVEN = exists().where(_OF_CLIENT, consents.c.purpose == ConsentPurpose.MARKETING, consents.c.withdrawn_at.is_(None))
_KEPT = exists().where(_OF_CLIENT, consents.c.purpose == ConsentPurpose.SERVICE, consents.c.withdrawn_at.is_(None))
_STOPPED = exists().where(
    _OF_CLIENT, consents.c.purpose == ConsentPurpose.SERVICE, consents.c.withdrawn_at.is_not(None)
)


@dataclass(frozen=True)
class SqlRecipientQueries:
    reads: Reads

    def recipients(self, ids: Sequence[int]) -> dict[int, Recipient]:
        if not ids:
            return {}
        statement = _recipients().where(clients.c.id.in_(set(ids)))
        return {one.id: one for one in self.reads.structs(Recipient, statement)}

    def known_by(self, phone: str) -> list[Recipient]:
        by_contact = select(contacts.c.client_id).where(contacts.c.phone == phone)
        statement = _recipients().where(or_(clients.c.phone == phone, clients.c.id.in_(by_contact)))
        return self.reads.structs(Recipient, statement.order_by(clients.c.id.desc()))


def _recipients() -> Select[Any]:
    return select(
        clients.c.id,
        clients.c.branch_id,
        clients.c.name,
        clients.c.phone,
        clients.c.language,
        or_(_KEPT, ~_STOPPED).label("service_sms"),
        _GIVEN.label("marketing_sms"),
    ).where(clients.c.archived_at.is_(None))
