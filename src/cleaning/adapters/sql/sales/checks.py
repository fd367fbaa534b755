"""Offers add up, and an accepted one has exactly one contract."""

from cleaning.adapters.sql.checks import Check

CHECKS = (
    Check(
        "sales.offers_add_up",
        "the month of an offer is the sum of its counted lines",
        """
        select q.id, q.number, q.monthly, coalesce(sum(l.monthly) filter (where l.chosen or not l.optional), 0) as lines
          from quotes q left join quote_lines l on l.quote_id = q.id
         group by q.id
        having q.monthly <> coalesce(sum(l.monthly) filter (where l.chosen or not l.optional), 0)
        """,
    ),
    Check(
        "sales.accepted_is_signed",
        "every accepted offer has a contract or an order and no other offer has one",
        """
        select q.id, q.number, q.stage, c.number as contract, o.number as "order" from quotes q
          left join contracts c on c.quote_id = q.id left join orders o on o.quote_id = q.id
         where (q.stage = 'accepted') <> (c.id is not null or o.id is not null)
            or (c.id is not null and o.id is not null)
        """,
    ),
    Check(
        "sales.contracts_have_lines",
        "a contract agrees on something",
        """
        select c.id, c.number from contracts c
         where not exists (select 1 from contract_lines l where l.contract_id = c.id)
        """,
    ),
)
