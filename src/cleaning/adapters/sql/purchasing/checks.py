"""A posted receipt is whole: its goods were moved, and no code was left unexplained."""

from cleaning.adapters.sql.checks import Check

CHECKS = (
    Check(
        "purchasing.goods_moved",
        "every line of a posted receipt came into stock, in that quantity",
        """
        select line.receipt_id, line.item_id, line.quantity, moved.quantity as moved
        from (select receipt_id, item_id, sum(quantity) as quantity from goods_receipt_lines
              join goods_receipts on goods_receipts.id = receipt_id where stage = 'posted' group by 1, 2) line
        full join (select source_id as receipt_id, item_id, sum(quantity) as quantity from stock_moves
                   where source_kind = 'receipt' group by 1, 2) moved using (receipt_id, item_id)
        where coalesce(line.quantity, 0) <> coalesce(moved.quantity, 0)
        """,
    ),
    Check(
        "purchasing.codes_explained",
        "a posted receipt has no scans of unknown codes",
        """
        select scans.id, scans.receipt_id, code from scans join goods_receipts on goods_receipts.id = receipt_id
        where stage = 'posted' and item_id is null and undone_at is null
        """,
    ),
)
