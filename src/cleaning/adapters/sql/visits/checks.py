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
    Check(
        "visits.marked",
        "every item of a finished or cancelled visit of a plan has its mark",
        """
        with place as (select coalesce((select zone from companies limit 1), 'Europe/Sofia') as zone)
        select v.id as visit_id, item as plan_item_id from place, visits v cross join unnest(v.items) item
        where v.stage in ('done', 'cancelled') and not exists (
          select from plan_marks m where m.plan_item_id = item and m.visit_id is not null
          and m.due_on = (v.planned_for at time zone zone)::date)
        """,
    ),
    Check(
        "visits.people_keep_the_slot",
        "people are sent for exactly the time of their visit",
        """
        select v.id as visit_id, m.employee_id from visits v join visit_members m on m.visit_id = v.id
        where lower(m.slot) <> v.starts_at or upper(m.slot) <> v.ends_at
        or m.cancelled <> (v.stage = 'cancelled')
        """,
    ),
)
