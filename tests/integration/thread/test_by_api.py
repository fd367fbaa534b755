"""The main job, by API alone: a client becomes a paid invoice, a paid crew and balanced books."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from cleaning.application.messaging.remind_of_visits import RemindOfVisits
from cleaning.application.messaging.send_waiting import SendWaiting
from tests.integration.thread import figures as so
from tests.integration.thread.holds import ok, the_audit_is_clean, the_figures_hold


@pytest.fixture
def house(api, scope, company):
    """A registered company with people, a crew, a warehouse, a bank account and a cash desk."""
    branch = company
    employees = [
        ok(api.post("/employees", {"name": name, "hired_on": "2026-01-05"}))["id"]
        for name in ("Мария Колева", "Иван Пеев")
    ]
    crew = ok(api.post("/crews", {"name": "Изгрев", "employees": employees}))["id"]
    store = ok(api.post("/warehouses", {"branch_id": branch, "name": "Склад"}))["id"]
    bank = ok(api.post("/desks", {"branch_id": branch, "kind": "bank", "name": "Разплащателна"}))["id"]
    cash = ok(api.post("/desks", {"branch_id": branch, "kind": "cash", "name": "Каса"}))["id"]
    return {"employees": employees, "crew": crew, "store": store, "bank": bank, "cash": cash}


def test_the_whole_thread(api, house, scope, clock, database, running):
    client_page = running[0].as_("owner")
    client = ok(
        api.post(
            "/clients",
            {"kind": "organisation", "legal_name": "Софтнет ООД", "eik": "209998883", "vat_number": "BG209998883",
             "city": "София", "address": "ул. „Липа“ 3", "accountable": "Петър Илиев", "phone": "0888 123 456",
             "consents": [{"purpose": "service", "channel": "sms", "source": "договор"}]},
        )
    )["id"]  # fmt: skip
    premises = ok(
        api.post(
            "/premises",
            {"client_id": client, "name": "Централен офис", "purpose": "office", "area": str(so.AREA),
             "settlement": "София", "street": "ул. „Липа“ 3", "periodicity": "weekly", "conditions": ["alarm"]},
        )
    )["id"]  # fmt: skip

    # materials, service, cost sheet
    item = ok(api.post("/items", {"name": "Препарат", "kind": "detergent", "unit": "l", "price": str(so.PRICE_BEFORE),
                                  "gtin": "3800000000010"}))["id"]  # fmt: skip
    service = ok(
        api.post(
            "/services",
            {"code": "ОФ-1", "name_bg": "Почистване на офис", "name_en": "Office cleaning", "unit": "m2",
             "minutes_per_unit": "0.6", "piece_rate": "0.0801", "checklist": ["Под", "Кошове"],
             "materials": [{"item_id": item, "per_unit": "0.02"}]},
        )
    )["id"]  # fmt: skip
    said = {"service_id": service, "quantity": str(so.AREA), "client_id": client, "premises_id": premises,
            "name": "Офис", "hourly_cost": "10", "overhead": "0", "margin_rule": "margin", "margin": "50",
            "minimum": "0.00", "step": "0.50"}  # fmt: skip
    sheet = ok(api.post("/cost-sheets", said))
    assert (sheet["cost"], sheet["price"]) == (so.COST_BEFORE, so.VISIT_PRICE)

    # quote → contract, plan and twelve months of visits
    line = {"premises_id": premises, "service_id": service, "quantity": str(so.AREA), "cost_sheet_id": sheet["id"],
            "rrule": "FREQ=WEEKLY;BYDAY=WE", "start_time": "08:00:00", "starts_on": "2026-11-25",
            "people": 2}  # fmt: skip
    quote = ok(api.post("/quotes", {"client_id": client, "title": "Абонамент", "lines": [line], "billing": "per_visit",
                                    "starts_on": "2026-11-25"}))["id"]  # fmt: skip
    ok(api.post(f"/quotes/{quote}/sending"))
    paper = api.get(f"/quotes/{quote}/pdf")
    assert paper.content.startswith(b"%PDF-")
    contract = ok(api.post(f"/quotes/{quote}/acceptance"))
    contract_id = contract.get("contract_id") or contract["id"]
    assert ok(api.get(f"/contracts/{contract_id}"))["stage"] == "active"

    # goods received: stock, average, and the open cost sheet follows while the agreed price stands
    supplier = ok(api.post("/suppliers", {"name": "Хигиена ЕООД", "eik": "987654322"}))["id"]
    receipt = ok(api.post("/receipts", {"supplier_id": supplier, "warehouse_id": house["store"],
                                        "invoice_number": "0000000077"}))["id"]  # fmt: skip
    ok(api.post(f"/receipts/{receipt}/lines", {"item_id": item, "quantity": str(so.RECEIVED),
                                               "unit_price": str(so.PRICE_AFTER)}))  # fmt: skip
    ok(api.post(f"/receipts/{receipt}/posting"))
    followed = ok(api.get(f"/cost-sheets/{sheet['id']}"))
    assert (followed["cost"], followed["price"]) == (so.COST_AFTER, so.PRICE_AFTER_RECEIPT)
    revisions = ok(api.get(f"/cost-sheets/{sheet['id']}/revisions"))
    revisions = revisions["rows"] if isinstance(revisions, dict) else revisions
    assert any(
        (one["price_before"], one["price_after"]) == (so.VISIT_PRICE, so.PRICE_AFTER_RECEIPT) for one in revisions
    )
    [level] = ok(api.get("/stock"))["rows"]
    assert (Decimal(level["quantity"]), level["value"]) == (so.RECEIVED, so.STOCK_VALUE)

    # twelve months are on the board; the first Wednesday is assigned; nobody can be in two places
    visits = ok(api.get("/visits?from=2026-11-25&to=2027-11-24&limit=200"))["rows"]
    assert len(visits) == 53, "each Wednesday from 25.11.2026 to 24.11.2027, both included"
    first, second = visits[0]["id"], visits[1]["id"]
    assert visits[0]["starts_at"] == "2026-11-25T06:00:00Z"
    ok(api.post(f"/visits/{first}/assignments", {"crew_id": house["crew"]}))
    clash = api.post(f"/visits/{second}/assignments", {"crew_id": house["crew"], "starts_at": "2026-11-25T06:10:00Z"})
    assert (clash.status_code, clash.json()["code"]) == (422, "visit.double_booking")

    # the reminder of the day before
    clock.at = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
    scope.get(RemindOfVisits)()
    scope.get(SendWaiting)()
    [reminder] = ok(api.get("/messages"))["rows"]
    assert (reminder["stage"], reminder["recipient"]) == ("sent", "+359888123456")

    # the crew works
    plan = ok(api.get("/plans"))["rows"][0]
    clock.at = datetime(2026, 11, 25, 6, 2, tzinfo=UTC)
    visit = ok(api.post(f"/visits/{first}/check-in"))
    early = api.post(f"/visits/{first}/completion")
    assert (early.status_code, early.json()["code"]) == (422, "visit.tasks_left")
    marks = [{"task_id": task["id"], "state": "done"} for task in visit["tasks"]]
    ok(api.post(f"/visits/{first}/marks", {"marks": marks}))
    clock.at += timedelta(minutes=30)
    ok(api.post(f"/visits/{first}/completion"))
    ok(api.post(f"/visits/{first}/acceptance", {"name": "Петър Илиев"}))
    assert api.get(f"/visits/{first}/acceptance/pdf").content.startswith(b"%PDF-")
    after = ok(api.get(f"/plans/{plan['id']}"))
    assert (plan["next_on"], after["next_on"]) == ("2026-11-25", "2026-12-02")

    # invoice, VAT once, ten digits, the PDF
    invoice = ok(api.post("/invoices", {"client_id": client, "visit_ids": [first]}))["id"]
    issued = ok(api.post(f"/invoices/{invoice}/issue"))
    assert (issued["number"], issued["net"], issued["vat"], issued["total"]) == ("0000000001", so.NET, so.VAT, so.TOTAL)
    assert api.post(f"/invoices/{invoice}/issue").status_code == 422
    assert api.get(f"/invoices/{invoice}/pdf").content.startswith(b"%PDF-")

    assert f'href="/invoices/{invoice}"' in client_page.get("/search?q=0000000001").text

    # paid by bank, more than is owed becomes credit
    paid = ok(api.post("/payments", {"desk_id": house["bank"], "client_id": client, "amount": so.PAID}))
    assert (paid["allocated"], paid["advance"]) == (so.TOTAL, so.ADVANCE)
    assert ok(api.get(f"/clients/{client}/statement"))["closing"] == f"-{so.ADVANCE}"

    the_figures_hold(api)
    the_audit_is_clean(database)
