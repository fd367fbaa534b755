"""No message is forgotten or in an unclear state that nobody looks at."""

from cleaning.adapters.sql.checks import Check

CHECKS = (
    Check(
        "messaging.none_stuck",
        "no message waits an hour past its time or hangs in sending",
        """
        select id as message_id, stage, not_before, taken_at from messages
        where (stage = 'queued' and not_before < now() - interval '1 hour')
           or (stage = 'sending' and taken_at < now() - interval '5 minutes')
        """,
    ),
)
