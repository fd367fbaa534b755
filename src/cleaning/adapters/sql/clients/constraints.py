"""What the tables of clients refuse, by constraint; the domain says the same earlier and at the field."""

CONSTRAINTS = {
    "fk_interactions_kind": ("field.not_offered", "kind"),
    "ck_clients_name": ("field.required", "name"),
    "uq_clients_number": ("client.number_taken", "number"),
    "ck_clients_payment_days": ("client.payment_days", "payment_days"),
    "ck_clients_credit_limit": ("amount.negative", "credit_limit"),
    "ck_contacts_something": "contact.empty",
    "ck_interactions_text": ("field.required", "text"),
    "fk_consents_text_id": ("consent.no_such_text", "text_id"),
    "ck_consent_texts_both": ("field.required", "text_en"),
    "uq_consent_texts_purpose_edition": "record.changed",
}
