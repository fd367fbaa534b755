"""P17, P18: eight scanners at one delivery; a repeated scan counts once, in any order, and nobody is turned away."""

from __future__ import annotations

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import Engine, text

from cleaning.adapters.sql.purchasing.repositories import SqlReceipts
from cleaning.application.purchasing.post_receipt import PostReceipt
from cleaning.application.purchasing.record_scan import RecordScan, Scanned
from cleaning.domain.purchasing.receipt import GoodsReceipt
from tests.app import as_program
from tests.goods import a_receipt, a_store, an_item, scan_id
from tests.integration.inventory.stock_audit import broken
from tests.rounds import a_seed, rounds

SCANNERS, EACH = 8, rounds(12, 250)
CODES = ("3800211904459", "3800000000010", "3800211904466")


@pytest.fixture
def race(running, scope):
    """Every box is read by one scanner and, by a slip of the network, told by two; then the receipt is posted."""
    _, container = running
    engine = container.get(Engine)
    store = a_store(scope)
    items = [an_item(scope, f"Препарат {code}", gtin=code) for code in CODES]
    receipt = a_receipt(scope, store)
    dice = random.Random(a_seed())
    read = [Scanned(id=scan_id(), raw=dice.choice(CODES)) for _ in range(SCANNERS * EACH // 2)]
    told = [[*read[number::SCANNERS], *read[(number + 1) % SCANNERS :: SCANNERS]] for number in range(SCANNERS)]
    start = Barrier(SCANNERS)

    def scanner(number: int) -> list[str]:
        said, mine = [], random.Random(number).sample(told[number], len(told[number]))
        start.wait(60)
        for one in mine:
            try:
                with as_program(container, engine) as opened:
                    said.append(opened.get(RecordScan)(receipt, one).value)
            except Exception as error:  # noqa: BLE001 – the control counts whatever goes wrong
                said.append(type(error).__name__)
        return said

    def run() -> Counter[str]:
        with ThreadPoolExecutor(SCANNERS) as pool:
            return Counter(word for words in pool.map(scanner, range(SCANNERS)) for word in words)

    return run, Counter(one.raw for one in read), receipt, dict(zip(items, CODES, strict=True))


def test_each_box_is_counted_once_and_stock_is_what_was_read(race, scope):
    run, read, receipt, items = race
    said = run()
    assert said == {"counted": read.total(), "repeated": read.total()}
    scope.get(PostReceipt)(receipt)
    with scope.get(Engine).connect() as connection:
        levels = connection.execute(text("select item_id, quantity from stock_levels")).all()
        assert broken(connection) == {}
    assert {items[row.item_id]: row.quantity for row in levels} == read


def test_without_the_lock_scanners_are_turned_away(race, monkeypatch):
    """The negative control."""
    run, read, *_ = race
    monkeypatch.setattr(SqlReceipts, "get", lambda self, receipt: self.session.get(GoodsReceipt, receipt))
    assert run() != {"counted": read.total(), "repeated": read.total()}
