"""What a document did to stock, written down in one statement: balances, costs and moves."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Column, Table, text
from sqlalchemy.orm import Session

from cleaning.adapters.sql.inventory.tables import item_costs, stock_levels, stock_moves
from cleaning.adapters.sql.rows import listed, packed, unpacked
from cleaning.adapters.sql.session import WRITES

Row = dict[str, object]


def _columns(table: Table) -> list[Column[object]]:
    return [column for column in table.c if column.name != "id"]


LEVELS, COSTS, MOVES = (_columns(table) for table in (stock_levels, item_costs, stock_moves))
KEEP = text(f"""
  with begun as (
    insert into stock_levels ({listed(LEVELS)}) select {listed(LEVELS)} from {unpacked("begun", LEVELS)}
  ), moved as (
    update stock_levels set quantity = stock_levels.quantity + row.quantity, expires_on = row.expires_on
      from {unpacked("moved", LEVELS, named="row")}
     where stock_levels.warehouse_id = row.warehouse_id and stock_levels.item_id = row.item_id
       and stock_levels.lot = row.lot
  ), cost as (
    update item_costs
       set quantity = row.quantity, value = row.value, average_cost = row.average_cost, last_cost = row.last_cost
      from {unpacked("costs", COSTS, named="row")}
     where item_costs.branch_id = row.branch_id and item_costs.item_id = row.item_id
  )
  insert into stock_moves ({listed(MOVES)}) select {listed(MOVES)} from {unpacked("moves", MOVES)}
""").execution_options(**{WRITES: ("stock_levels", "item_costs", "stock_moves")})


def keep(
    session: Session, begun: Sequence[Row], moved: Sequence[Row], costs: Sequence[Row], moves: Sequence[Row]
) -> None:
    """``moved`` balances carry the difference as their quantity; the rows they change are locked already."""
    rows = {"begun": begun, "moved": moved, "costs": costs, "moves": moves}
    session.execute(KEEP, {name: packed(some) for name, some in rows.items()})
