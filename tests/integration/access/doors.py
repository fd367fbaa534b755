"""Every address of the app, who may go through it, and what one sees of it from outside."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, ClassVar, cast, get_type_hints

from litestar import Litestar
from litestar.handlers import HTTPRouteHandler
from litestar.routes import HTTPRoute
from uuid_utils import uuid7

import cleaning.web.http
from cleaning.application.shared.access import Viewer
from cleaning.application.shared.permissions import Permission
from cleaning.domain.shared.errors import DomainError
from cleaning.web.caller import API
from cleaning.web.forms import Form
from cleaning.web.security import SAFE, csrf_token
from tests.app import SECRET, Screens
from tests.integration.access.inputs import ASKED, BODIES, FILES, FORMS, STAGED, filled
from tests.samples import sample

GUESSES = ("1", "2026-11-25", "08:00", "2026-11-25T08:00", "2026-11", "a@b.bg", "0888123456", "209998883", "reason")
"""What a required field of a form is filled in with: the first that it takes."""
SIGN_IN, NO, ABSENT, YES, REFUSED, UNPROVEN, BROKEN = "in", "-", "0", "+", "+", "?", "!"
"""Answers as the table writes them. ``?``: refused for what was typed before anybody was asked for a permission."""


WORDS = {"language", "number", "subject"}
"""Parameters that are called like something of the village and are something else."""


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
        known = village | {
            name: village[stage]
            for asked, stages in STAGED.items()
            if re.search(asked, self.name)
            for name, stage in stages.items()
        }
        return self.path.format(**{name: known.get(name, 1) for name in self.numbers})

    @property
    def parameters(self) -> list[str]:
        """What may be asked after the question mark."""
        hints = get_type_hints(self.handler.fn, include_extras=True)
        ours = {"self", "request", "form", "data", *self.numbers}
        shape = inspect.signature(self.handler.fn).parameters
        return [name for name in shape if name not in ours and "dishka" not in repr(hints[name]).lower()]

    def asked(self, village: dict[str, Any]) -> dict[str, str]:
        """Parameters of the address: those that must be there, and any that names a record."""
        shape = inspect.signature(self.handler.fn).parameters
        hints = get_type_hints(self.handler.fn, include_extras=True)
        known = village | filled(ASKED.get(self.name, {}), village)
        found: dict[str, str] = {}
        for name in set(self.parameters) - {"kind", "name"}:
            record = None if name in WORDS else known.get(name, known.get(f"{name}_id"))
            if record is not None and name != "month":
                found[name] = str(record)
            elif shape[name].default is inspect.Parameter.empty:
                found[name] = str(sample(hints[name]))
        return found

    def body(self, village: dict[str, Any]) -> Any:
        """What the API is sent: what has to be in it, and what ``inputs`` knows better."""
        hints = get_type_hints(self.handler.fn, include_extras=True)
        plain = sample(hints["data"]) if "data" in hints else {}
        known = filled(BODIES.get(self.name, {}), village)
        return plain | known if isinstance(plain, dict) else plain

    def form(self, village: dict[str, Any]) -> dict[str, Any]:
        """The fields that somebody fills in, and the files; ``fill_in`` guesses those that must be there."""
        found = {"data": filled(FORMS.get(self.name, {}), village) | {"key": str(uuid7())}}
        files = FILES.get(self.name)
        return found if files is None else found | {"files": {files[0]: (files[1], *filled(files[2:], village))}}


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


def unwatched(draw: Callable[..., str]) -> Callable[..., str]:
    """Pages ask for what they show; nothing depends on that."""

    def drawn(*arguments: Any, **known: Any) -> str:
        asked = len(Watched.asked)
        try:
            return draw(*arguments, **known)
        finally:
            del Watched.asked[asked:]

    return drawn


def look() -> tuple[Permission, ...]:
    """What was asked for since the last look."""
    seen = tuple(dict.fromkeys(Watched.asked))
    Watched.asked.clear()
    return seen


def fill_in(monkeypatch: Any, *, strict: bool = False) -> None:
    """Every required field is filled in and no form refuses, so that a request gets as far as its use case.

    ``strict``: what was typed is refused as ever, only what was not typed is guessed.
    """
    read, choice = Form._read, Form.choice

    def guessed(form: Form, name: str, required: bool, turn: Any) -> Any:
        for guess in GUESSES if required and not form.get(name) else ():
            with suppress(DomainError, ValueError):
                return turn(guess)
        return read(form, name, required, turn)

    def chosen(form: Form, name: str, kind: Any, *, required: bool = False) -> Any:
        return next(iter(kind)) if required and not form.get(name) else choice(form, name, kind, required=required)

    monkeypatch.setattr(Form, "_read", guessed)
    monkeypatch.setattr(Form, "choice", chosen)
    if strict:
        return
    # What templates hide is no guard.
    monkeypatch.setattr(cleaning.web.http, "render", unwatched(cleaning.web.http.render))
    monkeypatch.setattr(Viewer, "can", lambda viewer, asked: frozenset.__contains__(viewer.permissions, asked))
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
    sent = {} if not unsafe else {"json": door.body(village)} if door.is_api else door.form(village)
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
