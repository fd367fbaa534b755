"""What speaks of a person without saying whose it is: texts from their number, and answers kept for a repeated call."""

from __future__ import annotations

from functools import cache

from sqlalchemy import Text, cast, delete, func, or_, select, update
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from cleaning.adapters.sql.clients.erasing import MASK
from cleaning.adapters.sql.clients.tables import clients, contacts
from cleaning.adapters.sql.foundation.tables import idempotency_keys
from cleaning.adapters.sql.registry import metadata
from cleaning.adapters.sql.types import EnumText
from cleaning.domain.premises.values import Periodicity, Purpose

SHIPPED = frozenset(map(str, (*Purpose, *Periodicity))) | {"standard", "reduced"}


def forget_loose(session: Session, ids: list[int], said: list[str]) -> None:
    """``said``: names and numbers that are this person's only. An answer stays as done, but says nothing any more."""
    if not said:
        return
    body = idempotency_keys.c.body
    holds = or_(
        *(func.strpos(func.encode(body, "hex"), func.encode(func.convert_to(one, "UTF8"), "hex")) > 0 for one in said)
    )
    session.execute(update(idempotency_keys).where(holds).values(body=b""))
    texts, stopped = metadata.tables["inbound_texts"], metadata.tables["opt_outs"]
    others = select(clients.c.phone).where(clients.c.id.not_in(ids), clients.c.phone.is_not(None))
    people = select(contacts.c.phone).where(contacts.c.client_id.not_in(ids), contacts.c.phone.is_not(None))
    theirs = func.any(cast(said, ARRAY(Text)))
    session.execute(
        update(texts)
        .where(texts.c.client_id.is_(None), texts.c.sender == theirs, texts.c.sender.not_in(others.union(people)))
        .values(sender=MASK, text=MASK)
    )
    session.execute(delete(stopped).where(stopped.c.phone == theirs, stopped.c.phone.not_in(others.union(people))))


@cache
def program_words() -> frozenset[str]:
    """Every code that columns may hold: never taken out of what was remembered, even if somebody is called so."""
    kinds = (column.type for table in metadata.sorted_tables for column in table.columns)
    return frozenset(str(one) for kind in kinds if isinstance(kind, EnumText) for one in kind.kind) | SHIPPED
