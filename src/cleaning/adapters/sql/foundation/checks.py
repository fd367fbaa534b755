"""Jobs are done, and what must never change is still guarded."""

from cleaning.adapters.sql.checks import Check

CHECKS = (
    Check(
        "jobs.none_stuck",
        "no job failed for good, hangs in a dead worker, or waits an hour past its time",
        """
        select j.id as job_id, j.task_name, j.status, j.scheduled_at from procrastinate_jobs j
        left join procrastinate_workers w on w.id = j.worker_id
        where j.status = 'failed'
           or (j.status = 'doing' and (w.id is null or w.last_heartbeat < now() - interval '1 minute'))
           or (j.status = 'todo' and coalesce(j.scheduled_at, 'epoch') < now() - interval '1 hour'
               and exists (select from procrastinate_events e where e.job_id = j.id
                           and e.type in ('deferred', 'deferred_for_retry')
                           and e.at < now() - interval '1 hour'))
        """,
    ),
    Check(
        "guards.append_only",
        "what is posted refuses changes, removal and truncation, and its guards are on",
        """
        with guards as (
          select tgrelid, tgname, tgenabled in ('O', 'A') as is_on from pg_trigger where not tgisinternal
        ), posted as (
          select to_regclass(name) as tgrelid from unnest(array['facts', 'entries', 'entry_lines', 'stock_moves',
            'earnings', 'allocations', 'documents']) name
          union select tgrelid from guards where tgname like '%\\_append\\_only'
        )
        select tgrelid::text as table_name from posted
        where not exists (select from guards g where g.tgrelid = posted.tgrelid and is_on and tgname like '%only')
           or not exists (select from guards g where g.tgrelid = posted.tgrelid and is_on and tgname like '%truncate')
        """,
    ),
)
