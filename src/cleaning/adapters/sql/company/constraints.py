"""What the tables of company refuse, by constraint."""

CONSTRAINTS = {
    "uq_branches_name": ("branch.same_name", "name"),
    "uq_own_fields_subject_key": ("own.same_key", "key"),
    "uq_vat_rates_code_valid_from": ("vat.same_day", "valid_from"),
}
