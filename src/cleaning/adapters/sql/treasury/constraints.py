"""What the database refuses in treasury."""

CONSTRAINTS = {
    "ck_desks_cash_short": ("desk.cash_short_now", "amount"),
    "uq_desks_branch_id_name": ("desk.twice", "name"),
    "fk_desks_account_code": ("ledger.account_unknown", "account_code"),
    "uq_payments_reference": ("payment.counted", "reference"),
    "uq_payments_reverses_id": "payment.already_reversed",
    "ck_payments_used": "payment.overused_now",
    "ck_debts_settled": "debt.overpaid_now",
    "fk_payments_supplier_id": ("supplier.unknown", "supplier_id"),
    "fk_payments_client_id": ("client.unknown", "client_id"),
}
