"""P26: who may go through which address, as a table that people read; a route without a policy is refused here.

``matrix.txt`` is made by ``CLEANING_WRITE=1 .venv/bin/python -m pytest tests/integration/access``: read its difference
before it is committed. What no table may allow is asked by the tests below it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fpdf
import pytest
from sqlalchemy import Engine

import cleaning.web.http
from cleaning.adapters.sql.session import OurSession
from cleaning.application.shared.permissions import ROLES, Role
from tests.app import People, Screens, branches, the_app, viewer
from tests.integration.access import doors as at
from tests.integration.access.doors import Answer, Door, Watched, doors, knock
from tests.integration.access.village import MARK, Village

MATRIX = Path(__file__).with_name("matrix.txt")
PUBLIC = {
    "GET /login", "POST /login", "POST /logout", "POST /language", "GET /request", "POST /request",
    "GET /request/thanks", "GET /t/{token}", "POST /t/{token}/problem", "POST /t/{token}/rating",
    "GET /offers/{token}", "GET /offers/{token}/pdf", "POST /offers/{token}/acceptance", "POST /offers/{token}/refusal",
}  # fmt: skip
"""Nobody needs to be known."""
ANYBODY = {
    "GET /account", "POST /account/password", "POST /account/sessions/{session_id}/end", "POST /branch", "GET /api",
    "GET /api/openapi.json", "GET /reports", "GET /search", "GET /live", "GET /api/v1/company",
    "GET /api/v1/company/branches", "GET /api/v1/company/vat-rates",
}  # fmt: skip
"""Whoever is signed in: their own things, and what leads only to what they may see."""
SIGNED = {"GET /callbacks/sms/{gateway}", "POST /callbacks/sms/{gateway}"}
"""Calls of providers that prove themselves."""
OF_THE_COMPANY = {
    "item_id", "service_id", "supplier_id", "account_code", "code", "month", "event", "gateway", "name", "user_id",
    "branch_id", "series_id", "kind", "client_kind", "language", "dictionary", "word_id", "template_id", "number",
    "export_id", "field_id",
}  # fmt: skip
"""Numbers of what all branches share."""
AWAY = (Role.OWNER, Role.CREW, Role.CLIENT)
"""Those who come from another branch, another crew, another client."""
NEVER_ENDS = {"GET /live"}


class Findings:
    def __init__(self) -> None:
        self.own: dict[Door, dict[Role, Answer]] = {}
        self.foreign: dict[Door, dict[Role, Answer]] = {}
        self.nobody: dict[Door, Answer] = {}
        self.other: dict[Door, Answer] = {}

    def table(self) -> dict[str, list[str]]:
        rows = {"": [*(role.value[:2] for role in Role), "|", *(role.value[:2] for role in AWAY), "|", "no", "ot"]}
        for door, answers in self.own.items():
            away = [self.foreign[door][role].said if role in self.foreign[door] else "" for role in AWAY]
            cells = [*(answers[role].said for role in Role), "|", *away, "|"]
            cells += [self.nobody[door].said, self.other[door].said]
            rows[door.name] = [*(f"{cell:<2}" for cell in cells), *answers[Role.OWNER].asked]
        return rows


@pytest.fixture(scope="module")
def findings(village: Village) -> Iterator[Findings]:
    """Everybody has knocked at every door of a village whose records stay as they are.

    Staff who have every permission that the owner was asked for go where the owner goes, by the same lines of code,
    so only the others knock themselves; crews and clients, bound to what is theirs, always do.
    """
    with village.open() as (client, container), pytest.MonkeyPatch.context() as patch:
        patch.setattr(OurSession, "commit", lambda session: (session.flush(), session.rollback()))
        at.fill_in(patch)
        engine, people = container.get(Engine), container.get(People)
        yield walk(client, the_app(container), people, engine, village.records, patch)


def walk(client: Screens, app: Any, people: People, engine: Engine, village: dict[str, Any], patch: Any) -> Findings:
    here, elsewhere = branches(engine)[:1], branches(engine)[1:]
    for role in Role:
        for token, where, employee, customer in (
            (f"{role}", here, village["employee_id"], village["client_id"]),
            (f"{role} away", elsewhere, 10**6, 10**6),
        ):
            people.known[token] = viewer(
                role, engine, session=token, permissions=Watched(ROLES[role]), branches=where,
                user_id=village["user_id"] if where == here else None,
                employee_id=None if role is Role.CLIENT else employee,
                client_id=customer if role is Role.CLIENT else None,
            )  # fmt: skip
    found = Findings()
    all_doors = [door for door in doors(app) if door.name not in NEVER_ENDS]
    for door in all_doors:
        found.own[door] = {Role.OWNER: knock(client, door, village, Role.OWNER)}
    for door in all_doors:
        lists = door.method == "GET" and not door.numbers
        roles = AWAY if lists or bound(door) else ()
        found.foreign[door] = {role: knock(client, door, village, f"{role} away") for role in roles}
    # Whether somebody may is known before a page is drawn.
    patch.setattr(cleaning.web.http, "render", lambda *_, **__: "")
    patch.setattr(fpdf.FPDF, "output", lambda *_, **__: bytearray(b"%PDF-"))
    for door in all_doors:
        asked = set(found.own[door][Role.OWNER].asked)
        for role in [one for one in Role if one is not Role.OWNER]:
            same = role not in AWAY and asked and asked <= ROLES[role]
            found.own[door][role] = found.own[door][Role.OWNER] if same else knock(client, door, village, role)
        found.nobody[door] = knock(client, door, village, None)
        found.other[door] = knock(client, door, village, Role.OWNER, other=True)
    return found


def bound(door: Door) -> bool:
    """Whether the address names something that belongs to a branch, a crew or a client."""
    return bool(set(door.numbers) - OF_THE_COMPANY) and not door.path.startswith("/settings/")


def test_the_table_that_was_reviewed_is_what_the_app_does(findings):
    now = "\n".join(at.lines(findings.table())) + "\n"
    if os.environ.get("CLEANING_WRITE"):
        MATRIX.write_text(now)
    then, today = MATRIX.read_text().splitlines(), now.splitlines()
    changed = [f"- {line}" for line in then if line not in today] + [f"+ {line}" for line in today if line not in then]
    assert changed == [], "read the difference, then make the table anew with CLEANING_WRITE=1"


def test_nobody_gets_in_without_a_session_or_with_what_belongs_to_the_other_door(findings):
    for told in (findings.nobody, findings.other):
        open_ones = {door.name for door, answer in told.items() if answer.said != at.SIGN_IN}
        assert_none(open_ones - PUBLIC - SIGNED)


def test_every_route_asks_for_a_permission(findings):
    silent = {door.name for door, answers in findings.own.items() if not answers[Role.OWNER].asked}
    assert_none(silent - PUBLIC - ANYBODY - SIGNED)


def test_who_has_none_of_the_permissions_a_route_asks_for_stays_outside(findings):
    inside = {
        f"{door.name} {role}"
        for door, answers in findings.own.items()
        for role in Role
        if (asked := answers[Role.OWNER].asked) and not ROLES[role] & set(asked) and answers[role].said not in OUTSIDE
    }
    assert_none(inside - OWN_WORK - HOME)


OWN_WORK = {
    "GET /api/v1/earnings crew", "GET /api/v1/visits crew", "GET /api/v1/visits/{visit_id} crew",
    "POST /api/v1/visits/{visit_id}/acceptance crew", "POST /crew/visits/{visit_id}/acceptance crew",
    "POST /visits/{visit_id}/acceptance crew",
}  # fmt: skip
"""Crews see their own visits and pay, and the client signs on the phone of those who worked."""
HOME = {"GET / crew", "GET / client"}
"""Led on to their own first page."""


EMPTY = {"GET /documents/about/{subject}/{subject_id}"}
"""A panel with nothing in it, as for a record without documents."""


def assert_none(found: set[str]) -> None:
    assert not found, "\n".join(sorted(found))


OUTSIDE = (at.NO, at.ABSENT, at.SIGN_IN)


def test_what_is_of_another_branch_crew_or_client_is_not_there(findings):
    seen = {
        f"{door.name} {role} {answer.status}"
        for door, answers in findings.foreign.items()
        for role, answer in answers.items()
        if bound(door) and answer.said not in OUTSIDE and door.name not in PUBLIC | SIGNED | EMPTY
    }
    assert_none(seen)


def test_no_list_export_or_part_tells_of_another_branch_crew_or_client(findings):
    told = {
        f"{door.name} {role}"
        for door, answers in findings.foreign.items()
        for role, answer in answers.items()
        if MARK in answer.text and door.name not in PUBLIC
    }
    assert_none(told)


def test_nothing_breaks_whoever_knocks(findings):
    every = [one for told in (findings.own, findings.foreign) for answers in told.values() for one in answers.values()]
    every += [*findings.nobody.values(), *findings.other.values()]
    assert_none({f"{one.door.name} {one.who}" for one in every if one.said == at.BROKEN})
