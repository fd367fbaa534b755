"""What the tables of pricing refuse, by constraint."""

CONSTRAINTS = {
    "ck_cost_sheets_quantity": ("pricing.negative", "quantity"),
    "ck_cost_sheets_norm": ("pricing.norm_zero", "minutes_per_unit"),
    "ck_cost_sheets_margin": ("pricing.margin_whole", "margin"),
    "ck_cost_sheets_discount": ("pricing.discount", "discount"),
    "fk_cost_sheets_client_id": ("client.unknown", "client_id"),
    "fk_cost_sheets_premises_id": ("premises.unknown", "premises_id"),
    "fk_cost_sheet_lines_item_id": ("service.item_unknown", "materials"),
    "fk_cost_sheet_equipment_item_id": ("service.item_unknown", "machines"),
}
