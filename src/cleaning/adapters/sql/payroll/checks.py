"""Pay is shared to the cent and the books say the same."""

from cleaning.adapters.sql.checks import Check

CHECKS = (
    Check(
        "payroll.shares_add_up",
        "the shares of a paid visit are its total",
        """
        select p.visit_id, p.total, coalesce(sum(e.amount), 0) as shared
        from paid_visits p left join earnings e on e.paid_visit_id = p.id
        group by p.id having p.total <> coalesce(sum(e.amount), 0)
        """,
    ),
    Check(
        "payroll.books_agree",
        "account 421 of an employee holds what they earned",
        """
        select employee_id, earned.amount, booked.amount as booked
        from (select employee_id, sum(amount) as amount from earnings group by 1) earned
        left join (select l.employee_id, sum(l.credit - l.debit) as amount from entry_lines l
                   join entries e on e.id = l.entry_id
                   where l.account_code = '421' and e.source_kind = 'visit' group by 1) booked using (employee_id)
        where earned.amount <> coalesce(booked.amount, 0)
        """,
    ),
)
