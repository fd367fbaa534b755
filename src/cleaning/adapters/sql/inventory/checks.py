"""What lies there is what was moved, for the value it was moved at, and the books say the same."""

from cleaning.adapters.sql.checks import Check

CHECKS = (
    Check(
        "inventory.levels_are_sums",
        "a balance is the sum of its moves and never below zero",
        """
        select warehouse_id, item_id, lot, level.quantity, moved.quantity as moved from stock_levels level
        full join (select warehouse_id, item_id, lot, sum(quantity) as quantity from stock_moves group by 1, 2, 3) moved
          using (warehouse_id, item_id, lot)
        where coalesce(level.quantity, 0) <> coalesce(moved.quantity, 0) or level.quantity < 0
        """,
    ),
    Check(
        "inventory.costs_are_sums",
        "what a branch holds of an item is the sum of its moves, in quantity and in value",
        """
        select item_id, branch_id, cost.quantity, moved.quantity as moved, cost.value, moved.value as moved_value
        from item_costs cost
        full join (select item_id, branch_id, sum(quantity) as quantity, sum(value) as value from stock_moves
                   group by 1, 2) moved using (item_id, branch_id)
        where coalesce(cost.quantity, 0) <> coalesce(moved.quantity, 0)
           or coalesce(cost.value, 0) <> coalesce(moved.value, 0)
        """,
    ),
    Check(
        "inventory.books_agree",
        "account 302 is the value of the stock, item by item",
        """
        select item_id, booked.value as booked, stock.value as stock
        from (select item_id, sum(debit - credit) as value from entry_lines where account_code = '302' group by 1)
          booked
        full join (select item_id, sum(value) as value from item_costs group by 1) stock using (item_id)
        where coalesce(booked.value, 0) <> coalesce(stock.value, 0)
        """,
    ),
    Check(
        "inventory.last_price_is_known",
        "an item that was bought has a purchase price",
        """
        select id, code from items where last_price is null
          and exists (select from stock_moves where item_id = items.id and kind = 'receipt')
        """,
    ),
)
