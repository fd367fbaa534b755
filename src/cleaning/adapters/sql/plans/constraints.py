"""What the tables of plans refuse, by constraint."""

CONSTRAINTS = {
    "uq_cleaning_plans_contract_id_premises_id": "plan.twice",
    "ck_plan_marks_skipped_why": ("plan.reason_missing", "reason"),
}
