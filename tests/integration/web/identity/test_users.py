"""Who manages users, and what a user may change about themselves."""

from sqlalchemy import Engine, text

from cleaning.application.shared.access import Role
from tests.integration.web.identity.conftest import PASSWORD, add_user

NEW = {"login": "Petar", "name": "Петър Иванов", "role": "office", "lang": "bg", "password": "дълга парола 7"}


def test_a_new_user_comes_in_with_the_first_password(door):
    door.enter("maria")
    answer = door.post("/settings/users", data=NEW)
    assert answer.status_code == 303, answer.text
    assert "Петър Иванов" in door.get("/settings/users").text
    door.cookies.clear()
    assert door.knock("petar", "дълга парола 7").status_code == 303


def test_a_taken_name_a_short_password_and_a_crew_without_employee_are_refused(door):
    door.enter("maria")
    assert "заето" in door.post("/settings/users", data=NEW | {"login": "maria"}).text
    assert "поне 10 знака" in door.post("/settings/users", data=NEW | {"password": "къса"}).text
    assert "Изберете служителя" in door.post("/settings/users", data=NEW | {"role": "crew"}).text


def test_a_user_moved_to_one_branch_sees_that_one_alone(door):
    user = add_user(door.container, "ivan", Role.OFFICE)
    door.enter("maria")
    changed = {"login": "ivan", "name": "Иван", "role": "office", "branch_ids": "1", "active": "true", "version": "1"}
    assert door.post(f"/settings/users/{user}", data=changed).status_code == 303
    door.cookies.clear()
    door.enter("ivan")
    page = door.get("/account").text
    assert "София" in page
    assert "Пловдив" not in page


def test_the_owner_cannot_shut_themselves_out(door):
    door.enter("maria")
    fields = {"login": "maria", "name": "Мария", "role": "owner", "version": "1"}
    answer = door.post("/settings/users/1", data=fields)
    assert answer.status_code == 422
    assert "собствения си достъп" in answer.text


def test_closing_a_user_ends_their_sessions(door):
    user = add_user(door.container, "ivan", Role.OFFICE)
    door.enter("ivan")
    theirs = door.cookies["session"]
    door.cookies.clear()
    door.enter("maria")
    fields = {"login": "ivan", "name": "Иван", "role": "office", "version": "1"}
    assert door.post(f"/settings/users/{user}", data=fields).status_code == 303
    door.cookies.set("session", theirs, domain="cleaning.test")
    assert door.get("/account").status_code == 303


def test_changing_the_password_keeps_this_session_and_ends_the_others(door):
    door.enter("maria")
    elsewhere = door.cookies["session"]
    door.cookies.clear()
    door.enter("maria")
    here = door.cookies["session"]
    fields = {"old": PASSWORD, "password": "съвсем друга парола", "again": "съвсем друга парола"}
    assert door.post("/account/password", data=fields).status_code == 303
    assert door.get("/account").status_code == 200
    assert door.cookies["session"] == here
    door.cookies.clear()
    door.cookies.set("session", elsewhere, domain="cleaning.test")
    assert door.get("/account").status_code == 303


def test_guessing_the_old_password_inside_is_counted_like_at_the_door(door):
    door.enter("maria")
    fields = {"old": "wrong", "password": "съвсем друга парола", "again": "съвсем друга парола"}
    for _ in range(9):
        assert "не е тази" in door.post("/account/password", data=fields).text
    assert "Твърде много опити" in door.post("/account/password", data=fields | {"old": PASSWORD}).text


def test_a_lost_phone_is_signed_out_from_another_machine(door):
    door.enter("maria")
    phone = door.cookies["session"]
    door.cookies.clear()
    door.enter("maria")
    with door.container.get(Engine).connect() as connection:
        session = connection.scalar(text("select min(id) from sessions"))
    assert door.post(f"/account/sessions/{session}/end").status_code == 303
    door.cookies.clear()
    door.cookies.set("session", phone, domain="cleaning.test")
    assert door.get("/account").status_code == 303


def test_nobody_ends_the_session_of_another(door):
    door.enter("maria")
    door.cookies.clear()
    add_user(door.container, "ivan", Role.OFFICE)
    door.enter("ivan")
    assert door.post("/account/sessions/1/end").status_code == 404
