"""Clients and places of an import leave again: what was worked on since stays, and so does whoever it belongs to."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table, delete, or_, select
from sqlalchemy.orm import Session

from cleaning.adapters.sql.clients.tables import clients, consents, contacts, interactions
from cleaning.adapters.sql.importing.made import Removal, made_by
from cleaning.adapters.sql.importing.tables import imported
from cleaning.adapters.sql.premises.tables import access_codes, premises, zones
from cleaning.domain.importing.values import Kept


def _client_of(table: Table) -> Any:
    return select(clients.c.name).where(clients.c.id == table.c.client_id).scalar_subquery()


PARTS: dict[str, tuple[Table, Any]] = {
    "contact": (contacts, _client_of(contacts)),
    "consent": (consents, _client_of(consents)),
    "interaction": (interactions, interactions.c.text),
}


def take_out(session: Session, import_id: int) -> list[Kept]:
    """Places first, then clients with what the import said of them, then what it added to clients of before."""
    kept = take_places_out(session, import_id)
    new = {one.id for one in made_by(session, import_id, "client")}
    kept += Removal(
        session=session, import_id=import_id, record="client", table=clients, title=clients.c.name,
        remove=lambda ids: _remove_clients(session, import_id, ids),
    )()  # fmt: skip
    for record, (table, title) in PARTS.items():
        made = [one.id for one in made_by(session, import_id, record)]
        added = session.scalars(select(table.c.id).where(table.c.id.in_(made), table.c.client_id.not_in(new))).all()
        kept += Removal(
            session=session, import_id=import_id, record=record, table=table, title=title,
            remove=lambda ids, table=table: session.execute(delete(table).where(table.c.id.in_(ids))),  # type: ignore[misc]
        )(added)  # fmt: skip
    return kept


def _remove_clients(session: Session, import_id: int, ids: list[int]) -> None:
    """With the contacts, consents and notes of this import; others of them keep the client."""
    for record, (table, _) in PARTS.items():
        mine = select(imported.c.record_id).where(imported.c.import_id == import_id, imported.c.kind == record)
        gone = session.scalars(
            delete(table).where(table.c.client_id.in_(ids), table.c.id.in_(mine)).returning(table.c.id)
        ).all()
        session.execute(delete(imported).where(imported.c.kind == record, imported.c.record_id.in_(gone)))
    session.execute(delete(clients).where(clients.c.id.in_(ids)))


def take_places_out(session: Session, import_id: int) -> list[Kept]:
    """Their zones and the codes that came with them go along; a code written since keeps its place."""

    def remove(ids: list[int]) -> None:
        for part in (zones, access_codes):
            session.execute(delete(part).where(part.c.premises_id.in_(ids)))
        session.execute(delete(premises).where(premises.c.id.in_(ids)))

    def touched(ids: list[int]) -> list[int]:
        later = or_(access_codes.c.version > 1, access_codes.c.created_at != premises.c.created_at)
        found = select(premises.c.id).join(access_codes, access_codes.c.premises_id == premises.c.id)
        return list(session.scalars(found.where(premises.c.id.in_(ids), later)))

    return Removal(
        session=session, import_id=import_id, record="premises", table=premises, title=premises.c.name, remove=remove,
        touched=touched,
    )()  # fmt: skip
