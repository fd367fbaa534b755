"""Codes of premises are sealed, and every key is where its log says."""

from cleaning.adapters.sql.checks import Check

CHECKS = (
    Check(
        "premises.codes_sealed",
        "no code of a place lies open in the database",
        "select id as premises_id from premises where access <> ''",
    ),
    Check(
        "premises.key_holders",
        "whoever holds a key is who took it last and has not brought it back",
        """
        select k.id as key_id, k.holder_id, h.employee_id from site_keys k
        full join (select * from key_holdings where returned_at is null) h on h.key_id = k.id
        where k.holder_id is distinct from h.employee_id
        """,
    ),
)
