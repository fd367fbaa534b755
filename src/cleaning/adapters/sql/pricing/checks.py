"""Cost sheets add up and their history has no gap."""

from cleaning.adapters.sql.checks import Check

CHECKS = (
    Check(
        "pricing.sheets_add_up",
        "the materials and machines of a sheet are the sums of its lines",
        """
        select s.id, s.name, s.materials, s.equipment from cost_sheets s
          left join (select sheet_id, sum(amount) as amount, count(*) filter (where amount is null) as unknown
                       from cost_sheet_lines group by sheet_id) l on l.sheet_id = s.id
          left join (select sheet_id, sum(amount) as amount from cost_sheet_equipment group by sheet_id) e
            on e.sheet_id = s.id
         where s.materials <> coalesce(l.amount, 0) or s.equipment <> coalesce(e.amount, 0)
            or s.missing <> coalesce(l.unknown, 0)
        """,
    ),
    Check(
        "pricing.revisions_follow",
        "each revision of a sheet begins where the one before ended, and the last one is what the sheet says",
        """
        select sheet_id, id, price_before, price_after from (
          select r.*, s.price, s.cost,
                 lag(r.price_after) over chain as price_then, lag(r.cost_after) over chain as cost_then,
                 lead(r.id) over chain as later
            from cost_sheet_revisions r join cost_sheets s on s.id = r.sheet_id
          window chain as (partition by r.sheet_id order by r.id)) linked
         where price_before is distinct from price_then or cost_before is distinct from cost_then
            or (later is null and (price_after <> price or cost_after <> cost))
        """,
    ),
)
