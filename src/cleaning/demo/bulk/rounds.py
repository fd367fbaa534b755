"""A year of visits and the next two weeks, made inside the database: who cleans where, when, and what it was worth."""

from __future__ import annotations

from typing import Any

from psycopg import Connection

from cleaning.demo.bulk.customers import Made
from cleaning.demo.bulk.scale import Scale

PLACES = "create temporary table visited (number bigint primary key, client_id bigint, branch_id bigint, place bigint)"
# The square makes few clients have many visits; in the order of time, as a year of work would have left them.
DRAWN = """
create temporary table drawn as
select number, floor(random() ^ 2 * %(clients)s)::bigint as visited, random() as crew, random() as luck,
       30 + 30 * floor(random() * 6)::int as minutes,
       case when number < %(visits)s
         then %(today)s::timestamptz - make_interval(days => %(days)s - (number * %(days)s / %(visits)s)::int)
         else %(today)s::timestamptz + make_interval(days => 1 + ((number - %(visits)s) * 14 / %(planned)s)::int)
       end + make_interval(mins => 300 + 30 * floor(random() * 24)::int) as starts_at
  from generate_series(0, %(visits)s + %(planned)s - 1) as number
"""
VISITS = """
insert into visits (branch_id, client_id, premises_id, crew_id, starts_at, ends_at, planned_for, created_at, stage,
                    started_at, completed_at, cancelled_why, price)
select branch_id, client_id, place, crews.ids[1 + floor(crew * cardinality(crews.ids))::int],
       starts_at, ends_at, starts_at, least(starts_at, %(now)s) - interval '20 days', stage,
       case when stage = 'done' then starts_at end, case when stage = 'done' then ends_at end,
       case when stage = 'cancelled' then 'Клиентът помоли за друг ден.' else '' end, minutes * 0.35
  from drawn
  join visited on visited.number = drawn.visited
  join (select branch_id, array_agg(id order by id) as ids from crews group by 1) crews using (branch_id)
 cross join lateral (select starts_at + make_interval(mins => minutes) as ends_at,
                            case when drawn.number >= %(visits)s then 'planned'
                                 when luck < 0.03 then 'cancelled' else 'done' end as stage) told
 order by drawn.number
"""
LINES = """
insert into visit_lines (visit_id, service_id, position, description, quantity, unit, price, per, vat_code, piece_rate)
select visits.id, service.id, 0, service.name_bg, visits.price / 0.35, 'm2', visits.price, 'visit', 'standard', 0.12
  from visits cross join (select id, name_bg from services order by id limit 1) service
 where stage = 'done'
"""
FACTS = """
insert into facts (at, kind, subject, subject_id, client_id, branch_id, actor, data)
select visits.completed_at, 'visits.VisitCompleted', 'visits', visits.id, visits.client_id, visits.branch_id,
       'Стоян Илиев',
       jsonb_build_object('visit_id', visits.id, 'client_id', visits.client_id, 'premises_id', visits.premises_id,
                          'branch_id', visits.branch_id, 'plan_id', null, 'contract_id', null,
                          'premises_name', premises.name, 'at', visits.completed_at)
  from visits join premises on premises.id = visits.premises_id where stage = 'done'
 order by visits.id
"""


def visit(connection: Connection[Any], scale: Scale, made: list[Made], today: Any, now: Any) -> int:
    """All visits; done ones have a line, no tasks, and the fact that they were done."""
    connection.execute(PLACES)
    with connection.cursor() as cursor, cursor.copy("copy visited from stdin") as copy:
        for number, (client, branch, place) in enumerate(made):
            copy.write_row((number, client, branch, place))
    told = {"clients": len(made), "visits": scale.visits, "planned": scale.planned, "days": scale.days}
    connection.execute("select setseed(0.24)")
    connection.execute(DRAWN, told | {"today": today})
    connection.execute("analyze visited, drawn")
    count = connection.execute(VISITS, told | {"now": now}).rowcount
    connection.execute("analyze visits")
    connection.execute(LINES)
    connection.execute(FACTS)
    connection.execute("drop table visited, drawn")
    connection.commit()
    return count
