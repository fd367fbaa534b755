"""Records of the village that are in a certain stage: sent, lost, merged, printed, said by a stranger."""

from __future__ import annotations

from typing import Any

from dishka import Container
from sqlalchemy import Engine, text
from uuid_utils import uuid7

from cleaning.application.company.exporting.export_company import MakeExport
from cleaning.application.documents.print_month import PrintMonth
from cleaning.application.identity.add_user import AddUser
from cleaning.application.importing.run_import import RunImport
from cleaning.application.sales.offer_link import OfferLink
from cleaning.application.visits.assign_visit import Assignment, AssignVisit
from cleaning.domain.identity.user import UserDetails
from cleaning.domain.shared.role import Role
from tests import money, offers
from tests.app import SECRET, Api, Screens
from tests.goods import NEUTRAL
from tests.planning import House

FIRST = {
    "document_id": "documents", "annex_id": "contract_annexes", "follow_up_id": "follow_ups", "session_id": "sessions",
    "shortage_id": "stock_shortages", "inbound_id": "inbound_texts", "export_id": "company_exports",
}  # fmt: skip
AS_IF = (
    "insert into stock_shortages (at, branch_id, item_id, wanted, missing, source_kind, source_id)"
    " values (now(), 1, :item, 2, 1, 'visit', :done)",
    "insert into inbound_texts (gateway, event_id, sender, recipient, text, received_at, client_id, branch_id)"
    " values ('console', '1', '+359888412037', '', 'Тайнопис отговор', now(), :client, 1)",
    "update messages set stage = 'unknown' where id = :unclear",
    "insert into sessions (token_hash, user_id, created_at, seen_at, expires_at)"
    " values ('\\x01', :user, now(), now(), now() + interval '1 day')",
)
"""What only a day's work, a stranger's telephone or a browser makes."""


