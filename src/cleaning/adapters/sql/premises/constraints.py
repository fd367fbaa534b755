"""What the tables of premises refuse, by constraint; the domain says the same earlier and at the field."""

CONSTRAINTS = {
    "fk_premises_purpose": ("field.not_offered", "purpose"),
    "fk_premises_ekatte": ("premises.ekatte", "ekatte"),
    "ck_premises_name": ("field.required", "name"),
    "ck_premises_area": ("premises.area", "area"),
    "ck_premises_former_price": ("amount.negative", "former_price"),
    "ck_premises_place": ("premises.coordinates", "lat"),
    "uq_site_keys_tag": ("key.tag_taken", "tag"),
    "uq_key_holdings_key_id": "key.out",
    "ex_key_holdings_one_holder": "key.out",
}
