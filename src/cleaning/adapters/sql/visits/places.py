"""Where visits take place and whose place it is, joined so that a list is one question."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select

from cleaning.adapters.sql.clients.tables import clients
from cleaning.adapters.sql.premises.tables import premises
from cleaning.adapters.sql.visits.tables import visits

ADDRESS = ("settlement", "postcode", "district", "street", "building", "entrance", "floor", "flat")


def with_places(statement: Select[Any]) -> Select[Any]:
    """The same rows with ``premises_name``, ``client_name`` and the parts of the address."""
    return (
        statement.join(premises, premises.c.id == visits.c.premises_id)
        .join(clients, clients.c.id == visits.c.client_id)
        .add_columns(
            premises.c.name.label("premises_name"),
            clients.c.name.label("client_name"),
            *(premises.c[part] for part in ADDRESS),
        )
    )
