"""Clients as receivers of messages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ScalarSelect, Select, false, func, or_, select, true

from cleaning.adapters.sql.clients.tables import clients, consent_texts, consents, contacts
from cleaning.adapters.sql.reads import Reads
from cleaning.application.clients.consent_texts import ConsentTextRow
from cleaning.application.clients.queries import Recipient
from cleaning.domain.clients.values import ConsentChannel, ConsentPurpose


def _says(purpose: ConsentPurpose) -> ScalarSelect[bool]:
    """The last word about SMS of this purpose; nothing where there was none."""
    return (
        select(consents.c.given)
        .where(
            consents.c.client_id == clients.c.id,
            consents.c.purpose == purpose,
            consents.c.channel == ConsentChannel.SMS,
        )
        .order_by(consents.c.at.desc(), consents.c.id.desc())
        .limit(1)
        .correlate(clients)
        .scalar_subquery()
    )


@dataclass(frozen=True, slots=True)
class SqlConsentTextQueries:
    reads: Reads

    def editions(self) -> list[ConsentTextRow]:
        return self.reads.structs(ConsentTextRow, select(consent_texts).order_by(consent_texts.c.id.desc()))


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
        func.coalesce(_says(ConsentPurpose.SERVICE), true()).label("service_sms"),
        func.coalesce(_says(ConsentPurpose.MARKETING), false()).label("marketing_sms"),
    ).where(clients.c.archived_at.is_(None))
