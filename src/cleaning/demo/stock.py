"""Stores, ninety materials, six suppliers, and a delivery whenever a shelf runs low."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal

from cleaning.application.inventory.add_item import AddItem
from cleaning.application.inventory.queries import InventoryQueries, StockFilter
from cleaning.application.purchasing.add_supplier import AddSupplier
from cleaning.application.purchasing.enter_line import EnteredLine, EnterLine
from cleaning.application.purchasing.post_receipt import PostReceipt
from cleaning.application.purchasing.start_receipt import Delivery, StartReceipt
from cleaning.application.shared.access import Scope
from cleaning.application.shared.own import OwnInput
from cleaning.demo import tables, words
from cleaning.demo.stage import Stage
from cleaning.domain.inventory.item import ItemDetails
from cleaning.domain.inventory.values import ItemKind
from cleaning.domain.purchasing.supplier import SupplierDetails
from cleaning.domain.shared.ids import BranchId
from cleaning.domain.shared.money import UnitCost
from cleaning.domain.shared.quantity import Unit

UNITS = {"l": Unit.LITRE, "kg": Unit.KILOGRAM, "piece": Unit.PIECE, "m": Unit.METRE}
OWN_CODES = 200_000_000_000
"""Numbers from here on are codes a shop gives itself (GS1 prefixes 20–29)."""
SUPPLIERS_OF_KIND = {"detergent": (0, 1, 4), "consumable": (2, 5), "tool": (3, 0), "equipment": (3,), "part": (3,)}


def shelve(stage: Stage) -> None:
    """Stores, suppliers and the list of materials, at the prices of half a year ago."""
    invent = stage.invent
    with stage.scene(stage.today - timedelta(days=200)) as scene:
        stage.known["stores"] = {
            city: scene(InventoryQueries).main_warehouse(BranchId(branch)) for city, branch in stage.branches.items()
        }
        stage.known["suppliers"] = [scene(AddSupplier)(_supplier(stage, name)) for name in words.SUPPLIERS]
        add = scene(AddItem)
        goods: dict[str, int] = {}
        prices: dict[int, Decimal] = {}
        of_supplier: dict[int, int] = {}
        for number, sheet in enumerate(tables.items()):
            before = (sheet.price * Decimal(invent.random.randrange(90, 101)) / 100).quantize(Decimal("0.01"))
            details = ItemDetails(
                code="",
                name=sheet.name,
                kind=ItemKind(sheet.kind),
                unit=UNITS[sheet.unit],
                minimum=sheet.minimum,
                target=sheet.target,
            )
            pack = Decimal(5) if sheet.unit in ("l", "kg") else Decimal(1)
            gtin = gtin_of(number)
            item = add(
                details,
                price=UnitCost(before),
                gtin=gtin,
                factor=pack,
                pack="туба" if pack > 1 else "",
                own=sheet_of(sheet.kind),
            )
            goods[sheet.name] = item
            prices[item] = before
            of_supplier[item] = invent.one_of(SUPPLIERS_OF_KIND[sheet.kind])
    stage.known |= {"goods": goods, "prices": prices, "supplier_of": of_supplier}
    stage.known["sheets"] = {goods[sheet.name]: sheet for sheet in tables.items()}


def sheet_of(kind: str) -> OwnInput:
    """Chemicals come with one."""
    return {"safety_sheet": True} if kind == "detergent" else {}


def deliver(stage: Stage, day: date, city: str, *, least: Decimal = Decimal(1)) -> None:
    """Order up to the target whatever lies under ``least`` times its minimum; one receipt per supplier."""
    invent, known = stage.invent, stage.known
    store = known["stores"][city]
    wanted: dict[int, list[tuple[int, Decimal]]] = {}
    with stage.scene(day, time(11, 0), by="Стефан Минков") as scene:
        wanted_stock = StockFilter(warehouse_id=store)
        scope = Scope(branch_ids=tuple(stage.branches.values()))
        there: dict[int, Decimal] = {}
        for row in scene(InventoryQueries).stock(scope, wanted_stock, limit=200).rows:
            there[row.item_id] = there.get(row.item_id, Decimal(0)) + row.quantity
        for item, sheet in known["sheets"].items():
            share = SHARES[city]
            if there.get(item, Decimal(0)) < sheet.minimum * share * least:
                quantity = (sheet.target * share).quantize(Decimal(1))
                if quantity > 0:
                    wanted.setdefault(known["supplier_of"][item], []).append((item, quantity))
        for supplier, lines in wanted.items():
            number = f"{invent.random.randrange(1, 10**6):010d}"
            delivery = Delivery(
                supplier_id=known["suppliers"][supplier],
                warehouse_id=store,
                received_on=day,
                note_number=f"С-{number[-5:]}",
                invoice_number=number,
            )
            receipt = scene(StartReceipt)(delivery)
            for item, quantity in lines:
                line = EnteredLine(item_id=item, quantity=quantity, expected=quantity, unit_price=_price(stage, item))
                scene(EnterLine)(receipt, line)
            scene(PostReceipt)(receipt)


SHARES = {"София": Decimal(1), "Пловдив": Decimal("0.6"), "Варна": Decimal("0.4")}


def _price(stage: Stage, item: int) -> Decimal:
    """Now and then a supplier asks a little more."""
    prices = stage.known["prices"]
    if stage.invent.often(8):
        change = Decimal(stage.invent.random.choice((97, 102, 103, 104, 106))) / 100
        prices[item] = max((prices[item] * change).quantize(Decimal("0.01")), Decimal("0.01"))
    return prices[item]


def _supplier(stage: Stage, name: str) -> SupplierDetails:
    invent = stage.invent
    eik = invent.eik()
    place = invent.address("София")
    return SupplierDetails(
        name=name,
        eik=eik,
        vat_number=f"BG{eik}",
        contact=invent.person().name,
        phone=invent.phone(mobile=False),
        email=invent.email(name),
        city="София",
        address=place.line,
        payment_days=invent.one_of([14, 30, 30]),
    )


def gtin_of(place: int) -> str:
    """The code of the item at this place of the list: twelve digits and a check digit (GS1 General Specs 7.9)."""
    body = f"{OWN_CODES + place + 1:012d}"
    total = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(body))
    return f"{body}{-total % 10}"
