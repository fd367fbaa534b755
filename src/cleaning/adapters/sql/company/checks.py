"""The company's own data fit together."""

from cleaning.adapters.sql.checks import Check

CHECKS = (
    Check(
        "company.vat_rates_follow",
        "on any day a VAT code has one rate",
        """
        select a.code, a.valid_from, b.valid_from as other from vat_rates a join vat_rates b
          on b.code = a.code and b.valid_from > a.valid_from and (a.valid_to is null or a.valid_to > b.valid_from)
        """,
    ),
    Check(
        "company.series_are_ahead",
        "the next number of invoices is after the last one given",
        """
        select s.series, s.next, max(i.number) as last from number_series s join invoices i on i.number is not null
        where s.series = 'invoice' and s.branch_id is null group by s.id having max(i.number)::bigint >= s.next
        """,
    ),
)
