"""The same request twice has one effect and the same answer; a request from elsewhere has none."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest
from dishka import FromDishka
from litestar import Controller, get, post
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

import cleaning.main
from cleaning.application.company.open_branch import OpenBranch
from cleaning.application.shared.access import Viewer
from cleaning.domain.company.branch import BranchDetails
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, see
from tests.app import SECRET, Api, SetClock, add_branch, csrf_token, running_app


class Wish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str


class WishController(Controller):
    """Opens a branch by form, as screens do."""

    path = "/wishes"

    @post("/", status_code=200)
    @inject
    def by_form(self, request: Request, form: Form, open_branch: FromDishka[OpenBranch]) -> Response:
        with form.attempt():
            open_branch(form.into(BranchDetails, name=form.text("name", required=True)))
        return Response(str(form.errors).encode(), status_code=422) if form.errors else see(request, "/", flash="Saved")

    @get("/")
    @inject
    def who(self, request: Request, viewer: FromDishka[Viewer]) -> Response:
        return Response(viewer.login.encode())


class ApiWishController(Controller):
    path = "/wishes"

    @post("/")
    @inject
    def by_api(self, request: Request, data: Wish, open_branch: FromDishka[OpenBranch]) -> dict[str, int]:
        return {"id": open_branch(BranchDetails(name=data.name))}


ApiWishController.__module__ = "cleaning.web.api.wishes"


@pytest.fixture
def running(database, monkeypatch):
    add_branch(database)
    ours = [*cleaning.main.routes(), WishController, ApiWishController]
    monkeypatch.setattr(cleaning.main, "routes", lambda: ours)
    with running_app(database, SetClock()) as started:
        yield started


@pytest.fixture
def count(database):
    engine = create_engine(database, poolclass=NullPool)

    def branches() -> int:
        with engine.connect() as connection:
            return connection.scalar(text("select count(*) from branches"))

    return branches


def test_a_key_that_comes_again_gets_the_same_answer_and_no_second_effect(api, count):
    first = api.post("/wishes", {"name": "Русе"}, key="k1")
    again = api.post("/wishes", {"name": "Русе"}, key="k1")
    assert first.status_code == again.status_code == 201
    assert first.json() == again.json()
    assert again.headers["idempotent-replay"] == "true"
    assert count() == 2


def test_a_key_reused_for_something_else_is_refused(api, count):
    api.post("/wishes", {"name": "Русе"}, key="k1")
    answer = api.post("/wishes", {"name": "Варна"}, key="k1")
    assert (answer.status_code, answer.json()["code"]) == (422, "request.key_reused")
    assert count() == 2


def test_a_refused_request_leaves_its_key_free(api, count):
    assert api.post("/wishes", {"name": " "}, key="k1").status_code == 422
    assert api.post("/wishes", {"name": "Варна"}, key="k1").status_code == 201
    assert count() == 2


def test_a_post_without_a_key_is_told_so(running):
    answer = running[0].post("/api/v1/wishes", json={"name": "Русе"}, headers={"Authorization": "Bearer owner"})
    assert (answer.status_code, answer.json()["code"]) == (400, "request.key_missing")


def test_eight_twins_at_once_are_one(running, count):
    def knock(_: int) -> tuple[int, str]:
        answer = Api(running[0]).post("/wishes", {"name": "Русе"}, key="twin")
        return answer.status_code, answer.text

    with ThreadPoolExecutor(8) as many:
        answers = set(many.map(knock, range(8)))
    assert len(answers) == 1
    assert answers.pop()[0] == 201
    assert count() == 2


def test_a_second_click_on_a_form_saves_once(client, count):
    typed = {"name": "Русе", "key": "form-1"}
    answers = [client.post("/wishes", data=typed | {"csrf": str(n)}) for n in range(3)]
    assert [one.status_code for one in answers] == [303, 303, 303]
    assert count() == 2


def test_a_refused_form_changes_nothing_and_can_be_mended_with_the_same_key(client, count):
    assert client.post("/wishes", data={"name": "", "key": "form-1"}).status_code == 422
    assert client.post("/wishes", data={"name": "Русе", "key": "form-1"}).status_code == 303
    assert count() == 2


@pytest.mark.parametrize(
    "forged",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://evil.test"},
        {"X-CSRF-Token": "0" * 64},
        {"X-CSRF-Token": csrf_token(SECRET, "dispatcher")},
    ],
)
def test_a_form_sent_from_elsewhere_is_refused(client, count, forged):
    assert client.post("/wishes", data={"name": "Русе"}, headers=forged).status_code == 403
    assert count() == 1


def test_the_api_takes_no_cookie_and_the_screens_take_no_key(client):
    assert client.post("/api/v1/wishes", json={"name": "X"}, headers={"Idempotency-Key": "1"}).status_code == 401
    client.cookies.clear()
    assert client.get("/wishes", headers={"Authorization": "Bearer owner"}).status_code == 303


def test_a_stranger_is_sent_to_sign_in_and_back(client):
    client.cookies.clear()
    answer = client.get("/wishes?a=1")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=/wishes%3Fa%3D1")


def test_an_expired_session_keeps_the_page_for_htmx(client):
    client.cookies.clear()
    answer = client.post("/wishes", data={"name": "X"}, headers=client.htmx())
    assert answer.status_code == 401
    assert answer.headers["hx-trigger"] == "sign-in-needed"


def test_unknown_fields_are_refused_with_a_problem(api):
    answer = api.post("/wishes", {"name": "Русе", "admin": True})
    assert answer.status_code == 400
    assert "admin" in str(answer.json())


def test_a_right_that_is_missing_is_403_and_a_fault_says_nothing_of_the_inside(client, running, monkeypatch):
    assert client.as_("crew").post("/wishes", data={"name": "Русе"}).status_code == 403
    monkeypatch.setattr(OpenBranch, "__call__", lambda *_: 1 / 0)
    answer = client.as_("owner").post("/wishes", data={"name": "Русе"})
    assert answer.status_code == 500
    assert "ZeroDivision" not in answer.text
    assert answer.headers["x-request-id"] in answer.text
