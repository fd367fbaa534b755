"""Every address of the app, who may go through it, and what one sees of it from outside."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, ClassVar, cast, get_type_hints

from litestar import Litestar
from litestar.handlers import HTTPRouteHandler
from litestar.routes import HTTPRoute
from uuid_utils import uuid7

from cleaning.application.shared.access import Viewer
from cleaning.application.shared.permissions import Permission
from cleaning.domain.shared.errors import DomainError
from cleaning.web.caller import API
from cleaning.web.forms import Form
from cleaning.web.security import SAFE, csrf_token
from tests.app import SECRET, Screens
from tests.goods import NEUTRAL
from tests.samples import sample

GUESSES = ("1", "2026-11-25", "08:00", "2026-11-25T08:00", "2026-11", "a@b.bg", "0888123456", "209998883", "reason")
"""What a required field of a form is filled in with: the first that it takes."""
FORMS: dict[str, dict[str, str]] = {
    "POST /contracts/{contract_id}/end": {"ends_on": "2026-12-31", "ends_at": "2026-12-31", "on": "2026-12-31"},
    "POST /receipts/{receipt_id}/scans": {"id": "01a20d81-9767-73ba-b499-c258c61979a0", "raw": NEUTRAL},
    "POST /settings/branches": {"name": "Русе"},
    "POST /settings/branches/{branch_id}": {"name": "Русе"},
    "POST /settings/users/{user_id}": {"login": "petya", "name": "Петя", "role": "office", "active": "on"},
    "POST /settings/users": {"login": "petya", "name": "Петя", "role": "office", "password": "дълга парола 1"},
    "POST /orders": {"client_id": "1", "premises_id": "1", "line-0-service_id": "1", "line-0-unit_price": "1"},
    "POST /orders/{order_id}": {"line-0-service_id": "1", "line-0-unit_price": "1", "deadline_on": "2026-12-31"},
    "POST /orders/confirmations": {"ids": "1"},
    "POST /orders/cancellations": {"ids": "1", "reason": "1"},
    "POST /orders/deadlines": {"ids": "1", "deadline_on": "2026-12-31"},
    "POST /payments/move": {"from_id": "1", "to_id": "2", "amount": "1"},
    "POST /invoices/to-bill": {"client_ids": "1"},
    "POST /crew/visits/{visit_id}/marks": {"task_id": "1", "state": "done"},
    "POST /visits/{visit_id}/marks": {"task_id": "1", "state": "done"},
}
BODIES: dict[str, Any] = {
    "POST /api/v1/desks/transfers": {"from_id": 1, "to_id": 2, "amount": "1.00"},
    "POST /api/v1/ledger/entries": {
        "branch_id": 1,
        "on": "2026-11-24",
        "text": "1",
        "lines": [{"account_code": "602", "debit": "1"}, {"account_code": "499", "credit": "1"}],
    },
    "POST /api/v1/orders/cancellations": {"ids": [1], "reason": "1"},
    "POST /api/v1/orders/confirmations": {"ids": [1]},
    "POST /api/v1/orders/deadlines": {"ids": [1], "deadline": "2026-12-31T12:00:00Z"},
    "POST /api/v1/visits/{visit_id}/marks": {"marks": [{"task_id": 1, "state": "done"}]},
}
"""What has to make sense before anybody asks for a permission."""
SIGN_IN, NO, ABSENT, YES, REFUSED, UNPROVEN, BROKEN = "in", "-", "0", "+", "+", "?", "!"
"""Answers as the table writes them. ``?``: refused for what was typed before anybody was asked for a permission."""


@dataclass(frozen=True)
class Door:
    method: str
    path: str
    handler: HTTPRouteHandler

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def is_api(self) -> bool:
        return self.path.startswith(API)

    @property
    def numbers(self) -> list[str]:
        return [part.strip("{}") for part in self.path.split("/") if part.startswith("{")]

    def address(self, village: dict[str, Any]) -> str:
        known = dict(village)
        if self.path.startswith("/plans/"):
            known["item_id"] = village["plan_item_id"]
        if self.path.endswith(("/edit", "/removal", "/issue")) or (self.path.count("/") == 2 and self.method == "POST"):
            known["invoice_id"] = village["draft"]
        return self.path.format(**{name: known.get(name, 1) for name in self.numbers})

    def asked(self, village: dict[str, Any]) -> dict[str, str]:
        """Parameters of the address: those that must be there, and any that names a record."""
        shape = inspect.signature(self.handler.fn).parameters
        hints = get_type_hints(self.handler.fn, include_extras=True)
        ours = {"self", "request", "form", "data", "kind", "name", *self.numbers}
        found: dict[str, str] = {}
        for name in shape.keys() - ours:
            record = village.get(name, village.get(f"{name}_id"))
            if record is not None and name != "month":
                found[name] = str(record)
            elif shape[name].default is inspect.Parameter.empty and "dishka" not in repr(hints[name]).lower():
                found[name] = str(sample(hints[name]))
        return found

    @property
    def body(self) -> Any:
        hints = get_type_hints(self.handler.fn, include_extras=True)
        return BODIES.get(self.name) or (sample(hints["data"]) if "data" in hints else {})


def doors(app: Litestar) -> list[Door]:
    """All but the files of /static, in the order of their addresses."""
    found = [
        Door(method, route.path_format, handler)
        for route in app.routes
        if isinstance(route, HTTPRoute)
        for handler in route.route_handlers
        for method in handler.http_methods - {"HEAD", "OPTIONS"}
    ]
    screens_first = sorted(found, key=lambda one: (one.is_api, one.path, one.method))
    return [one for one in screens_first if not one.path.startswith("/api/schema")]


class Watched(frozenset[Permission]):
    """Permissions of somebody that remember what they were asked for."""

    asked: ClassVar[list[Permission]] = []

    def __contains__(self, permission: object) -> bool:
        self.asked.append(cast(Permission, permission))
        return super().__contains__(permission)


def look() -> tuple[Permission, ...]:
    """What was asked for since the last look."""
    seen = tuple(dict.fromkeys(Watched.asked))
    Watched.asked.clear()
    return seen


def fill_in(monkeypatch: Any) -> None:
    """Every required field is filled in and no form refuses, so that a request gets as far as its use case."""
    read, choice = Form._read, Form.choice

    def guessed(form: Form, name: str, required: bool, turn: Any) -> Any:
        for guess in GUESSES if required and not form.get(name) else ():
            with suppress(DomainError, ValueError):
                return turn(guess)
        return read(form, name, required, turn)

    def chosen(form: Form, name: str, kind: Any, *, required: bool = False) -> Any:
        return next(iter(kind)) if required and not form.get(name) else choice(form, name, kind, required=required)

    # What templates hide is no guard.
    monkeypatch.setattr(Viewer, "can", lambda viewer, asked: frozenset.__contains__(viewer.permissions, asked))
    monkeypatch.setattr(Form, "_read", guessed)
    monkeypatch.setattr(Form, "choice", chosen)
    monkeypatch.setattr(Form, "into", lambda form, make, /, **values: make(**values))


@dataclass(frozen=True)
class Answer:
    door: Door
    who: str
    status: int
    said: str
    text: str
    asked: tuple[Permission, ...]


def knock(client: Screens, door: Door, village: dict[str, Any], token: str | None, *, other: bool = False) -> Answer:
    """One request as the person behind the token; ``other``: with the proof that this kind of door does not take."""
    client.cookies.clear()
    headers = {"Idempotency-Key": str(uuid7()), "Sec-Fetch-Site": "same-origin"}
    if token is not None and door.is_api != other:
        headers["Authorization"] = f"Bearer {token}"
    elif token is not None:
        client.cookies.set("session", token)
        headers["X-CSRF-Token"] = csrf_token(SECRET, token)
    unsafe = door.method not in SAFE
    sent = (
        {}
        if not unsafe
        else {"json": door.body}
        if door.is_api
        else {"data": FORMS.get(door.name, {}) | {"key": str(uuid7())}}
    )
    look()
    answer = client.request(door.method, door.address(village), params=door.asked(village), headers=headers, **sent)
    asked = look()
    text = answer.text if "pdf" not in answer.headers.get("content-type", "") else ""
    return Answer(door, token or "", answer.status_code, _said(answer, asked), text, asked)


def _said(answer: Any, asked: tuple[Permission, ...]) -> str:
    status = answer.status_code
    if status == 401 or (status == 303 and answer.headers["location"].startswith("/login")):
        return SIGN_IN
    if status >= 500:
        return BROKEN
    if status < 400:
        return YES
    return {403: NO, 404: ABSENT}.get(status, REFUSED if asked else UNPROVEN)


def lines(table: dict[str, list[str]]) -> Iterator[str]:
    width = max(map(len, table))
    for name, cells in table.items():
        yield f"{name:<{width}}  {'  '.join(cells)}".rstrip()
