"""One branch with one of everything, so that every address with a number in it leads somewhere."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from dishka import Container
from PIL import Image
from sqlalchemy import Engine, text

from cleaning.application.identity.add_user import AddUser
from cleaning.application.premises.write_code import CodeText
from cleaning.application.sales.request_inputs import NewRequest
from cleaning.application.visits.assign_visit import Assignment, AssignVisit
from cleaning.domain.identity.user import UserDetails
from cleaning.domain.shared.role import Role
from cleaning.web.api.order_bodies import OrderBody
from cleaning.web.api.site_keys import TakenIn
from tests import money, offers
from tests.app import Api, Screens
from tests.goods import NEUTRAL, a_receipt, a_store, an_item, enter, received
from tests.planning import House
from tests.samples import sample

CLIENT, PREMISES, PERSON = "Тайнопис Клиент ООД", "Тайнопис Обект", "Тайнопис Човек"
MARK = "Тайнопис"
"""In every name: nobody from elsewhere may ever read it."""
LIST = "Клиент;Телефон;ЕИК\nТайнопис Нов ООД;0888 111 222;123\n"


def settle(screens: Screens, api: Api, scope: Container) -> dict[str, Any]:
    """The numbers of the records, by the names they have in addresses."""
    money.a_company(scope)
    house = House(scope)
    client = house.client(CLIENT, phone="0888 412 037", city="София", address="Липа 3")
    premises, service = house.premises(client, PREMISES), house.service()
    contract = house.sign(client, {"premises_id": premises, "service_id": service})
    crew = house.crew("Изгрев", PERSON)
    visit = house.visits()[0].id
    scope.get(AssignVisit)(Assignment(visit_id=visit, employees=(house.employee(PERSON),)))
    store, item = a_store(scope), an_item(scope, gtin=NEUTRAL)
    received(scope, store, item, "20", "2.50")
    receipt = a_receipt(scope, store)
    enter(scope, receipt, item, "2", "2.50")
    sheet = offers.a_sheet(scope, service, client_id=client, premises_id=premises, name=f"{MARK} сметка")
    quote = offers.a_draft(scope, client, offers.a_line(premises, service, cost_sheet_id=sheet), title=f"{MARK} оферта")
    desk, _ = money.a_desk(scope), money.a_desk(scope)
    user = scope.get(AddUser)(UserDetails(login="petya", name="Петя", role=Role.OFFICE), "дълга парола 2026")
    invoice, draft = money.an_invoice(scope, client), money.a_draft(scope, client)
    payment = money.pays(scope, client, desk, "10.00").payment_id

    def make(path: str, kind: type, **more: Any) -> int:
        answer = api.post(path, sample(kind) | more)
        assert answer.status_code in (200, 201), (path, answer.text)
        return answer.json()["id"]

    message = api.post("/messages", {"client_id": client, "text": f"{MARK} съобщение"}).json()["id"]
    request = make("/requests", NewRequest, name=f"{MARK} запитване", phone="0888 412 038")
    ordered = {"client_id": client, "premises_id": premises, "lines": [{"service_id": service, "unit_price": "1"}]}
    order = make("/orders", OrderBody, **ordered, conditions=[{"text": f"{MARK} условие"}])
    key = make("/keys", TakenIn, premises_id=premises)
    code = make(f"/premises/{premises}/codes", CodeText, label=f"{MARK} код", text="4711")
    api.post(
        f"/clients/{client}/interactions", {"kind": "call_in", "text": f"{MARK} разговор", "follow_up_on": "2026-11-25"}
    )
    screens.post(
        f"/premises/{premises}/photos", files={"photo": ("a.png", picture(), "image/png")}, data={"note": MARK}
    )
    screens.post("/imports", files={"file": (f"{MARK}.csv", LIST.encode())})
    with scope.get(Engine).begin() as connection:
        connection.execute(text("insert into branches (name) values ('Варна')"))
        first = {
            name: connection.scalar(text(f"select min(id) from {table}"))
            for name, table in {
                "entry_id": "entries", "move_id": "stock_moves", "plan_id": "cleaning_plans", "line_id":
                "goods_receipt_lines", "supplier_id": "suppliers", "interaction_id": "interactions", "photo_id":
                "premises_photos", "import_id": "imports", "series_id": "number_series", "plan_item_id": "plan_items",
                "word_id": "dictionary_words",
            }.items()
        }  # fmt: skip
    return first | {
        "client_id": client, "premises_id": premises, "service_id": service, "contract_id": contract, "crew_id": crew,
        "visit_id": visit, "employee_id": house.employee(PERSON), "warehouse_id": store, "item_id": item,
        "receipt_id": receipt, "sheet_id": sheet, "quote_id": quote, "desk_id": desk, "invoice_id": invoice,
        "payment_id": payment, "message_id": message, "request_id": request, "key_id": key, "code_id": code,
        "branch_id": 1, "user_id": user, "account_code": "503", "code": "503", "kind": "invoice", "source_id": invoice,
        "client_kind": "organisation",
        "month": "2026-11", "event": "visit_tomorrow", "gateway": "console", "name": "console",
        "measure": "revenue", "row": 2, "dictionary": "purpose", "draft": draft, "order_id": order,
    }  # fmt: skip


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (64, 64), "teal").save(out, "PNG")
    return out.getvalue()
