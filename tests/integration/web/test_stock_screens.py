"""Screens of the store room: they open, they explain mistakes at their place, and a plain browser can use them."""

import re
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, event

from cleaning.application.inventory.queries import InventoryQueries
from cleaning.application.purchasing.queries import PurchasingQueries
from cleaning.application.purchasing.record_scan import RecordScan, Scanned
from tests.goods import BOX, NEUTRAL, SEEN, a_receipt, a_registered_company, a_store, an_item, enter, received, scan_id


@pytest.fixture
def goods(scope):
    """A store with an item in it, a posted receipt, and a draft being counted."""
    a_registered_company(scope)
    store, item = a_store(scope), an_item(scope, gtin=NEUTRAL, minimum="50")
    received(scope, store, item, "30", "5.50")
    draft = a_receipt(scope, store)
    scope.get(RecordScan)(draft, Scanned(id=scan_id(), raw=NEUTRAL))
    return store, item, draft


@pytest.fixture
def questions(running):
    """Counts the statements sent to the database meanwhile."""
    engine = running[1].get(Engine)

    @contextmanager
    def counted():
        asked: list[str] = []

        def note(connection, cursor, statement, *_):
            asked.append(statement)

        event.listen(engine, "before_cursor_execute", note)
        yield asked
        event.remove(engine, "before_cursor_execute", note)

    return counted


PAGES = [
    "/items",
    "/items?below=true&q=препарат",
    "/items/new",
    "/items/{item}",
    "/items/{item}/edit",
    "/items/{item}/moves",
    "/items/{item}/moves?warehouse={store}",
    "/items/pick?q=неу",
    "/stock",
    "/stock?warehouse={store}&on=2026-11-20",
    "/stock/moves/new?item={item}",
    "/stock/shortages",
    "/stock/warehouses",
    "/stock/warehouses/{store}",
    "/suppliers",
    "/suppliers/new",
    "/suppliers/1",
    "/receipts",
    "/receipts?stage=draft&q=18842",
    "/receipts/new",
    "/receipts/1",
    "/receipts/{draft}",
    "/receipts/{draft}/papers",
    "/receipts/{draft}/lines/new",
    "/receipts/{draft}/scans",
    "/receipts/{draft}/codes?code=123",
]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("role", ["owner", "storekeeper"])
def test_every_screen_opens(client, goods, address, role):
    store, item, draft = goods
    answer = client.as_(role).get(address.format(store=store, item=item, draft=draft))
    assert answer.status_code == 200, answer.text[:500]


@pytest.mark.parametrize("role", ["crew", "client"])
def test_the_store_room_is_closed_to_others(client, goods, role):
    for address in ("/items", "/stock", "/receipts", "/suppliers", f"/receipts/{goods[2]}"):
        assert client.as_(role).get(address).status_code == 403


def test_an_item_with_mistakes_comes_back_with_what_was_typed(client, goods):
    typed = {"name": "Моп", "kind": "tool", "unit": "piece", "minimum": "-1", "gtin": "3800211904457"}
    answer = client.post("/items", data=typed)
    assert answer.status_code == 422
    assert 'value="Моп"' in answer.text
    assert "Най-малко 0" in answer.text


def test_a_taken_barcode_is_said_at_its_field(client, goods):
    answer = client.post("/items", data={"name": "Моп", "kind": "tool", "unit": "piece", "gtin": NEUTRAL})
    assert answer.status_code == 422
    assert "Този баркод вече е на друг артикул." in answer.text


def test_a_stale_edit_of_an_item_is_refused(client, scope, goods):
    item = goods[1]
    version = scope.get(InventoryQueries).item(item, SEEN).version
    typed = {"code": "М-0001", "name": "Нов", "kind": "tool", "unit": "piece", "active": "true", "version": version}
    assert client.post(f"/items/{item}", data=typed).status_code == 303
    again = client.post(f"/items/{item}", data=typed | {"name": "Друг"})
    assert again.status_code == 422
    assert scope.get(InventoryQueries).item(item, SEEN).name == "Нов"


def test_a_price_typed_over_another_is_refused(client, scope, goods):
    item = goods[1]
    assert client.post(f"/items/{item}/price", data={"price": "6,50", "shown": "5.500000"}).status_code == 303
    answer = client.post(f"/items/{item}/price", data={"price": "9", "shown": "5.500000"})
    assert answer.status_code == 422
    assert str(scope.get(InventoryQueries).item(item, SEEN).last_price) == "6.500000"


def test_more_than_there_is_is_refused_in_words(client, goods):
    store, item, _ = goods
    typed = {"kind": "issue", "warehouse_id": store, "line-0-item_id": item, "line-0-quantity": "31"}
    answer = client.post("/stock/moves", data=typed)
    assert answer.status_code == 422
    assert "налични са 30" in answer.text


def test_a_plain_browser_scans_by_a_form(client, scope, goods):
    draft = goods[2]
    once = {"raw": f"3 × {NEUTRAL}", "id": str(scan_id())}
    for _ in range(2):
        answer = client.post(f"/receipts/{draft}/scans", data=once)
        assert (answer.status_code, answer.headers["location"]) == (303, f"/receipts/{draft}")
    assert scope.get(PurchasingQueries).receipt(draft, SEEN).lines[0].quantity == 4


def test_htmx_gets_the_lines_and_the_parts_beside_them(client, goods):
    draft = goods[2]
    answer = client.post(
        f"/receipts/{draft}/scans", data={"raw": BOX, "id": str(scan_id())}, headers=client.htmx("count-lines")
    )
    assert answer.status_code == 200
    assert 'data-outcome="unknown"' in answer.text
    assert re.findall(r'id="(count-\w+)"[^>]* hx-swap-oob="true"', answer.text) == [
        "count-last",
        "count-keys",
        "count-scans",
    ]


def test_posting_needs_what_is_missing_first_and_then_shows_the_document(client, scope, goods):
    _, item, draft = goods
    client.post(f"/receipts/{draft}/scans", data={"raw": BOX, "id": str(scan_id())})
    refused = client.post(f"/receipts/{draft}/posting")
    assert refused.status_code == 422
    assert "непознатите кодове" in refused.text
    explained = client.post(f"/receipts/{draft}/codes", data={"code": BOX, "item_id": item, "factor": "6"})
    assert explained.status_code == 303
    assert client.post(f"/receipts/{draft}/posting").status_code == 303
    shown = client.get(f"/receipts/{draft}").text
    assert "СР-000002" in shown
    assert "38,50" in shown


def test_a_new_item_is_made_from_an_unknown_code(client, scope, goods):
    draft = goods[2]
    client.post(f"/receipts/{draft}/scans", data={"raw": f"2×{BOX}", "id": str(scan_id())})
    typed = {
        "code": BOX,
        "what": "new",
        "name": "Гъба",
        "kind": "tool",
        "unit": "piece",
        "price": "0,4",
        "factor": "10",
    }
    assert client.post(f"/receipts/{draft}/codes", data=typed).status_code == 303
    lines = scope.get(PurchasingQueries).receipt(draft, SEEN).lines
    assert {line.name: line.quantity for line in lines}["Гъба"] == 20


def test_lists_ask_few_questions_however_long_they_are(client, scope, goods, questions):
    store, item, draft = goods
    for number in range(12):
        other = an_item(scope, f"Артикул {number}")
        received(scope, store, other, "1", "1")
        enter(scope, draft, other, "1", "1")
    for address in ("/items", f"/items/{item}", "/stock", "/receipts", "/suppliers", f"/receipts/{draft}"):
        with questions() as asked:
            assert client.get(address).status_code == 200
        assert len(asked) <= 10, address
