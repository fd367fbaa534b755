"""Codes of the time before they were sealed."""

from sqlalchemy import create_engine, insert, select, update
from sqlalchemy.pool import NullPool

from cleaning.adapters.sql.premises.tables import access_codes, premises
from cleaning.adapters.sql.url import sqlalchemy_url
from cleaning.application.premises.ports import Vault


def seal_open_codes(url: str, vault: Vault) -> int:
    """Seal what still lies open with the premises and empty it there, all at once; how many they were."""
    with create_engine(sqlalchemy_url(url), poolclass=NullPool).begin() as connection:
        open_ones = select(premises.c.id, premises.c.branch_id, premises.c.access).where(premises.c.access != "")
        found = connection.execute(open_ones.with_for_update()).all()
        rows = []
        for row in found:
            sealed = vault.seal(row.access, row.id)
            about = {"premises_id": row.id, "branch_id": row.branch_id}
            rows.append(about | {"key_id": sealed.key_id, "sealed": sealed.content})
        if rows:
            connection.execute(insert(access_codes), rows)
            connection.execute(update(premises).where(premises.c.access != "").values(access=""))
    return len(rows)
