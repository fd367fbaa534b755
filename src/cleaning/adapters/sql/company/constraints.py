"""What the tables of company refuse, by constraint."""

CONSTRAINTS = {
    "uq_dictionary_words_dictionary_code": ("word.same_name", "name_bg"),
    "uq_dictionary_words_name_bg": ("word.same_name", "name_bg"),
    "fk_dictionary_words_parent": ("field.not_offered", "parent"),
    "uq_branches_name": ("branch.same_name", "name"),
    "uq_own_fields_subject_key": ("own.same_key", "key"),
    "uq_vat_rates_code_valid_from": ("vat.same_day", "valid_from"),
}
