"""A delivery counted, explained and posted by a program; and what it is told when it errs."""

from decimal import Decimal

import pytest

from tests.goods import BOX, NEUTRAL, a_registered_company, a_store, scan_id


@pytest.fixture
def place(scope, api):
    a_registered_company(scope)
    store = a_store(scope)
    supplier = api.post("/suppliers", {"name": "Хигия Дистрибуция ООД", "payment_days": 14}).json()
    item = api.post(
        "/items",
        {"name": "Препарат", "kind": "detergent", "unit": "piece", "price": "6.20", "gtin": NEUTRAL},
    ).json()
    return store, supplier["id"], item["id"]


@pytest.fixture
def receipt(api, place):
    store, supplier, _ = place
    body = {"supplier_id": supplier, "warehouse_id": store, "note_number": "18842", "invoice_number": "0000018842"}
    answer = api.post("/receipts", body)
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_a_delivery_goes_from_the_door_into_stock(api, place, receipt):
    _, _, item = place
    path = f"/receipts/{receipt['id']}"
    assert receipt["due_on"] == "2026-12-08"
    answer = api.post(f"{path}/lines", {"item_id": item, "expected": "24", "unit_price": "6.90"})
    assert answer.json()["lines"][0]["quantity"] == "0.0000"

    scans = [{"id": str(scan_id()), "raw": NEUTRAL}, {"id": str(scan_id()), "raw": f"10×{BOX}"}]
    outcomes = api.post(f"{path}/scans", [*scans, scans[0]]).json()
    assert [one["outcome"] for one in outcomes] == ["counted", "unknown", "repeated"]
    refused = api.post(f"{path}/posting")
    assert (refused.status_code, refused.json()["code"]) == (422, "receipt.unknown_codes")

    unknown = api.get(path).json()["unknown"][0]["code"]
    explained = api.post(f"{path}/codes", {"code": unknown, "item_id": item, "factor": "2", "pack": "кашон"}).json()
    assert Decimal(explained["lines"][0]["quantity"]) == 21

    posted = api.post(f"{path}/posting")
    assert posted.status_code == 201
    assert (posted.json()["net"], posted.json()["vat"], posted.json()["stage"]) == ("144.90", "28.98", "posted")
    (row,) = api.get("/stock").json()["rows"]
    assert (Decimal(row["quantity"]), row["value"]) == (21, "144.90")
    assert api.get(f"/items/{item}").json()["last_price"] == "6.900000"
    assert api.get("/stock", params={"at": "2026-11-23T12:00:00Z"}).json()["rows"] == []

    again = api.post(f"{path}/posting")
    assert (again.status_code, again.json()["code"]) == (422, "receipt.posted")


def test_a_batch_with_a_bad_scan_is_refused_whole(api, receipt):
    path = f"/receipts/{receipt['id']}/scans"
    answer = api.post(path, [{"id": str(scan_id()), "raw": NEUTRAL}, {"id": str(scan_id()), "raw": " "}])
    assert answer.status_code == 422
    assert list(answer.json()["fields"]) == ["scans.1"]
    assert api.get(path).json() == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ({"quantity": "-1"}, "receipt.negative"),
        ({"quantity": "3800211904459"}, "receipt.absurd"),
        ({"quantity": "1", "unit_price": "-0.01"}, "receipt.negative"),
    ],
)
def test_bad_numbers_are_explained(api, place, receipt, line, code):
    answer = api.post(f"/receipts/{receipt['id']}/lines", {"item_id": place[2], **line})
    assert (answer.status_code, answer.json()["code"]) == (422, code)


def test_an_empty_receipt_is_not_posted(api, receipt):
    answer = api.post(f"/receipts/{receipt['id']}/posting")
    assert (answer.status_code, answer.json()["code"]) == (422, "receipt.empty")


def test_more_than_there_is_can_not_be_given_out(api, place):
    store, _, item = place
    body = {"kind": "issue", "warehouse_id": store, "lines": [{"item_id": item, "quantity": "1"}]}
    answer = api.post("/stock/moves", body)
    assert (answer.status_code, answer.json()["code"]) == (422, "stock.below_zero")


def test_a_price_by_hand_is_followed(api, place):
    item = place[2]
    assert api.post(f"/items/{item}/price", {"price": "6.75"}).json()["last_price"] == "6.750000"


def test_a_stale_change_of_a_supplier_is_refused(api, place):
    supplier = api.get(f"/suppliers/{place[1]}").json()
    body = {"name": "Хигия 2", "version": supplier["version"]}
    assert api.patch(f"/suppliers/{place[1]}", body).status_code == 200
    assert api.patch(f"/suppliers/{place[1]}", body).status_code == 409


def test_a_second_post_with_the_same_key_has_no_second_effect(api, place, receipt):
    _, _, item = place
    body = {"item_id": item, "added": "5", "unit_price": "1"}
    first = api.post(f"/receipts/{receipt['id']}/lines", body, key="0192f0c1-0000-7000-8000-000000000001")
    second = api.post(f"/receipts/{receipt['id']}/lines", body, key="0192f0c1-0000-7000-8000-000000000001")
    assert first.json() == second.json()
    assert Decimal(api.get(f"/receipts/{receipt['id']}").json()["lines"][0]["quantity"]) == 5
