"""F10: one purchase price moves ten thousand cost sheets of twelve lines, in one transaction, with their revisions."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from time import perf_counter

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from benchmarks.figures import RUNS, Figure
from benchmarks.house import House
from cleaning.adapters.sql.url import sqlalchemy_url
from cleaning.application.catalogue.add_service import AddService
from cleaning.application.inventory.add_item import AddItem
from cleaning.application.pricing.inputs import SheetInputs
from cleaning.application.pricing.keep_sheet import AddCostSheet
from cleaning.application.purchasing.list_price import ListPrice
from cleaning.domain.catalogue.service import Consumption, ServiceDetails
from cleaning.domain.inventory.item import ItemDetails
from cleaning.domain.inventory.values import ItemKind
from cleaning.domain.shared.ids import ItemId
from cleaning.domain.shared.money import UnitCost
from cleaning.domain.shared.quantity import Unit

SHEETS, LINES = 10_000, 12
ALIKE = """
    insert into {table} ({columns}) select {values} from {table} as one, generate_series(2, :many) as number
     where one.{key} = :sheet"""


def measure(house: House) -> Iterator[Figure]:
    item = _sheets(house)
    runs = []
    for run in range(RUNS + 1):
        with house.scope() as scope:
            began = perf_counter()
            scope.get(ListPrice)(item, UnitCost(f"{5 + run}.40"))
            runs.append(perf_counter() - began)
    moved = house.one("select count(*) from cost_sheet_revisions where item_id = :item", item=item)
    if moved != SHEETS * (RUNS + 1):
        raise RuntimeError(f"{moved} revisions instead of {SHEETS * (RUNS + 1)}")
    what = f"a price change through {SHEETS} sheets of {LINES} lines"
    yield Figure(question="F10", what=what, unit="s", runs=runs[1:], goal=2)


def _sheets(house: House) -> ItemId:
    """One sheet made as users make it, and its like ten thousand times over."""
    with house.scope() as scope:
        names = [f"Мярка F10 {number}" for number in range(LINES)]
        items = [
            scope.get(AddItem)(
                ItemDetails(code="", name=name, kind=ItemKind.DETERGENT, unit=Unit.LITRE), price=UnitCost("4.20")
            )
            for name in names
        ]
        used = tuple(Consumption(item_id=item, per_unit=Decimal("0.01")) for item in items)
        details = ServiceDetails(
            code=f"F10-{items[0]}", name_bg="Мярка F10", minutes_per_unit=Decimal("0.85"), materials=used
        )
        service = scope.get(AddService)(details)
        sheet = scope.get(AddCostSheet)(SheetInputs(service_id=service, quantity=Decimal(120)))
    many = {"many": SHEETS, "sheet": sheet}
    owner = create_engine(sqlalchemy_url(house.settings.owner_url), poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with owner.connect() as connection:
        heads = _columns(connection, "cost_sheets")
        lines = [name for name in _columns(connection, "cost_sheet_lines") if name != "sheet_id"]
        copied = ALIKE.format(table="cost_sheets", columns=", ".join(heads), values=", ".join(heads), key="id")
        made = connection.scalars(text(f"{copied} returning id"), many).all()
        # before the lines come: a foreign key asks for each of them, and a table thought to be empty is read whole
        connection.execute(text("analyze cost_sheets"))
        connection.execute(
            text(
                f"insert into cost_sheet_lines (sheet_id, {', '.join(lines)}) select made.id, {', '.join(lines)}"
                " from cost_sheet_lines, unnest(cast(:made as bigint[])) as made (id) where sheet_id = :sheet"
            ),
            {"made": list(made), "sheet": sheet},
        )
        connection.execute(text("analyze cost_sheet_lines"))
    owner.dispose()
    return items[0]


def _columns(connection: object, table: str) -> list[str]:
    query = "select column_name from information_schema.columns where table_name = :table and column_name <> 'id'"
    return list(connection.scalars(text(query), {"table": table}))  # type: ignore[attr-defined]
