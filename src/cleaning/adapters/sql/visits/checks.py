"""Finished visits are whole, marked in their plan, and paid."""

from cleaning.adapters.sql.checks import Check

CHECKS = (
    Check(
        "visits.done_whole",
        "no finished visit has a required task that is neither done nor explained",
        """
        select v.id as visit_id, t.title from visits v join visit_tasks t on t.visit_id = v.id
        where v.stage = 'done' and t.required and t.done_at is null and t.skipped_reason = ''
        """,
    ),
    Check(
        "visits.one_place_at_a_time",
        "nobody is at two visits at once",
        """
        select a.employee_id, a.visit_id, b.visit_id as other_id from visit_members a
        join visit_members b on b.employee_id = a.employee_id and b.visit_id > a.visit_id and a.slot && b.slot
        where not a.cancelled and not b.cancelled
        """,
    ),
)
