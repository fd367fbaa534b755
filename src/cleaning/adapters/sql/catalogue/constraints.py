"""What the tables of the catalogue refuse, by constraint."""

CONSTRAINTS = {
    "uq_services_code": ("service.same_code", "code"),
    "ck_services_norm": ("service.norm_zero", "minutes_per_unit"),
    "ck_services_piece_rate": ("service.piece_rate", "piece_rate"),
    "uq_service_materials_service_id_item_id": ("service.material_twice", "materials"),
    "fk_service_materials_item_id": ("service.item_unknown", "materials"),
    "fk_service_equipment_item_id": ("service.item_unknown", "equipment"),
}
