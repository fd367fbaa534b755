"""A client that is part of another has nothing left of its own but what is posted for ever."""

from cleaning.adapters.sql.checks import Check

CHECKS = (
    Check(
        "clients.merged_have_nothing",
        "what can follow a merge points to the client that stays",
        "select name, count from held_by_merged() where count > 0",
    ),
)
"""``clients.merged_into`` is such a link too: nobody is part of one that is itself part of another."""
