"""Keys at the desk and by program; eight at once never give one key to two people."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from cleaning.adapters.sql.checks import audit
from cleaning.application.premises.hand_over_key import HandOver, HandOverKey
from cleaning.application.premises.take_back_key import TakeBackKey
from cleaning.application.workforce.change_employee import ChangeEmployee
from cleaning.domain.shared.errors import DomainError
from cleaning.domain.workforce.employee import EmployeeDetails
from tests.app import as_program
from tests.counting import counted
from tests.planning import House


@pytest.fixture
def house(scope):
    return House(scope)


@pytest.fixture
def key(api, house):
    made = api.post("/keys", {"premises_id": house.premises(house.client()), "from_whom": "Калина", "what": "2 ключа"})
    assert made.status_code == 201, made.text
    return made.json()


def test_a_key_goes_its_way_by_program_and_the_history_of_the_client_tells_it(api, house, key):
    at = f"/keys/{key['id']}"
    assert (key["tag"], key["state"]) == ("К0001", "office")
    rositsa = house.employee("Росица Илиева")

    out = api.post(f"{at}/hand-over", {"employee_id": rositsa, "signed_by": "Р. Илиева", "due_on": "2026-11-30"}).json()
    assert (out["state"], out["holder"], out["late"]) == ("out", "Росица Илиева", False)
    assert api.post(f"{at}/hand-over", {"employee_id": rositsa, "signed_by": "Р."}).json()["code"] == "key.out"
    assert [row["tag"] for row in api.get(f"/keys?employee_id={rositsa}").json()["rows"]] == ["К0001"]
    api.post(f"{at}/return", {"received_by": "Мария"})
    assert api.get(f"{at}/holdings").json()[0]["received_by"] == "Мария"
    assert api.post(f"{at}/loss", {"note": "паднал в канала"}).json()["state"] == "lost"
    assert api.post(f"{at}/finding").json()["state"] == "office"
    assert api.post(f"{at}/giving-back", {"to_whom": "Калина"}).json()["state"] == "given_back"
    assert api.get("/keys").json()["rows"] == []
    told = [row["code"] for row in api.get("/clients/1/timeline").json()["rows"]]
    assert "premises.SiteKeyLost" in told
    assert "premises.SiteKeyHandedOver" in told


def test_a_key_not_returned_is_found_by_its_day_and_by_a_holder_who_left(api, house, key, scope, clock):
    rositsa = house.employee("Росица Илиева")
    api.post(f"/keys/{key['id']}/hand-over", {"employee_id": rositsa, "signed_by": "Р.", "due_on": "2026-11-25"})
    second = api.post("/keys", {"premises_id": key["premises_id"], "from_whom": "Калина", "tag": "б-2"}).json()
    emil = house.employee("Емил Кръстев")
    api.post(f"/keys/{second['id']}/hand-over", {"employee_id": emil, "signed_by": "Е."})

    def late():
        return [row["tag"] for row in api.get("/keys?which=not_returned").json()["rows"]]

    assert late() == []
    clock.at = clock.at.replace(day=26)
    assert late() == ["К0001"]
    gone = EmployeeDetails(name="Емил Кръстев", hired_on=date(2025, 1, 1), left_on=date(2026, 11, 24))
    scope.get(ChangeEmployee)(emil, gone)
    assert sorted(late()) == ["Б-2", "К0001"]
    again = api.post("/keys", {"premises_id": key["premises_id"], "from_whom": "К"}).json()
    refused = api.post(f"/keys/{again['id']}/hand-over", {"employee_id": emil, "signed_by": "Е."})
    assert (refused.status_code, refused.json()["code"]) == (422, "key.holder_left")


def test_the_desk_hands_over_and_says_at_the_field_what_is_missing(client, house, key):
    at, rositsa = f"/keys/{key['id']}", house.employee("Росица Илиева")
    refused = client.post(f"{at}/hand-over", data={"employee_id": rositsa, "signed_by": "", "due_on": "1.1.2026"})
    assert refused.status_code == 422
    assert 'id="f-signed_by-error"' in refused.text

    client.post(f"{at}/hand-over", data={"employee_id": rositsa, "signed_by": "Р. Илиева"})

    for page in ("/keys", f"/premises/{key['premises_id']}", f"/employees/{rositsa}"):
        assert "К0001" in client.get(page).text
    assert "Р. Илиева" in client.get(at).text
    assert client.as_("inspector").get("/keys").status_code == 403


def test_a_list_of_keys_asks_one_question(client, key, running):
    with counted(running[1].get(Engine)) as asked:
        client.get("/keys?which=all")
    assert len(asked) <= 10


def test_of_eight_who_hand_it_out_at_once_one_does(running, house, key):
    _, container = running
    engine = container.get(Engine)
    people = [house.employee(f"Служител {n}") for n in range(8)]
    barrier = Barrier(8)

    def hand_out(employee: int) -> list[str]:
        said = []
        for _ in range(12):
            barrier.wait(60)
            with as_program(container, engine) as opened:
                try:
                    opened.get(HandOverKey)(key["id"], HandOver(employee_id=employee, signed_by="С."))
                    said.append("handed")
                except DomainError as refusal:
                    said.append(refusal.code)
            barrier.wait(60)
            if said[-1] == "handed":
                with as_program(container, engine) as opened:
                    opened.get(TakeBackKey)(key["id"], "Мария")
        return said

    with ThreadPoolExecutor(8) as pool:
        said = Counter(word for one in pool.map(hand_out, people) for word in one)

    assert said["handed"] == 12
    assert sum(said.values()) == 96
    with engine.connect() as connection:
        assert not [one for one in audit(connection) if one.check.name == "premises.key_holders" and one.rows]


def test_the_database_alone_refuses_a_second_holder_and_without_it_there_would_be_two(running, house, key):
    engine = running[1].get(Engine)
    one, two = (house.employee(name) for name in ("Росица", "Емил"))
    taken = text("insert into key_holdings (key_id, employee_id, taken_at, signed_by) values (:key, :who, now(), 'С.')")
    again = text(
        "insert into key_holdings (key_id, employee_id, taken_at, returned_at, signed_by)"
        " values (:key, :who, now() + interval '1 hour', now() + interval '2 hours', 'С.')"
    )
    with engine.begin() as connection:
        connection.execute(taken, {"key": key["id"], "who": one})
    for second in (taken, again):
        with pytest.raises(IntegrityError), engine.begin() as connection:
            connection.execute(second, {"key": key["id"], "who": two})

    with engine.begin() as connection:
        connection.execute(text("alter table key_holdings drop constraint ex_key_holdings_one_holder"))
        connection.execute(again, {"key": key["id"], "who": two})
        assert connection.scalar(text("select count(*) from key_holdings")) == 2
