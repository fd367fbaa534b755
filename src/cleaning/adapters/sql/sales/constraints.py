"""What the tables of sales refuse, by constraint."""

CONSTRAINTS = {
    "uq_requests_form_key": "request.sent_already",
    "ck_requests_reachable": ("request.no_answer_to", "phone"),
    "ck_requests_lost": ("request.no_reason", "reason"),
    "uq_contracts_quote_id": "quote.accepted_already",
    "uq_quote_editions_quote_id_edition": "quote.sent_already",
    "ck_contracts_dates": ("contract.dates", "ends_on"),
    "ck_quote_lines_quantity": ("quote.negative", "quantity"),
    "ck_quote_lines_price": ("quote.negative", "price"),
    "ck_quote_lines_minutes": ("quote.minutes", "minutes"),
    "fk_quote_lines_premises_id": ("premises.unknown", "premises_id"),
    "fk_quotes_client_id": ("client.unknown", "client_id"),
}
