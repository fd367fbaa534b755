"""What has to be typed, sent or named so that a request gets through: the rest is guessed from what a route reads.

``"{client_id}"`` stands for the village's record of that name.
"""

from __future__ import annotations

from typing import Any

from tests.goods import NEUTRAL

STAGED: dict[str, dict[str, str]] = {
    r"(POST|PATCH|DELETE) \S*/contracts/{contract_id}$": {"contract_id": "draft_contract"},
    r"/contracts/{contract_id}/(edit|discard|activation)$": {"contract_id": "draft_contract"},
    r"/contracts/{contract_id}/(annexes|suspensions)": {"contract_id": "signed_contract"},
    r"POST \S*/contracts/{contract_id}/termination$": {"contract_id": "signed_contract"},
    r"/withdrawal$|DELETE \S*/termination$": {"contract_id": "ending"},
    r"/contracts/{contract_id}/resumption$": {"contract_id": "resting_contract"},
    r"/quotes/{quote_id}/acceptance$": {"quote_id": "quote_to_accept"},
    r"/quotes/{quote_id}/refusal$": {"quote_id": "quote_to_refuse"},
    r"/quotes/{quote_id}/editions$": {"quote_id": "sent_quote"},
    r"/clients/{client_id}/restoring$|DELETE \S*/clients/{client_id}/archive$": {"client_id": "archived_client"},
    r"POST \S*/clients/{client_id}/(archive|merges)$": {"client_id": "lone_client"},
    r"/clients/{client_id}/person": {"client_id": "person"},
    r"/premises/{premises_id}/reopening$|DELETE \S*/premises/{premises_id}/closure$": {"premises_id": "closed_place"},
    r" (/api/v1)?/keys/{key_id}/finding$": {"key_id": "lost_key"},
    r" (/api/v1)?/keys/{key_id}/return$": {"key_id": "handed_key"},
    r"/settings/keys/": {"key_id": "api_key"},
    r"/requests/{request_id}/reopening$": {"request_id": "lost_request"},
    r"/visits/{visit_id}/acceptance$": {"visit_id": "done_visit"},
    r"/visits/{visit_id}/marks$": {"visit_id": "underway_visit"},
    r"/visits/{visit_id}/completion$": {"visit_id": "nearly_done"},
    r"^(POST|PATCH|DELETE) \S*/invoices/{invoice_id}$|/invoices/{invoice_id}/(edit|removal|issue)$": {
        "invoice_id": "draft"
    },
    r"/interactions/{interaction_id}/end$": {"interaction_id": "wish_id"},
    r"/invoices/{invoice_id}/annulment$": {"invoice_id": "unpaid"},
    r"/entries/{entry_id}/reversal$": {"entry_id": "manual_entry"},
    r"/stock/moves/{move_id}/reversal$": {"move_id": "used_move"},
    r"/messages/{message_id}/sending$": {"message_id": "unclear_message"},
    r"/{month}/closing$": {"month": "closing_month"},
    r"/{month}/reopening$": {"month": "closed_month"},
    r"/price-indexes/{code}": {"code": "index_code"},
    r"/{field_id}/restoring$|DELETE \S*/{field_id}/archive$": {"field_id": "archived_field"},
    r"/quotes/{quote_id}/order$": {"quote_id": "once_quote"},
    r"/orders/{order_id}/invoices$": {"order_id": "done_order"},
    r" /offers/{token}": {"token": "offer_token"},
    r"/orders/{order_id}/cancellation$": {"order_id": "order_to_cancel"},
    r"/orders/{order_id}/completion$": {"order_id": "started_order"},
    r"/orders/{order_id}/acceptance$": {"order_id": "done_order"},
    r"/orders/{order_id}/closing$": {"order_id": "accepted_order"},
    r"/words/{word_id}/restoring$|DELETE \S*/words/{word_id}/archive$": {"word_id": "archived_word"},
    r"/imports/{import_id}/undoing$": {"import_id": "done_import"},
    r"/settings/users/{user_id}": {"user_id": "clerk"},
    r"/plans/": {"item_id": "plan_item_id"},
}
"""Addresses that want a record in another stage than the first of its kind."""
TYPED_LINE = {
    "line-0-premises_id": "{premises_id}", "line-0-service_id": "{service_id}", "line-0-often": "2",
    "line-0-price": "300", "line-0-per": "month", "line-0-quantity": "100",
}  # fmt: skip
ORGANISATION = {"kind": "organisation", "legal_name": "Нов клиент ООД"}
ASKED: dict[str, Any] = {"GET /clients/{client_id}/merging": {"other": "{twin_id}"}}
"""Parameters of addresses."""
FORMS: dict[str, dict[str, Any]] = {
    "POST /account/password": {"old": "{password}", "password": "{new_password}", "again": "{new_password}"},
    "POST /clients": ORGANISATION,
    "POST /clients/duplicates/apart": {"one": "{twin_id}", "other": "{other_twin_id}"},
    "POST /clients/interactions/{interaction_id}/correction": {"kind": "call_in", "text": "1"},
    "POST /clients/{client_id}": ORGANISATION,
    "POST /clients/{client_id}/interactions": {"kind": "note", "text": "1"},
    "POST /clients/{client_id}/merges": {"other": "{twin_id}"},
    "POST /contracts": {"client_id": "{client_id}", "title": "1", "starts_on": "2026-12-01", **TYPED_LINE},
    "POST /contracts/{contract_id}": {"title": "1", "starts_on": "2026-12-01", **TYPED_LINE},
    "POST /contracts/{contract_id}/annexes": {"effective_on": "2027-03-01", "ends_on": "2027-12-01", **TYPED_LINE},
    "POST /contracts/{contract_id}/suspensions": {"starts_on": "2026-12-10", "reason": "1"},
    "POST /contracts/indexation": {"month": "2026-12", "contract_ids": "{indexed}"},
    "POST /contracts/repricings": {
        "effective_on": "2027-02-01", "rule": "percent", "value": "10", "reason": "1",
        "contract": "{to_reprice}:330.00",
    },
    "POST /contracts/repricings/{repricing_id}/undoing": {"reason": "1"},
    "POST /contracts/start": ORGANISATION | {"line-0-site": "Офис", **TYPED_LINE},
    "POST /crew/visits/{visit_id}/acceptance": {"name": "Мария"},
    "POST /crew/visits/{visit_id}/completion": {"at": "2026-11-23T09:00"},
    "POST /visits/{visit_id}/completion": {"at": "2026-11-23T09:00"},
    "POST /crew/visits/{visit_id}/marks": {"task_id": "{task_id}", "state": "done"},
    "POST /visits/{visit_id}/marks": {"task_id": "{task_id}", "state": "done"},
    "POST /imports/{import_id}/columns": {"column-0": "name", "column-1": "phone", "column-2": "eik"},
    "POST /imports/{import_id}/cells/{row}": {"name": "phone", "text": "0888111223"},
    "POST /invoices/to-bill": {"client_ids": "{client_id}"},
    "POST /invoices/to-bill/{client_id}": {"visit_ids": "{done_visit}"},
    "POST /invoices/{invoice_id}/annulment": {"ground": "1"},
    "POST /invoices/{invoice_id}/credit-note": {"ground": "1"},
    "POST /items/{item_id}": {"name": "1", "kind": "tool", "unit": "piece"},
    "POST /items/{item_id}/price": {"price": "7.20", "shown": "2.5"},
    "POST /ledger/entries": {
        "on": "2026-11-24", "text": "1", "branch_id": "1", "line-0-account_code": "602", "line-0-debit": "1",
        "line-1-account_code": "499", "line-1-credit": "1",
    },
    "POST /ledger/entries/{entry_id}/reversal": {"reason": "1"},
    "POST /ledger/months/{month}/reopening": {"reason": "1"},
    "POST /messages/providers/trial": {"phone": "0888412037", "text": "1"},
    "POST /orders": {
        "client_id": "{client_id}", "premises_id": "{premises_id}", "line-0-service_id": "{service_id}",
        "line-0-unit_price": "1",
    },
    "POST /orders/{order_id}": {
        "line-0-service_id": "{service_id}", "line-0-unit_price": "1", "deadline_on": "2026-12-31",
    },
    "POST /orders/confirmations": {"ids": "{order_to_confirm}"},
    "POST /orders/cancellations": {"ids": "{order_to_cancel}", "reason": "1"},
    "POST /orders/{order_id}/series": {"often": "2", "months": "12"},
    "POST /orders/deadlines": {"ids": "{order_id}", "deadline_on": "2026-12-31"},
    "POST /payments/move": {"from_id": "{desk_id}", "to_id": "{other_desk}", "amount": "1"},
    "POST /payments/out": {"desk_id": "{desk_id}", "supplier_id": "{supplier_id}", "amount": "1"},
    "POST /payments/{payment_id}/reversal": {"reason": "1"},
    "POST /plans/{plan_id}/marks": {"item_id": "{plan_item_id}", "due_on": "2026-11-24", "mark": "done"},
    "POST /premises": {"client_id": "{client_id}", "name": "Обект", "purpose": "office"},
    "POST /premises/{premises_id}": {"name": "Обект", "purpose": "office"},
    "POST /premises/filters": {"name": "Филтър", "query": "q=a"},
    "POST /premises/{premises_id}/codes": {"label": "1", "text": "1"},
    "POST /premises/{premises_id}/codes/{code_id}": {"label": "1", "text": "1"},
    "POST /receipts/{receipt_id}/scans": {"id": "01a20d81-9767-73ba-b499-c258c61979a0", "raw": NEUTRAL},
    "POST /request": {"name": "Мария", "phone": "0888412040", "text": "1"},
    "POST /requests": {"name": "Мария", "phone": "0888412040", "channel": "phone"},
    "POST /requests/{request_id}": {"name": "Мария", "phone": "0888412040", "channel": "phone"},
    "POST /requests/{request_id}/loss": {"reason": "price"},
    "POST /services/ready": {"code": "Н-101"},
    "POST /settings/kinds/{client_kind}": {"columns": ["number", "eik"], "contract": "contract", "visit": "acceptance"},
    "POST /settings": {"legal_name": "Бистра ООД", "name": "Бистра"},
    "POST /settings/branches": {"name": "Русе"},
    "POST /settings/branches/{branch_id}": {"name": "Русе", "active": "on"},
    "POST /settings/fields/{field_id}": {"type": "text", "bg": "Друго"},
    "POST /settings/fields/{field_id}/position": {"up": "true"},
    "POST /settings/indexes/values": {"index": "cpi", "on": "2026-12-31", "value": "4"},
    "POST /settings/requests": {"answer_hours": "8", "opens": "08:00", "closes": "18:00", "workdays": "1"},
    "POST /settings/series/{series_id}": {"next": "1000", "width": "10"},
    "POST /settings/users": {"login": "stoyan", "name": "Стоян", "role": "office", "password": "дълга парола 1"},
    "POST /settings/users/{user_id}": {"login": "clerk", "name": "Петя", "role": "office", "active": "on"},
    "POST /settings/users/{user_id}/password": {"password": "{new_password}"},
    "POST /stock/moves": {
        "kind": "write_off", "warehouse_id": "{warehouse_id}", "line-0-item_id": "{item_id}", "line-0-quantity": "1",
    },
    "POST /stock/warehouses/{warehouse_id}": {"name": "Склад", "kind": "store", "active": "on"},
    "POST /t/{token}/problem": {"text": "1"},
    "POST /templates": {"kind": "keys", "language": "bg", "name": "Нов"},
    "POST /templates/choices": {"kind": "keys", "language": "bg", "template_id": "{template_id}"},
    "POST /templates/preview": {"kind": "keys", "language": "bg", "source": "{{{{ number }}}}"},
    "POST /templates/preview.pdf": {"kind": "keys", "language": "bg", "source": "{{{{ number }}}}"},
    "POST /templates/{template_id}": {"name": "Образец", "source": "# {{{{ number }}}}"},
}  # fmt: skip
FILES: dict[str, tuple[Any, ...]] = {
    "POST /imports": ("file", "a.csv", "{clients_csv}"),
    "POST /premises/{premises_id}/photos": ("photo", "a.png", "{picture}", "image/png"),
    "POST /settings/logo": ("logo", "a.png", "{picture}", "image/png"),
    "POST /settings/settlements": ("file", "a.csv", "{settlements_csv}"),
}
LINES = {"lines": ["{contract_line}"], "title": "1", "starts_on": "2026-12-01", "client_id": "{client_id}"}
BODIES: dict[str, Any] = {
    "POST /api/v1/clients": {"kind": "organisation", "legal_name": "Нов клиент ООД"},
    "POST /api/v1/clients/duplicates/apart": {"one": "{twin_id}", "other": "{other_twin_id}"},
    "POST /api/v1/clients/{client_id}/merges": {"loser_id": "{twin_id}"},
    "POST /api/v1/clients/{client_id}/interactions": {"kind": "note", "text": "1"},
    "POST /api/v1/interactions/{interaction_id}/correction": {"kind": "note", "text": "1"},
    "POST /api/v1/imports": {"kind": "clients", "name": "a.csv", "content": "{clients_text}"},
    "POST /api/v1/imports/{import_id}/cells/{row}": {"name": "phone", "text": "0888111223"},
    "POST /api/v1/imports/{import_id}/columns": {"columns": ["name", "phone", "eik"]},
    "POST /api/v1/imports/{import_id}/rows/{row}": {"decision": "skip"},
    "POST /api/v1/company/logo": {"content": "{picture_text}"},
    "POST /api/v1/contracts": LINES,
    "PATCH /api/v1/contracts/{contract_id}": LINES | {"version": 1},
    "POST /api/v1/contracts/indexations": {"on": "2026-12-01", "contract_ids": ["{indexed}"]},
    "POST /api/v1/contracts/repricings": {
        "question": "{percent}", "reason": "1", "contracts": [{"contract_id": "{to_reprice}", "after": "330.00"}],
    },
    "POST /api/v1/contracts/repricings/simulation": {"effective_on": "2027-02-01", "value": "10"},
    "POST /api/v1/contracts/{contract_id}/annexes": "{annex}",
    "POST /api/v1/contracts/{contract_id}/suspensions": {"starts_on": "2026-12-10", "reason": "1"},
    "POST /api/v1/desks/transfers": {"from_id": "{desk_id}", "to_id": "{other_desk}", "amount": "1.00"},
    "PATCH /api/v1/items/{item_id}": {"version": 2, "kind": "detergent", "unit": "piece"},
    "POST /api/v1/ledger/entries": {
        "branch_id": 1, "on": "2026-11-24", "text": "1",
        "lines": [{"account_code": "602", "debit": "1"}, {"account_code": "499", "credit": "1"}],
    },
    "POST /api/v1/orders/cancellations": {"ids": ["{order_to_cancel}"], "reason": "1"},
    "POST /api/v1/orders/confirmations": {"ids": ["{order_to_confirm}"]},
    "POST /api/v1/orders/{order_id}/series": {"rrule": "FREQ=WEEKLY;BYDAY=TU"},
    "POST /api/v1/orders/deadlines": {"ids": ["{order_id}"], "deadline": "2026-12-31T12:00:00Z"},
    "POST /api/v1/payments": {"supplier_id": "{supplier_id}"},
    "POST /api/v1/plans/{plan_id}/marks": {"item_id": "{plan_item_id}", "due_on": "2026-11-24", "mark": "done"},
    "POST /api/v1/premises/filters": {"query": "q=a"},
    "POST /api/v1/premises/{premises_id}/codes": {"label": "1", "text": "1"},
    "POST /api/v1/premises/{premises_id}/photos": {"content": "{picture_text}"},
    "POST /api/v1/price-indexes/{code}/values": {"on": "2026-12-31", "value": "4"},
    "POST /api/v1/requests": {"name": "Мария", "phone": "0888412040"},
    "PATCH /api/v1/requests/{request_id}": {"name": "Мария", "phone": "0888412040"},
    "POST /api/v1/requests/{request_id}/loss": {"reason": "price"},
    "POST /api/v1/services/ready": {"codes": ["Н-101"]},
    "POST /api/v1/settlements": {"name": "a.csv", "content": "{settlements_text}"},
    "POST /api/v1/stock/moves": {
        "kind": "write_off", "warehouse_id": "{warehouse_id}", "lines": [{"item_id": "{item_id}", "quantity": "1"}],
    },
    "POST /api/v1/templates": {"kind": "keys", "language": "bg", "name": "Нов"},
    "PUT /api/v1/templates/choices": {"kind": "keys", "language": "bg", "template_id": "{template_id}"},
    "POST /api/v1/templates/previews": {"kind": "keys", "language": "bg", "source": "{{{{ number }}}}"},
    "POST /api/v1/templates/{template_id}/versions": {"source": "# {{{{ number }}}}"},
    "POST /api/v1/visits/{visit_id}/marks": {"marks": [{"task_id": "{task_id}", "state": "done"}]},
}  # fmt: skip


def filled(value: Any, village: dict[str, Any]) -> Any:
    """With the village's records in their places; a text that is nothing but a name becomes the record itself."""
    match value:
        case dict():
            return {name: filled(one, village) for name, one in value.items()}
        case list() | tuple():
            return type(value)(filled(one, village) for one in value)
        case str() if value[:1] == "{" and value[1:-1] in village:
            return village[value[1:-1]]
        case str():
            return value.format(**village)
    return value
