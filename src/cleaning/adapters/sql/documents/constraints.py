"""What the tables of documents refuse, by constraint."""

CONSTRAINTS = {
    "uq_document_templates_name": ("template.name_taken", "name"),
    "uq_document_template_versions_number": "record.changed",
    "ck_document_template_versions_source_short": ("template.too_long", "source"),
}
