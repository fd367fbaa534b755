"""The books balance, and their sums are the sums of their lines."""

from cleaning.adapters.sql.checks import Check

CHECKS = (
    Check(
        "ledger.entries_balance",
        "every entry has at least two lines, as much debit as credit, and the total it says",
        """
        select e.id as entry_id, e.on, count(l.id) as lines, sum(l.debit) as debit, sum(l.credit) as credit, e.total
        from entries e left join entry_lines l on l.entry_id = e.id group by e.id
        having count(l.id) < 2 or sum(l.debit) <> sum(l.credit) or sum(l.debit) <> e.total
        """,
    ),
    Check(
        "ledger.lines_follow_their_entry",
        "a line is of the day and the branch of its entry",
        """
        select l.id as line_id, l.entry_id from entry_lines l join entries e on e.id = l.entry_id
        where l.on <> e.on or l.branch_id <> e.branch_id
        """,
    ),
    Check(
        "ledger.months_are_sums",
        "the kept sums of a month are the sums of its lines",
        """
        select month, account_code, branch_id, kept.debit as kept_debit, found.debit, kept.credit as kept_credit,
               found.credit
        from (select month, account_code, branch_id, sum(debit) as debit, sum(credit) as credit from account_months
              group by 1, 2, 3) kept
        full join (select date_trunc('month', "on")::date as month, account_code, branch_id, sum(debit) as debit,
                   sum(credit) as credit from entry_lines group by 1, 2, 3) found
          using (month, account_code, branch_id)
        where coalesce(kept.debit, 0) <> coalesce(found.debit, 0)
           or coalesce(kept.credit, 0) <> coalesce(found.credit, 0)
        """,
    ),
    Check(
        "ledger.reversals_mirror",
        "a reversal has the lines of its entry with the sides changed",
        """
        select r.id as entry_id, r.reverses_id from entries r join entries o on o.id = r.reverses_id
        where (select sum(debit) from entry_lines where entry_id = r.id)
           <> (select sum(credit) from entry_lines where entry_id = o.id)
        """,
    ),
)
