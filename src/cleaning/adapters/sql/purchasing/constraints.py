"""What the user is told when the database says no."""

CONSTRAINTS = {
    "uq_suppliers_eik": ("supplier.duplicate", "eik"),
    "ck_suppliers_payment_days": "supplier.payment_days",
    "uq_goods_receipts_invoice": ("receipt.invoice_known", "invoice_number"),
    "ck_goods_receipts_posted": "receipt.posted",
    "ck_goods_receipt_lines_quantity": "receipt.negative",
    "ck_goods_receipt_lines_expected": "receipt.negative",
    "ck_goods_receipt_lines_price": "receipt.negative",
    "pk_scans": "scan.elsewhere",
    "ck_scans_times": "receipt.negative",
}
