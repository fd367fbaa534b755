"""What the tables of orders refuse, by constraint; the last two are raised by triggers."""

CONSTRAINTS = {
    "uq_orders_branch_id_number": "record.changed",
    "uq_orders_quote_id": "quote.accepted_already",
    "uq_orders_request_id": "order.request_already",
    "ck_orders_window": ("order.window", "ends_at"),
    "ck_orders_deadline": ("order.deadline_before_window", "deadline"),
    "ck_orders_payment_days": ("order.payment_days", "payment_days"),
    "ck_orders_rating": ("order.rating", "rating"),
    "ck_orders_cancelled": ("order.reason_missing", "reason"),
    "ck_orders_fee": ("order.fee", "fee"),
    "ck_order_lines_quantity": ("order.quantity", "quantity"),
    "ck_order_lines_price": ("order.price", "unit_price"),
    "fk_orders_client_id": ("client.unknown", "client_id"),
    "fk_orders_premises_id": ("premises.unknown", "premises_id"),
    "fk_order_lines_cost_sheet_id": ("field.not_offered", "cost_sheet_id"),
    "fk_order_lines_service_id": ("field.not_offered", "service_id"),
    "orders_forwards": "order.stage",
    "orders_conditions_confirmed": "order.conditions_left",
}
