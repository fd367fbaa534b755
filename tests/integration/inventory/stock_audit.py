"""Everything that must always be true of stock, asked of the database itself."""

from __future__ import annotations

from sqlalchemy import Connection, text

BROKEN = {
    "a balance is not the sum of its moves": """
        select l.warehouse_id, l.item_id, l.lot, l.quantity, coalesce(m.moved, 0) from stock_levels l
        full join (select warehouse_id, item_id, lot, sum(quantity) moved from stock_moves group by 1, 2, 3) m
          using (warehouse_id, item_id, lot)
        where coalesce(l.quantity, 0) <> coalesce(m.moved, 0)""",
    "a balance is below zero": "select * from stock_levels where quantity < 0",
    "a branch's holding is not the sum of its moves": """
        select c.item_id, c.branch_id, c.quantity, c.value, m.quantity, m.value from item_costs c
        full join (select item_id, branch_id, sum(quantity) quantity, sum(value) value from stock_moves group by 1, 2) m
          using (item_id, branch_id)
        where coalesce(c.quantity, 0) <> coalesce(m.quantity, 0) or coalesce(c.value, 0) <> coalesce(m.value, 0)""",
    "nothing costs something": "select * from item_costs where quantity = 0 and value <> 0",
    "what was told differs from what was moved": """
        with told as (
          select (line->>'item_id')::bigint item_id, (line->>'net')::numeric value
            from facts, jsonb_array_elements(data->'lines') line where kind = 'purchasing.GoodsReceived'
          union all select (used->>'item_id')::bigint, -(used->>'value')::numeric
            from facts, jsonb_array_elements(data->'used') used where kind = 'inventory.MaterialsConsumed'
          union all select (data->>'item_id')::bigint, (data->>'value')::numeric
            from facts where kind = 'inventory.StockCorrected'),
        sums as (select item_id, sum(value) value from told group by 1),
        moved as (select item_id, sum(value) value from stock_moves group by 1)
        select item_id, moved.value, sums.value from moved full join sums using (item_id)
        where coalesce(moved.value, 0) <> coalesce(sums.value, 0)""",
}


def broken(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    """What does not hold, with the rows that show it; empty when all is well."""
    found = {name: [tuple(row) for row in connection.execute(text(query))] for name, query in BROKEN.items()}
    return {name: rows for name, rows in found.items() if rows}
