"""Keys of programs: shown once, narrowed, ended."""

import re
from datetime import timedelta

from sqlalchemy import Engine, text

from cleaning.application.identity.keys import CreateKey, KeyRequest
from cleaning.application.shared.access import Identification, Permission
from cleaning.wiring.program import as_program


def new_key(door, **more):
    with as_program(door.container, "test") as scope:
        return scope.get(CreateKey)(KeyRequest(name="проба", user_id=1, **more))


def behind(door, secret):
    with as_program(door.container, "test") as scope:
        return scope.get(Identification).by_key(secret)


def test_a_key_speaks_for_its_user(door):
    viewer = behind(door, new_key(door).secret)
    assert (viewer.login, viewer.kind, len(viewer.branches)) == ("maria", "key", 2)
    assert behind(door, "cln_wrong") is None


def test_scopes_narrow_a_key_and_never_widen_it(door):
    viewer = behind(door, new_key(door, scopes=("clients:client:view",)).secret)
    assert viewer.permissions == {Permission.CLIENTS_VIEW}


def test_a_key_ends_by_its_day_and_by_hand(door, clock):
    short = new_key(door, expires_at=clock.now() + timedelta(days=1))
    assert behind(door, short.secret) is not None
    door.enter("maria")
    assert door.post(f"/settings/keys/{short.id}/end").status_code == 303
    assert behind(door, short.secret) is None
    other = new_key(door, expires_at=clock.now() + timedelta(days=1))
    clock.at += timedelta(days=2)
    assert behind(door, other.secret) is None


def test_the_secret_is_shown_once_and_stored_nowhere(door):
    door.enter("maria")
    answer = door.post("/settings/keys", data={"name": "Склад", "user_id": "1"})
    assert answer.status_code == 200
    secret = re.search(r"cln_[\w-]+", answer.text)[0]
    assert secret not in door.get("/settings/keys").text
    with door.container.get(Engine).connect() as connection:
        for table in ("api_keys", "facts", "idempotency_keys"):
            assert connection.scalar(text(f"select count(*) from {table} t where t::text like '%{secret}%'")) == 0
    assert behind(door, secret) is not None


def test_the_api_takes_keys_and_no_cookies(door):
    door.enter("maria")
    assert door.get("/api/v1/company").status_code == 401
    key = new_key(door).secret
    answer = door.get("/api/v1/company", headers={"Authorization": f"Bearer {key}"})
    assert answer.status_code == 200
