"""What lay in the stores on a day, and what it cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from cleaning.application.ledger.importing.kind import Balances, OpeningLists
from cleaning.application.ledger.importing.reading import chooser, once
from cleaning.application.ledger.ports import OpeningParties
from cleaning.application.ledger.posting import MATERIALS
from cleaning.domain.importing.values import ImportKind
from cleaning.domain.ledger.importing.fields import AMOUNT, CODE, NAME, QUANTITY, STOCK, STORE, UNIT_COST
from cleaning.domain.ledger.opening import OpeningLine
from cleaning.domain.shared.ids import BranchId, ItemId, WarehouseId
from cleaning.domain.shared.lists import cells
from cleaning.domain.shared.lists.doubts import Weight
from cleaning.domain.shared.lists.heads import Heads
from cleaning.domain.shared.lists.listing import Listing
from cleaning.domain.shared.lists.reader import Reader
from cleaning.domain.shared.money import Money

MOST = Decimal(1_000_000)
FOUR = Decimal("0.0001")


@dataclass(frozen=True)
class StockLists(OpeningLists):
    """Dr 302 Материали / Cr 199; items that moved in the branch have their stock already.

    Without a store the branch's main one is meant.
    """

    code: ClassVar[ImportKind] = ImportKind.STOCK
    heads: ClassVar[Heads] = STOCK

    balances: Balances
    parties: OpeningParties

    def read(self, readers: Sequence[Reader], listing: Listing, on: date) -> Mapping[int, OpeningLine]:
        branch = BranchId(listing.branch_id)
        choose = chooser(self.parties.items(branch), "item", (CODE, NAME))
        stores = self.parties.stores(branch)
        where, main = chooser(stores, "store", (STORE,)), next((one for one in stores if one.main), None)
        lines: dict[int, OpeningLine] = {}
        taken: set[tuple[object, ...]] = set()
        for reader in readers:
            if (item := choose(reader, listing.decisions)) is None:
                continue
            store = where(reader, listing.decisions) if reader.text(STORE) or main is None else main
            if store is None or (lies := _quantity(reader)) is None or (value := _value(reader, lies)) is None:
                continue
            if item.used:
                reader.doubt("import.item_used", QUANTITY, Weight.SKIPPED)
            elif once(reader, taken, item.id, store.id):
                lines[reader.row] = OpeningLine(
                    row=reader.row, title=item.name, account_code=MATERIALS, amount=value, documented_on=on, due_on=on,
                    item_id=ItemId(item.id), warehouse_id=WarehouseId(store.id), quantity=lies,
                )  # fmt: skip
        return lines


def _quantity(reader: Reader) -> Decimal | None:
    value = cells.number(reader.text(QUANTITY).rstrip(" .брлкгlkgpcs"))
    if value is None or not 0 < value.quantize(FOUR) <= MOST:
        reader.doubt("import.quantity", QUANTITY, Weight.SKIPPED)
        return None
    return value.quantize(FOUR)


def _value(reader: Reader, quantity: Decimal) -> Money | None:
    """What the row says it is worth altogether, else quantity times unit cost."""
    name = AMOUNT if reader.text(AMOUNT) else UNIT_COST
    value, leva = cells.price(reader.text(name))
    exact = cells.number(reader.text(name)) if not leva else None
    if value is None:
        reader.doubt("import.unit_cost", name, Weight.SKIPPED)
        return None
    if leva:
        reader.doubt("import.price_leva", name, read=f"{value:f}")
    worth = Money(value if name == AMOUNT else (exact if exact is not None else value) * quantity)
    if not worth:
        reader.doubt("import.unit_cost", name, Weight.SKIPPED)
        return None
    return worth
