"""Orders add up, their numbers have no gaps, and nothing is closed that was not met."""

from cleaning.adapters.sql.checks import Check

CHECKS = (
    Check(
        "orders.sums",
        "the price of an order is the sum of its lines, each quantity times price",
        """
        select o.id, o.number, o.net, coalesce(sum(l.net), 0) as lines
          from orders o left join order_lines l on l.order_id = o.id
         group by o.id
        having o.net <> coalesce(sum(l.net), 0) or count(l.id) = 0
            or bool_or(l.net <> round(l.quantity * l.unit_price, 2))
        """,
    ),
    Check(
        "orders.series",
        "numbers of a branch follow each other without a gap",
        """
        select branch_id, number, before from (
          select branch_id, number, lag(number) over (partition by branch_id order by right(number, 6)) as before
            from orders
        ) each
        where right(number, 6)::bigint <> coalesce(right(before, 6)::bigint, right(number, 6)::bigint - 1) + 1
        """,
    ),
    Check(
        "orders.closed_are_met",
        "no order is closed over a required condition nobody confirmed",
        """
        select o.id, o.number, c.text from orders o join order_conditions c on c.order_id = o.id
         where o.stage = 'closed' and c.required and c.confirmed_at is null
        """,
    ),
    Check(
        "orders.lights_derivable",
        "what the lights are worked out from is there: when it was done, visits and documents of the same client",
        """
        select o.id, o.number, o.stage from orders o
         where (o.stage in ('done', 'accepted', 'closed')) <> (o.done_at is not null)
            or exists (select from visits v where v.order_id = o.id and v.client_id <> o.client_id)
            or exists (select from invoices i where i.order_id = o.id and i.client_id <> o.client_id)
            or (o.stage in ('done', 'accepted', 'closed')
                and exists (select from visits v where v.order_id = o.id and v.stage in ('planned', 'underway')))
        """,
    ),
    Check(
        "orders.invoiced_once",
        "documents of an order say no more than its price",
        """
        select o.id, o.number, o.net, o.fee, sum(i.net) as invoiced
          from orders o join invoices i on i.order_id = o.id and i.stage = 'issued'
         group by o.id having sum(i.net) > case when o.stage = 'cancelled' then o.fee else o.net end
        """,
    ),
)
