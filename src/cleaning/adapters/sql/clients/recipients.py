"""Clients as receivers of messages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Lateral, ScalarSelect, Select, case, false, func, or_, select, true

from cleaning.adapters.sql.clients.tables import clients, consent_texts, consents, contacts
from cleaning.adapters.sql.reads import Reads
from cleaning.application.clients.consent_texts import ConsentTextRow
from cleaning.application.clients.recipients import Recipient
from cleaning.domain.clients.values import ConsentChannel, ConsentPurpose, ContactChannel


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
    """To whoever there asked for SMS, in their language; else to the client's own number; else to the first person with
    one who did not ask for something else."""
    asked, other = _person(asked=True), _person(asked=False)
    return (
        select(
            clients.c.id,
            clients.c.branch_id,
            clients.c.name,
            func.coalesce(asked.c.phone, clients.c.phone, other.c.phone).label("phone"),
            case(
                (asked.c.phone.is_not(None), func.coalesce(asked.c.language, clients.c.language)),
                (clients.c.phone.is_(None), func.coalesce(other.c.language, clients.c.language)),
                else_=clients.c.language,
            ).label("language"),
            case(
                (asked.c.phone.is_not(None), asked.c.name),
                (clients.c.phone.is_(None), func.coalesce(other.c.name, "")),
                else_="",
            ).label("person"),
            func.coalesce(_says(ConsentPurpose.SERVICE), true()).label("service_sms"),
            func.coalesce(_says(ConsentPurpose.MARKETING), false()).label("marketing_sms"),
        )
        .select_from(clients.outerjoin(asked, true()).outerjoin(other, true()))
        .where(clients.c.archived_at.is_(None))
    )


def _person(*, asked: bool) -> Lateral:
    """The first person with a phone who wants SMS, or the first who does not want anything else."""
    wants = contacts.c.channel == ContactChannel.SMS if asked else contacts.c.channel.is_(None)
    return (
        select(contacts.c.phone, contacts.c.language, contacts.c.name)
        .where(contacts.c.client_id == clients.c.id, contacts.c.phone.is_not(None), wants)
        .order_by(contacts.c.position, contacts.c.id)
        .limit(1)
        .lateral()
    )
