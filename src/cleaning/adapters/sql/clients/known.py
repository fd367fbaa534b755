"""Clients that rows of a list may be about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Text, and_, any_, func, literal, select, union
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from cleaning.adapters.sql.clients.tables import clients, consents, contacts, interactions
from cleaning.adapters.sql.premises.tables import premises
from cleaning.application.shared.access import Scope
from cleaning.domain.clients.importing.entry import Entry
from cleaning.domain.clients.importing.merging import Known
from cleaning.domain.clients.importing.records import IN_WORDS
from cleaning.domain.clients.values import ConsentPurpose, InteractionKind
from cleaning.domain.shared.lists.place import ADDRESS, place_key

PLACE = ("name", "settlement", *ADDRESS)


def known(session: Session, entries: Sequence[Entry], scope: Scope) -> list[Known]:
    """Five statements, however long the list is."""
    ids = [row.id for row in session.execute(_ids(entries, scope))]
    if not ids:
        return []
    mine = any_(_array(ids, clients.c.id.type))
    people, places, said, asked = (defaultdict(list) for _ in range(4))
    for row in session.execute(select(contacts).where(contacts.c.client_id == mine)):
        people[row.client_id].append(row)
    shown = [premises.c[name] for name in PLACE]
    for row in session.execute(select(premises.c.client_id, *shown).where(premises.c.client_id == mine)):
        places[row.client_id].append(place_key(*(row._mapping[name] for name in PLACE)))
    notes = select(interactions.c.client_id, interactions.c.text).where(
        interactions.c.client_id == mine, interactions.c.kind == InteractionKind.NOTE
    )
    for row in session.execute(notes):
        said[row.client_id].append(row.text)
    permissions = select(consents.c.client_id, consents.c.channel).where(
        consents.c.client_id == mine, consents.c.purpose == ConsentPurpose.MARKETING
    )
    for row in session.execute(permissions):
        asked[row.client_id].append(str(row.channel))
    columns = [
        clients.c[name] for name in ("id", "name", "eik", "city", "address", "phone", "email", "note", "own", *IN_WORDS)
    ]
    rows = session.execute(select(*columns).where(clients.c.id == mine).order_by(clients.c.id))
    return [_known(row, people[row.id], places[row.id], said[row.id], asked[row.id]) for row in rows]


def _known(row: Any, people: list[Any], places: list[Any], said: list[str], asked: list[str]) -> Known:
    return Known(
        id=row.id,
        name=row.name,
        eik=row.eik,
        city=row.city,
        address=row.address,
        phones=frozenset(phone for phone in (row.phone, *(person.phone for person in people)) if phone),
        emails=frozenset(email for email in (row.email, *(person.email for person in people)) if email),
        people=frozenset(person.name for person in people),
        places=frozenset(places),
        said=frozenset([*said, *row.note.splitlines(), row.note]),
        asked=frozenset(asked),
        own=row.own,
        values={name: row._mapping[name] for name in IN_WORDS},
    )


def _array(values: Sequence[Any], kind: Any = None) -> Any:
    return literal(list(values), ARRAY(kind if kind is not None else Text()))


def _ids(entries: Sequence[Entry], scope: Scope) -> Any:
    """By EIK, phone, e-mail and name; the merging looks closer."""
    phones = list({phone for entry in entries for phone in entry.phones})
    emails = list({email.lower() for entry in entries for email in entry.emails})
    eiks = list({entry.eik for entry in entries if entry.eik})
    names = func.unnest(_array(list({entry.name for entry in entries}))).table_valued("name")
    mine = and_(clients.c.branch_id.in_(scope.branch_ids), clients.c.merged_into.is_(None))
    of_people = select(contacts.c.client_id).join(clients, clients.c.id == contacts.c.client_id).where(mine)
    return union(
        select(clients.c.id).where(mine, clients.c.eik == any_(_array(eiks))),
        select(clients.c.id).where(mine, clients.c.phone == any_(_array(phones))),
        select(clients.c.id).where(mine, func.lower(clients.c.email) == any_(_array(emails))),
        select(clients.c.id).where(mine, clients.c.sort_name.in_(select(func.sortable(names.c.name)))),
        of_people.where(contacts.c.phone == any_(_array(phones))),
        of_people.where(func.lower(contacts.c.email) == any_(_array(emails))),
    )
