"""Which clients fit what was typed, and which may be the same one twice."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from sqlalchemy import ColumnElement, CompoundSelect, Select, and_, false, func, literal, or_, select, union_all

from cleaning.adapters.sql.clients.tables import clients, contacts
from cleaning.adapters.sql.premises.tables import premises
from cleaning.adapters.sql.search import (
    PhonePatterns,
    candidates,
    digits_of,
    fits,
    long_enough,
    phone_fits,
    phone_patterns,
    words_of,
)

LONGEST_EIK = 13
NUMBER = re.compile(r"[^\W\d_]{0,4}[-/ ]?\d{1,18}")


class Typed(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed, taken for a number of some kind or for words; empty what it cannot be."""

    called: str = ""
    eik: str = ""
    phone: PhonePatterns | None = None
    words: str = ""
    inside: bool = False


def typed_as(text: str) -> Typed:
    if digits := digits_of(text):
        eik = f"{digits}%" if len(digits) <= LONGEST_EIK else ""
        return Typed(called=_number(text), eik=eik, phone=phone_patterns(digits))
    return Typed(called=_number(text), words=words_of(text), inside=long_enough(text))


def _number(text: str) -> str:
    """What may be the number of a client, letters large: a few letters at most, then figures."""
    typed = text.strip().upper()
    return typed if NUMBER.fullmatch(typed) else ""


def _is_called(typed: Typed) -> ColumnElement[bool]:
    return and_(clients.c.number == typed.called, clients.c.number != "")


def fitting(typed: Typed, seen: Sequence[ColumnElement[bool]]) -> Select[tuple[int, str]]:
    """Clients by name, number, phone or address – their own, of their people and of their premises.

    Each comes with what it is sorted by, so that nobody has to look it up again.
    """
    found = select(clients.c.id, clients.c.sort_name).where(*seen)
    of_people = found.join(contacts, contacts.c.client_id == clients.c.id)
    if typed.phone is not None:
        parts = [
            found.where(phone_fits(clients.c.phone, typed.phone)),
            of_people.where(phone_fits(contacts.c.phone, typed.phone)),
        ]
        if typed.eik:
            parts.append(found.where(clients.c.eik.like(typed.eik)))
        if typed.called:
            parts.append(found.where(_is_called(typed)))
        return candidates(*parts)
    if not typed.words:
        return found.where(false())
    places = found.join(premises, premises.c.client_id == clients.c.id).where(fits(premises.c.search, typed.words))
    holds = found.where(fits(clients.c.fragments, typed.words))
    begins = found.where(fits(clients.c.search, typed.words))
    called = [found.where(_is_called(typed))] if typed.called else []
    return candidates(begins, places, *called, otherwise=holds if typed.inside else None)


def twins_of(
    eik: str | None,
    phones: Sequence[str],
    emails: Sequence[str],
    seen: Sequence[ColumnElement[bool]],
    except_id: int | None,
) -> CompoundSelect[tuple[int, str, str]]:
    """The same EIK first, then the same phone, then the same e-mail."""
    lowered = [email.lower() for email in emails]
    people = select(contacts.c.client_id)
    found = {
        "eik": clients.c.eik == eik if eik else false(),
        "phone": or_(clients.c.phone.in_(phones), clients.c.id.in_(people.where(contacts.c.phone.in_(phones)))),
        "email": or_(
            func.lower(clients.c.email).in_(lowered),
            clients.c.id.in_(people.where(func.lower(contacts.c.email).in_(lowered))),
        ),
    }
    other = clients.c.id != (except_id or 0)
    return union_all(
        *(
            select(clients.c.id, clients.c.name, literal(by).label("by")).where(condition, other, *seen).limit(5)
            for by, condition in found.items()
        )
    )
