"""The door: who comes in, who does not, and what the browser carries afterwards."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine, text

from cleaning.application.shared.access import Role
from tests.integration.web.identity.conftest import PASSWORD, add_user


def test_a_stranger_is_sent_to_the_login_page_and_back(door):
    answer = door.get("/account?x=1")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=/account%3Fx%3D1")
    assert 'value="/account?x=1"' in door.get(answer.headers["location"]).text
    assert door.knock("maria", next="/account").headers["location"] == "/account"


def test_the_right_password_opens_and_the_page_greets_in_bulgarian(door):
    door.enter("maria")
    page = door.get("/account")
    assert page.status_code == 200
    assert "Моят профил" in page.text
    assert "Maria" in page.text


def test_the_cookie_is_unreadable_to_scripts_and_stays_on_our_site(door):
    cookie = door.enter("maria").headers["set-cookie"].lower()
    assert "session=" in cookie
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_over_https_the_cookie_is_secure_and_bound_to_the_host(door):
    door.base_url = "https://cleaning.test"
    answer = door.post(
        "/login", data={"login": "maria", "password": PASSWORD}, headers={"Origin": "https://cleaning.test"}
    )
    session = next(c for c in answer.headers.get_list("set-cookie") if "session" in c)
    assert session.startswith("__Host-session=")
    assert "Secure" in session
    assert "Domain" not in session


@pytest.mark.parametrize("login", ["maria", "nobody"])
def test_a_wrong_name_and_a_wrong_password_sound_the_same(door, login):
    answer = door.knock(login, "wrong password")
    assert answer.status_code == 422
    assert "Грешно потребителско име или парола" in answer.text


def test_the_eleventh_try_in_a_minute_waits_even_with_the_right_password(door, clock):
    for _ in range(10):
        assert door.knock("maria", "wrong password").status_code == 422
    assert door.knock("maria").status_code == 429
    clock.at += timedelta(seconds=61)
    assert door.knock("maria").status_code == 303


def test_a_session_planted_before_the_login_is_worth_nothing(door):
    door.cookies.set("session", "chosen by somebody else", domain="cleaning.test")
    door.enter("maria")
    assert door.cookies["session"] != "chosen by somebody else"
    door.cookies.set("session", "chosen by somebody else", domain="cleaning.test")
    assert door.get("/account").status_code == 303


def test_signing_in_again_ends_the_session_before(door):
    door.enter("maria")
    first = door.cookies["session"]
    door.enter("maria")
    door.cookies.set("session", first, domain="cleaning.test")
    assert door.get("/account").status_code == 303


def test_only_the_hash_of_a_session_is_stored(door):
    door.enter("maria")
    with door.container.get(Engine).connect() as connection:
        stored = connection.scalar(text("select encode(token_hash, 'escape') from sessions"))
    assert door.cookies["session"] not in stored


def test_signing_out_ends_the_session_on_the_server(door):
    door.enter("maria")
    token = door.cookies["session"]
    assert door.post("/logout").headers["location"] == "/login"
    door.cookies.set("session", token, domain="cleaning.test")
    assert door.get("/account").status_code == 303


def test_twelve_hours_without_use_end_the_session_of_an_office_worker(door, clock):
    door.enter("maria")
    clock.at += timedelta(hours=11)
    assert door.get("/account").status_code == 200
    clock.at += timedelta(hours=11)
    assert door.get("/account").status_code == 200
    clock.at += timedelta(hours=12, minutes=6)
    assert door.get("/account").status_code == 303


def test_a_closed_user_is_out_at_once(door):
    add_user(door.container, "ivan", Role.OFFICE)
    door.enter("ivan")
    with door.container.get(Engine).begin() as connection:
        connection.execute(text("update users set active = false where login = 'ivan'"))
    assert door.get("/account").status_code == 303
    assert door.knock("ivan").status_code == 422


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_the_way_back_never_leads_outside(door, target):
    assert door.knock("maria", next=target).headers["location"] == "/"
    door.enter("maria")
    answer = door.post("/language", data={"lang": "en", "back": target})
    assert answer.headers["location"] == "/"


def test_a_form_of_another_site_is_refused(door):
    door.enter("maria")
    answer = door.post("/logout", headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert door.get("/account").status_code == 200


def test_the_language_follows_the_user_to_another_machine(door):
    door.enter("maria")
    door.post("/language", data={"lang": "en", "back": "/account"})
    door.cookies.clear()
    door.enter("maria")
    assert "My account" in door.get("/account").text


def test_the_chosen_branch_narrows_what_is_seen_and_a_foreign_one_is_unknown(door):
    door.enter("maria")
    assert door.post("/branch", data={"branch_id": "1", "back": "/account"}).headers["location"] == "/account"
    assert door.post("/branch", data={"branch_id": "99"}).status_code == 404
    assert door.post("/branch", data={"branch_id": ""}).status_code == 303
