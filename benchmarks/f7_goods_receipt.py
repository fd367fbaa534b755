"""F7: a delivery of one line from the door to the books, and the way of one scan there and back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from random import Random
from uuid import UUID

from uuid_utils import uuid7

from benchmarks.figures import Figure, timed
from benchmarks.house import House
from cleaning.application.purchasing.enter_line import EnteredLine, EnterLine
from cleaning.application.purchasing.post_receipt import PostReceipt
from cleaning.application.purchasing.record_scan import RecordScan, Scanned
from cleaning.application.purchasing.start_receipt import Delivery, StartReceipt
from cleaning.application.shared.ports import Work


def measure(house: House) -> Iterator[Figure]:
    dice = Random(1)
    store = house.one("select min(id) from warehouses where main")
    supplier = house.one("select min(id) from suppliers")
    items = [row[0] for row in house.all("select id from items order by id")]
    codes = [row[0] for row in house.all("select gtin from item_barcodes order by id")]
    delivery = Delivery(supplier_id=supplier, warehouse_id=store)

    def receive(number: int) -> None:
        with house.scope() as scope, scope.get(Work):
            receipt = scope.get(StartReceipt)(delivery)
            line = EnteredLine(item_id=dice.choice(items), quantity=Decimal(6), unit_price=Decimal("4.20"))
            scope.get(EnterLine)(receipt, line)
            scope.get(PostReceipt)(receipt)

    yield from timed("F7", "goods receipt of one line, posted", receive, p50=12)

    with house.scope() as scope:
        receipt = scope.get(StartReceipt)(delivery)
        for code in codes[:30]:
            scope.get(RecordScan)(receipt, Scanned(id=UUID(str(uuid7())), raw=code))
    terminal = house.program()

    def scan(number: int) -> None:
        once = str(uuid7())
        body = json.dumps({"id": once, "raw": codes[number % 30]}).encode()
        terminal.post(f"/api/v1/receipts/{receipt}/scans", body, Idempotency_Key=once)

    yield from timed("F7", "a scan there and back, over HTTP, 30 lines", scan, p95=25)
