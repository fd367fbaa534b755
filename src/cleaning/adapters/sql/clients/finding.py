"""Which clients fit what was typed, and which may be the same one twice."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, CompoundSelect, Select, false, func, literal, or_, select, union_all

from cleaning.adapters.sql.clients.tables import clients, contacts
from cleaning.adapters.sql.premises.tables import premises
from cleaning.adapters.sql.search import candidates, digits_of, fits, has_words, holds, phone_fits


def fitting(text: str, seen: Sequence[ColumnElement[bool]]) -> Select[tuple[int]]:
    """Ids of clients by name, number, phone or address – their own, of their people and of their premises."""
    if digits := digits_of(text):
        return candidates(
            select(clients.c.id).where(phone_fits(clients.c.phone, digits), *seen),
            select(clients.c.id).where(clients.c.eik.like(f"{digits}%"), *seen),
            select(contacts.c.client_id).where(phone_fits(contacts.c.phone, digits)),
        )
    if not has_words(text):
        return select(clients.c.id).where(false())
    places = select(premises.c.client_id).where(fits(premises.c.search, text))
    inside = select(clients.c.id).where(holds(clients.c.fragments, text), *seen)
    return candidates(select(clients.c.id).where(fits(clients.c.search, text), *seen), places, otherwise=inside)


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
