"""The company's own data fit together."""

from cleaning.adapters.sql.checks import Check

OWN = """
select '{table}' as record, t.id, held.key, held.value from {table} t cross join jsonb_each(t.own) held
  left join own_fields f on f.subject = '{subject}' and f.key = held.key
where t.own <> '{{}}'::jsonb and (f.id is null or not case f.type
  when 'flag' then jsonb_typeof(held.value) = 'boolean'
  when 'number' then held.value #>> '{{}}' ~ '^-?[0-9]+(\\.[0-9]+)?$' and jsonb_typeof(held.value) = 'string'
  when 'date' then held.value #>> '{{}}' ~ '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}$'
  when 'choice' then exists (select from jsonb_array_elements(f.choices) c where c ->> 'key' = held.value #>> '{{}}')
  else jsonb_typeof(held.value) = 'string' and held.value #>> '{{}}' <> '' end)
"""
RECORDS = {"client": "clients", "premises": "premises", "item": "items", "employee": "employees", "order": "orders"}

CHECKS = (
    Check(
        "company.own_values_fit",
        "what records hold in own fields is of a field there is, and of its type",
        " union all ".join(OWN.format(table=table, subject=subject) for subject, table in RECORDS.items()),
    ),
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
