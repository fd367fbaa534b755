"""A client that is part of another has nothing left of its own but what is posted for ever."""

from cleaning.adapters.sql.checks import Check

CHECKS = (
    Check(
        "clients.merged_have_nothing",
        "what can follow a merge points to the client that stays",
        """
        select held.name, held.count from (
          select c.conrelid::regclass::text || '.' || a.attname as name,
                 (xpath('/row/n/text()', query_to_xml(format(
                   'select count(*) as n from %s t join clients k on k.id = t.%I where k.merged_into is not null',
                   c.conrelid::regclass, a.attname), false, true, '')))[1]::text::bigint as count
          from pg_constraint c
          join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
          where c.contype = 'f' and c.confrelid = 'clients'::regclass
            and c.conrelid::regclass::text not in ('client_merges', 'told_apart')
            and not exists (select from pg_trigger t where t.tgrelid = c.conrelid and t.tgname like '%\\_append\\_only')
        ) held where held.count > 0
        """,
    ),
)
"""``clients.merged_into`` is such a link too: nobody is part of one that is itself part of another."""
