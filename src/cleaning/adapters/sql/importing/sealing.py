"""Lists of the time before they were sealed."""

import msgspec
from sqlalchemy import create_engine, select, update
from sqlalchemy.pool import NullPool

from cleaning.adapters.sql.importing.tables import imports
from cleaning.adapters.sql.url import sqlalchemy_url
from cleaning.application.importing.sealed_cells import about
from cleaning.application.premises.ports import Vault
from cleaning.domain.shared.lists import secrets


def seal_open_lists(url: str, vault: Vault) -> int:
    """Seal cells that still lie open, one list at a time; codes in the dry run become dots. How many they were."""
    done = 0
    engine = create_engine(sqlalchemy_url(url), poolclass=NullPool)
    open_ones = select(imports.c.id, imports.c.digest, imports.c.cells, imports.c.plan).where(
        imports.c.cells.is_not(None)
    )
    while True:
        with engine.begin() as connection:
            row = connection.execute(open_ones.order_by(imports.c.id).limit(1).with_for_update()).first()
            if row is None:
                return done
            sealed = vault.seal(msgspec.json.encode(row.cells).decode(), about(row.digest))
            values = {"cells": None, "key_id": sealed.key_id, "sealed": sealed.content, "plan": _masked(row.plan)}
            connection.execute(update(imports).where(imports.c.id == row.id).values(values))
        done += 1


def _masked(plan: object) -> object:
    """Every text of it without its codes."""
    match plan:
        case str():
            return secrets.masked(plan)
        case list():
            return [_masked(one) for one in plan]
        case dict():
            return {name: _masked(one) for name, one in plan.items()}
    return plan
