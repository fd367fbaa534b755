"""What the database refuses in billing."""

CONSTRAINTS = {
    "invoice_issued": "invoice.already_issued",
    "uq_invoices_number": "invoice.number_taken",
    "pk_billed_months": "invoice.month_billed",
    "fk_invoices_client_id": ("client.unknown", "client_id"),
    "fk_invoice_lines_service_id": ("service.unknown", "service_id"),
    "fk_invoice_lines_premises_id": ("premises.unknown", "premises_id"),
}
