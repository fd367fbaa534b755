"""Documents add up, their numbers have no gaps, and each is in the books with its own figures."""

from cleaning.adapters.sql.checks import Check

CHECKS = (
    Check(
        "billing.numbers_without_gaps",
        "numbers of invoices follow each other",
        """
        select number, before from (
          select number, lag(number) over (order by number) as before from invoices where number is not null
        ) numbered where before is not null and number::bigint <> before::bigint + 1
        """,
    ),
    Check(
        "billing.sums",
        "a document's net is the sum of its lines and its VAT the sum of its rates",
        """
        select i.id as invoice_id, i.number, i.net, line.net as lines, i.vat, tax.vat as rates
        from invoices i
        left join (select invoice_id, sum(net) as net from invoice_lines group by 1) line on line.invoice_id = i.id
        left join (select invoice_id, sum(base) as base, sum(vat) as vat from invoice_vat group by 1) tax
          on tax.invoice_id = i.id
        where i.net <> coalesce(line.net, 0) or i.vat <> coalesce(tax.vat, 0) or i.net <> coalesce(tax.base, 0)
        """,
    ),
    Check(
        "billing.posted",
        "an issued document is in the books once, with its total",
        """
        select i.id as invoice_id, i.number, i.total, e.total as booked
        from invoices i left join entries e
          on e.source_kind = 'invoice' and e.source_id = i.id and e.reverses_id is null
        where i.stage <> 'draft' and i.total <> 0 and abs(i.total) is distinct from e.total
        """,
    ),
)
