"""What the user is told when the database says no."""

CONSTRAINTS = {
    "ck_stock_levels_below_zero": "stock.below_zero",
    "ck_item_costs_below_zero": "stock.below_zero",
    "ck_item_costs_value": "stock.value_left_behind",
    "ck_items_minimum": "item.negative",
    "ck_items_price": "item.negative",
    "ck_item_barcodes_factor": "item.pack_factor",
    "uq_items_code": ("item.code_taken", "code"),
    "uq_item_barcodes_gtin": ("item.barcode_taken", "gtin"),
    "uq_warehouses_branch_id_name": ("warehouse.name_taken", "name"),
    "uq_warehouses_main": "warehouse.second_main",
    "uq_stock_moves_reverses_id": "stock.reversed_already",
}
