"""What the database refuses in the books."""

CONSTRAINTS = {
    "entry_month_closed": "ledger.month_closed",
    "entry_unbalanced": "ledger.unbalanced_stored",
    "entry_line_late": "ledger.entry_whole",
    "uq_entries_source": "ledger.posted_twice",
    "uq_entries_reverses_id": "ledger.already_reversed",
    "fk_entry_lines_account_code": ("ledger.account_unknown", "account_code"),
    "pk_accounts": ("ledger.account_twice", "code"),
    "uq_openings_branch_id_kind_on": "opening.twice",
    "pk_closed_months": "ledger.already_closed",
}
