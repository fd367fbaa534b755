"""Payments and debts add up, and the books say the same of every desk, client and supplier."""

from cleaning.adapters.sql.checks import Check

CHECKS = (
    Check(
        "treasury.payments_used",
        "what a payment is said to have settled is what it settled",
        """
        select p.id as payment_id, p.used, coalesce(sum(a.amount), 0) as allocated
        from payments p left join allocations a on a.payment_id = p.id
        where p.direction = 'in' or p.supplier_id is not null
        group by p.id having p.used < coalesce(sum(a.amount), 0)
        """,
    ),
    Check(
        "treasury.debts_settled",
        "a debt is settled by the sum of what was allocated to it",
        """
        select d.id as debt_id, d.number, d.settled, coalesce(sum(a.amount), 0) as allocated
        from debts d left join allocations a on a.debt_id = d.id
        where not exists (select from allocations c where c.credit_id = d.id)
        group by d.id having d.settled <> coalesce(sum(a.amount), 0)
        """,
    ),
    Check(
        "treasury.desks_agree",
        "the balance of the desks of an account is its balance in the books",
        """
        select account_code, branch_id, desk.balance, booked.balance as booked
        from (select account_code, branch_id, sum(balance) as balance from desks group by 1, 2) desk
        left join (select account_code, branch_id, sum(debit - credit) as balance from entry_lines group by 1, 2) booked
          using (account_code, branch_id)
        where desk.balance <> coalesce(booked.balance, 0)
        """,
    ),
    Check(
        "treasury.clients_agree",
        "account 411 of a client is what their invoices leave unpaid",
        """
        select client_id, debt.open, booked.open as booked
        from (select client_id, sum(amount - settled) as open from debts where side = 'receivable' group by 1) debt
        full join (select coalesce(c.merged_into, l.client_id) as client_id, sum(debit - credit) as open
                   from entry_lines l left join clients c on c.id = l.client_id where account_code = '411' group by 1)
          booked using (client_id)
        where coalesce(debt.open, 0) <> coalesce(booked.open, 0)
        """,
    ),
    Check(
        "treasury.suppliers_agree",
        "account 401 of a supplier is what their invoices leave unpaid",
        """
        select supplier_id, debt.open, booked.open as booked
        from (select supplier_id, sum(amount - settled) as open from debts where side = 'payable' group by 1) debt
        full join (select supplier_id, sum(credit - debit) as open from entry_lines where account_code = '401'
                   group by 1) booked using (supplier_id)
        where coalesce(debt.open, 0) <> coalesce(booked.open, 0)
        """,
    ),
)
