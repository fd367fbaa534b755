"""P30: whatever is typed into a form or an address, the answer is honest: never a fault of the program."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote_from_bytes

import pytest
from httpx import Response

from cleaning.adapters.sql.session import OurSession
from cleaning.web.security import csrf_token
from tests.app import SECRET, Screens, the_app
from tests.integration.access import doors as at
from tests.integration.access.doors import Door, doors
from tests.integration.access.inputs import FORMS, filled
from tests.integration.access.typed import GARBAGE, body
from tests.integration.access.village import Village
from tests.rounds import PROMISED, a_seed

BROKE = (
    ("GET /visits/board", "week", b"9999-12-31"),
    ("GET /payments", "month", b"9999-12"),
    ("GET /ledger", "start", b"9999-12-31"),
    ("GET /invoices/{invoice_id}", "month", b"9999-12"),
    ("GET /contracts", "least", b"9" * 30),
    ("GET /documents", "end", b"2026-11-24"),
    ("GET /api/v1/documents", "start", b"2026-11-24"),
    ("GET /api/v1/documents", "end", b"9999-12-31"),
    ("GET /api/v1/contracts", "most", b"1e999"),
    ("GET /api/v1/clients/{client_id}/statement/pdf", "start", b"9999-12-31"),
    ("POST /items/{item_id}/price", "shown", b"9999-12"),
    ("POST /orders", "line-0-cost_sheet_id", b"999999999"),
    ("POST /orders/cancellations", "query", "q=Липа".encode()),
    ("POST /templates/choices", "back", b"\xed\xa0\x80"),
    ("POST /plans/{plan_id}/items/{item_id}", "checklist", b"\x00"),
)
"""Each was a fault: a day no calendar holds, a sum no column holds, Cyrillic in a header, a foreign number, NUL."""
HUGE = ("9" * 19, "1" + "0" * 400, "-1")
"""Numbers of records that no column holds."""


@pytest.fixture(scope="module")
def place(village: Village) -> Iterator[tuple[Screens, list[Door], dict[str, Any]]]:
    """A village whose records stay as they are."""
    with village.open() as (client, container), pytest.MonkeyPatch.context() as patch:
        patch.setattr(OurSession, "commit", lambda session: (session.flush(), session.rollback()))
        at.fill_in(patch, strict=True)
        yield client, doors(the_app(container)), village.records


def some(pairs: list[tuple[Door, str]], chance: random.Random) -> list[tuple[Door, str, bytes]]:
    """Some by chance, each with one piece; all of them with all with ``CLEANING_ROUNDS=promised`` (an hour)."""
    if PROMISED:
        return [(door, name, value) for door, name in pairs for value in GARBAGE]
    return [(door, name, chance.choice(GARBAGE)) for door, name in chance.sample(pairs, min(40, len(pairs)))]


def post(client: Screens, door: Door, address: str, content: bytes) -> Response:
    headers = {
        "Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin",
        "Cookie": "session=owner", "X-CSRF-Token": csrf_token(SECRET, "owner"),
    }  # fmt: skip
    return client.request(door.method, address, content=content, headers=headers)


def get(client: Screens, address: str, asked: str = "") -> Response:
    proof = {"Authorization": "Bearer owner"} if address.startswith("/api/v1") else {"Cookie": "session=owner"}
    return client.get(f"{address}?{asked}", headers=proof)


def test_what_once_broke_the_program_is_refused_or_read(place):
    client, found, village = place
    named, broken = {door.name: door for door in found}, []
    for name, field, value in BROKE:
        door = named[name]
        if door.method == "GET":
            answer = get(client, door.address(village), f"{field}={quote_from_bytes(value)}")
        else:
            known = filled(FORMS.get(name, {}), village)
            answer = post(client, door, door.address(village), body(known, **{field: value}))
        broken += [f"{name} {field}"] if answer.status_code >= 500 else []
    assert broken == []


def test_no_parameter_of_any_address_breaks_the_program(place):
    client, found, village = place
    chance, broken = random.Random(a_seed()), []
    gets = [door for door in found if door.method == "GET" and door.name != "GET /live"]
    for door, name, value in some([(one, name) for one in gets for name in one.parameters], chance):
        rest = body({other: one for other, one in door.asked(village).items() if other != name}).decode()
        answer = get(client, door.address(village), f"{rest}&{name}={quote_from_bytes(value[:20_000])}")
        broken += [f"{door.name} {name}={value[:60]!r}"] if answer.status_code >= 500 else []
    assert broken == []


def test_no_number_in_an_address_breaks_the_program(place):
    client, found, village = place
    chance, broken = random.Random(a_seed()), []
    numbered = [door for door in found if door.numbers]
    for door in numbered if PROMISED else chance.sample(numbered, 30):
        for number in HUGE if PROMISED else (chance.choice(HUGE),):
            answer = at.knock(client, door, village | dict.fromkeys(door.numbers, number), "owner")
            broken += [f"{door.name} {number[:30]}"] if answer.said == at.BROKEN else []
    assert broken == []
