"""One branch with one of everything, so that every address with a number in it leads somewhere."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from dishka import Container
from PIL import Image
from sqlalchemy import Engine, make_url, text

from cleaning.application.identity.add_user import AddUser
from cleaning.application.identity.keys import CreateKey, KeyRequest
from cleaning.application.premises.write_code import CodeText
from cleaning.application.sales.request_inputs import NewRequest
from cleaning.application.visits.assign_visit import Assignment, AssignVisit
from cleaning.domain.identity.user import UserDetails
from cleaning.domain.shared.role import Role
from cleaning.web.api.order_bodies import OrderBody
from cleaning.web.api.site_keys import TakenIn
from tests import money, offers
from tests.app import Api, People, Screens, SetClock, add_branch, as_program, branches, running_app, viewer
from tests.database import TestServer
from tests.goods import NEUTRAL, a_receipt, a_store, an_item, enter, received
from tests.integration.access.stages import stages
from tests.planning import House
from tests.samples import sample

CLIENT, PREMISES, PERSON = "Тайнопис Клиент ООД", "Тайнопис Обект", "Тайнопис Човек"
PASSWORD = "дълга парола 2026"
MARK = "Тайнопис"
"""In every name: nobody from elsewhere may ever read it."""
REGISTER = "ekatte;t_v_m;name;oblast_name;obshtina_name\n00014;с.;Абланица;Благоевград;Хаджидимово\n".encode()
LIST = "Клиент;Телефон;ЕИК\nТайнопис Нов ООД;0888 111 222;123\n"


@dataclass(frozen=True)
class Village:
    """Settled once; whoever wants to change something has a copy of their own."""

    server: TestServer
    template: str
    records: dict[str, Any]

    @contextmanager
    def open(self) -> Iterator[tuple[Screens, Container]]:
        """The application on a fresh copy, where the owner is the user who wrote all this."""
        with self.server.database(like=self.template) as url, running_app(url, SetClock()) as (client, container):
            engine, people = container.get(Engine), container.get(People)
            people.known[Role.OWNER] = viewer(
                Role.OWNER, engine, session=Role.OWNER, user_id=self.records["user_id"],
                employee_id=self.records["employee_id"], branches=branches(engine)[:1],
            )  # fmt: skip
            yield client.as_("owner"), container


@contextmanager
def settled(server: TestServer) -> Iterator[Village]:
    with server.database() as url:
        add_branch(url)
        with running_app(url, SetClock()) as (client, container), as_program(container, container.get(Engine)) as scope:
            records = settle(client.as_("owner"), Api(client), scope)
        yield Village(server, make_url(url).database or "", records)


def settle(screens: Screens, api: Api, scope: Container) -> dict[str, Any]:
    """The numbers of the records, by the names they have in addresses."""
    money.a_company(scope)
    user = scope.get(AddUser)(UserDetails(login="petya", name="Петя", role=Role.OFFICE), PASSWORD)
    people, engine = scope.get(People), scope.get(Engine)
    people.known[Role.OWNER] = viewer(Role.OWNER, engine, session=Role.OWNER, user_id=user)
    house = House(scope)
    client = house.client(CLIENT, phone="0888 412 037", city="София", address="Липа 3")
    premises, service = house.premises(client, PREMISES), house.service()
    contract = house.sign(client, {"premises_id": premises, "service_id": service}, starts_on=date(2026, 11, 17))
    crew = house.crew("Изгрев", PERSON)
    visit = house.visits()[2].id
    scope.get(AssignVisit)(Assignment(visit_id=visit, employees=(house.employee(PERSON),)))
    store, item = a_store(scope), an_item(scope, gtin=NEUTRAL)
    received(scope, store, item, "20", "2.50")
    receipt = a_receipt(scope, store)
    enter(scope, receipt, item, "2", "2.50")
    sheet = offers.a_sheet(scope, service, client_id=client, premises_id=premises, name=f"{MARK} сметка")
    quote = offers.a_draft(scope, client, offers.a_line(premises, service, cost_sheet_id=sheet), title=f"{MARK} оферта")
    desk, _ = money.a_desk(scope), money.a_desk(scope)
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
    for _ in range(2):
        screens.post("/imports", files={"file": (f"{MARK}.csv", LIST.encode())})
    screens.post("/imports/2/columns", data={"column-0": "name", "column-1": "phone", "column-2": "eik"})
    screens.post("/imports/2/run", data={})
    api_key = scope.get(CreateKey)(KeyRequest(name="Ключ", user_id=user)).id
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
    village = first | {
        "client_id": client, "premises_id": premises, "service_id": service, "contract_id": contract, "crew_id": crew,
        "visit_id": visit, "employee_id": house.employee(PERSON), "warehouse_id": store, "item_id": item,
        "receipt_id": receipt, "sheet_id": sheet, "quote_id": quote, "desk_id": desk, "invoice_id": invoice,
        "payment_id": payment, "message_id": message, "request_id": request, "key_id": key, "code_id": code,
        "branch_id": 1, "user_id": user, "account_code": "503", "code": "503", "kind": "invoice", "source_id": invoice,
        "client_kind": "organisation",
        "month": "2026-11", "event": "visit_tomorrow", "gateway": "console", "name": "console",
        "measure": "revenue", "row": 2, "dictionary": "purpose", "draft": draft, "order_id": order,
        "picture": picture(), "api_key": api_key, "number": 1, "subject": "invoice",
        "subject_id": invoice, "password": PASSWORD, "new_password": "друга парола 2027",
        "language": "bg", "closing_month": "2026-09", "closed_month": "2026-08", "index_code": "cpi",
        "clients_csv": LIST.encode(), "settlements_csv": REGISTER, "settlements_text": b64encode(REGISTER).decode(),
        "picture_text": b64encode(picture()).decode(), "done_import": 2,
        "clients_text": b64encode(LIST.encode()).decode(),
    }  # fmt: skip
    return village | stages(screens, api, scope, house, village)


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (64, 64), "teal").save(out, "PNG")
    return out.getvalue()
