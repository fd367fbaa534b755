"""A client that is part of another has nothing left of its own but what is posted for ever."""

from cleaning.adapters.sql.checks import Check

CHECKS = (
    Check(
        "clients.numbers_are_behind_their_series",
        "the next number of persons and of firms is after the last one given",
        """
        select s.series, s.next, max(substring(c.number from '[0-9]+$')::bigint) as last from number_series s
          join clients c on s.series = 'client_' || c.kind and c.number ~ ('^' || s.prefix || '[0-9]{1,18}$')
        where s.branch_id is null group by s.id having max(substring(c.number from '[0-9]+$')::bigint) >= s.next
        """,
    ),
    Check(
        "clients.merged_have_nothing",
        "what can follow a merge points to the client that stays",
        "select name, count from held_by_merged() where count > 0",
    ),
)
"""``clients.merged_into`` is such a link too: nobody is part of one that is itself part of another."""