def stages(screens: Screens, api: Api, scope: Container, house: House, village: dict[str, Any]) -> dict[str, Any]:
    """More numbers, by the names they have in addresses or by the stage the record is in."""
    client, premises, service = (village[name] for name in ("client_id", "premises_id", "service_id"))
    found: dict[str, Any] = {}

    def post(path: str, body: Any = None, **more: Any) -> Any:
        answer = api.post(path, body, **more)
        assert answer.status_code in (200, 201, 204), (path, answer.text)
        return answer.json() if answer.content else {}

    done, underway, _, nearly, *_ = (one.id for one in house.visits())
    for visit in (done, underway, nearly):
        scope.get(AssignVisit)(Assignment(visit_id=visit, employees=(village["employee_id"],)))
        post(f"/visits/{visit}/check-in", {"at": "2026-11-23T05:00:00Z"})
    for visit in (done, nearly):
        tasks = [task["id"] for task in api.get(f"/visits/{visit}").json()["tasks"]]
        post(f"/visits/{visit}/marks", {"marks": [{"task_id": task, "state": "done"} for task in tasks]})
    post(f"/visits/{done}/completion", {"at": "2026-11-23T07:00:00Z"})
    found |= {"done_visit": done, "underway_visit": underway, "nearly_done": nearly}

    line = {"premises_id": premises, "service_id": service, "rrule": "FREQ=WEEKLY;BYDAY=TU,FR", "price": "300.00",
            "per": "month", "quantity": "100"}  # fmt: skip
    contract = {"client_id": client, "title": "Тайнопис договор", "starts_on": "2026-12-01", "months": 12,
                "terms": {"index": "cpi", "index_month": 1}, "lines": [line]}  # fmt: skip
    found["contract_line"] = line
    found["draft_contract"] = post("/contracts", contract)["id"]
    older = {"months": 36, "starts_on": "2025-11-01", "terms": {"index": "cpi", "index_month": 12}}
    for name in ("signed_contract", "ending", "resting_contract", "indexed", "repriced", "to_reprice"):
        change = older if name == "indexed" else {}
        found[name] = post("/contracts", contract | change)["id"]
        post(f"/contracts/{found[name]}/activation", {})
    post(f"/contracts/{found['ending']}/termination", {"by": "client", "reason": "1"})
    post(f"/contracts/{found['resting_contract']}/suspensions", {"starts_on": "2026-12-10", "reason": "1"})
    found["percent"] = {"effective_on": "2027-02-01", "rule": "percent", "value": "10"}
    dearer = [{"contract_id": found["repriced"], "after": "330.00"}]
    repricing = {"question": found["percent"], "reason": "1", "contracts": dearer}
    found["repricing_id"] = post("/contracts/repricings", repricing)["id"]
    annex = {"effective_on": "2027-01-01", "lines": [line], "reason": "1", "ends_on": "2027-12-01"}
    post(f"/contracts/{found['signed_contract']}/annexes", annex)
    found["annex"] = annex | {"effective_on": "2027-02-01"}

    for name in ("sent_quote", "quote_to_accept", "quote_to_refuse"):
        found[name] = offers.a_draft(scope, client, offers.a_line(premises, service), title="Тайнопис пратена")
        post(f"/quotes/{found[name]}/sending")
    once = offers.a_line(premises, service, rrule=offers.ONCE)
    found["once_quote"] = offers.a_draft(scope, client, once, title="Тайнопис веднъж")
    post(f"/quotes/{found['once_quote']}/sending")
    found["offer_token"] = OfferLink(SECRET).issue(found["sent_quote"], 1)
    others = [house.client(f"Тайнопис Двойник {number} ООД") for number in range(6)]
    found["merge_id"] = post(f"/clients/{others[0]}/merges", {"loser_id": others[1]})["id"]
    found |= {"twin_id": others[2], "other_twin_id": others[3], "archived_client": others[4], "lone_client": others[5]}
    post(f"/clients/{others[4]}/archive")
    found["person"] = post("/clients", {"kind": "individual", "given_name": "Тайнопис", "family_name": "Лице"})["id"]
    found["closed_place"] = house.premises(client, "Тайнопис затворен")
    post(f"/premises/{found['closed_place']}/closure")

    words = ("Код", "Друго", "Старо")
    own = [post("/own-fields", {"subject": "client", "type": "text", "bg": name})["id"] for name in words]
    logo = screens.post("/settings/logo", files={"logo": ("a.png", village["picture"], "image/png")}, data={})
    assert logo.status_code == 303, logo.text
    found |= {"field_id": own[1], "archived_field": own[2]}
    post(f"/own-fields/{own[2]}/archive")
    taken_word, found["word_id"] = (post("/dictionaries/purpose", {"name_bg": name})["id"] for name in ("Хале", "Кула"))
    found["archived_word"] = taken_word
    post(f"/dictionaries/words/{taken_word}/archive")
    ordered = {"client_id": client, "premises_id": premises, "lines": [{"service_id": service, "unit_price": "1"}]}
    for name, steps in (
        ("order_to_cancel", ()),
        ("order_to_confirm", ()),
        ("started_order", ("confirmation", "start")),
        ("done_order", ("confirmation", "start", "completion")),
        ("accepted_order", ("confirmation", "start", "completion", "acceptance")),
    ):
        found[name] = post("/orders", ordered)["id"]
        for step in steps:
            post(f"/orders/{found[name]}/{step}", {"name": "Мария"} if step == "acceptance" else {})
    tag = post(f"/premises/{premises}/tags", {"spot": "Вход"})
    found |= {"tag_id": tag["id"], "token": tag["token"]}
    screens.cookies.clear()
    said = screens.post(f"/t/{tag['token']}/problem", data={"key": "1", "text": "Тайнопис повреда"},
                        files={"photo": ("a.png", village["picture"], "image/png")})  # fmt: skip
    assert said.status_code == 303, said.text
    screens.as_("owner")
    found["report_id"] = api.get("/site-reports").json()["rows"][0]["id"]
    template = {"kind": "keys", "language": "bg", "name": "Наш образец"}
    found["template_id"] = post("/templates", template)["id"]
    found["filter_id"] = post("/premises/filters", {"name": "Тайнопис филтър", "query": "q=a"})["id"]
    found["lost_key"] = post("/keys", {"premises_id": premises, "from_whom": "1"})["id"]
    post(f"/keys/{found['lost_key']}/loss", {"note": "1"})
    found["handed_key"] = post("/keys", {"premises_id": premises, "from_whom": "1"})["id"]
    post(f"/keys/{found['handed_key']}/hand-over", {"employee_id": village["employee_id"], "signed_by": "1"})
    lost = {"name": "Тайнопис изгубено", "phone": "0888 412 039"}
    found["lost_request"] = post("/requests", lost)["id"]
    post(f"/requests/{found['lost_request']}/loss", {"reason": "price"})
    text_to = {"client_id": client, "text": "Тайнопис неясно"}
    found["unclear_message"] = post("/messages", text_to)["id"]
    found["other_desk"] = money.a_desk(scope)
    found["unpaid"] = money.an_invoice(scope, client)
    entry = {"branch_id": 1, "on": "2026-11-24", "text": "Тайнопис",
             "lines": [{"account_code": "602", "debit": "1"}, {"account_code": "499", "credit": "1"}]}  # fmt: skip
    found["manual_entry"] = post("/ledger/entries", entry)["id"]
    taken = {"kind": "write_off", "warehouse_id": village["warehouse_id"],
             "lines": [{"item_id": village["item_id"], "quantity": "1"}]}  # fmt: skip
    post("/stock/moves", taken)
    scanned = {"id": str(uuid7()), "raw": NEUTRAL}
    post(f"/receipts/{village['receipt_id']}/scans", scanned)
    wish = {"kind": "wish", "text": "Тайнопис желание", "premises_id": premises}
    found["wish_id"] = post(f"/clients/{client}/interactions", wish)["id"]
    post("/price-indexes", {"code": "cpi", "name": "ИПЦ"})
    post("/price-indexes/cpi/values", {"on": "2026-10-31", "value": "4.5"})
    post("/ledger/periods/2026-08/closing")
    clerk = UserDetails(login="clerk", name="Служител", role=Role.OFFICE)
    found["clerk"] = scope.get(AddUser)(clerk, "дълга парола 2026")
    with scope.get(Engine).begin() as connection:
        facts = {"done": done, "item": village["item_id"], "client": client,
                 "user": village["user_id"], "unclear": found["unclear_message"]}  # fmt: skip
        for statement in AS_IF:
            connection.execute(text(statement), facts)
    found["batch_id"] = post("/documents/batches", {"branch_id": 1, "month": "2026-11-01"})["id"]
    scope.get(PrintMonth)(batch_id=found["batch_id"])
    scope.get(RunImport)(import_id=village["done_import"])
    scope.get(MakeExport)(export_id=post("/company-exports")["id"])
    with scope.get(Engine).connect() as connection:
        found["task_id"] = connection.scalar(text("select min(id) from visit_tasks where visit_id = :id"),
                                             {"id": found["underway_visit"]})  # fmt: skip
        found["line_id"] = connection.scalar(text("select min(id) from goods_receipt_lines where receipt_id = :id"),
                                             {"id": village["receipt_id"]})  # fmt: skip
        found["used_move"] = connection.scalar(text("select max(id) from stock_moves"))
        for name, table in FIRST.items():
            found[name] = connection.scalar(text(f"select min(id) from {table}"))
    return found
