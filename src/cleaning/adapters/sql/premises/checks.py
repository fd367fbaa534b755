"""Codes of premises are sealed."""

from cleaning.adapters.sql.checks import Check

CHECKS = (
    Check(
        "premises.codes_sealed",
        "no code of a place lies open in the database",
        "select id as premises_id from premises where access <> ''",
    ),
)
