"""A program brings a list, corrects what is doubted, has it brought in and takes it back."""

import base64

import pytest
from sqlalchemy import Engine

from cleaning.application.importing.jobs import BringIn
from tests.app import as_program

LIST = "Клиент;Телефон;Обект;Площ\nНова Фирма ООД;08;Офис;~50\nДруга ООД;0888111333;Склад;12\n"


@pytest.fixture
def brought(api):
    def brought(kind: str, body: str, **more: object):
        content = base64.b64encode(body.encode()).decode()
        return api.post("/imports", {"kind": kind, "name": "списък.csv", "content": content, **more})

    return brought


@pytest.fixture
def worker(running):
    def worker(import_id: int) -> None:
        with as_program(running[1], running[1].get(Engine)) as scope:
            scope.get(BringIn)(import_id=import_id)

    return worker


def test_a_list_by_api_from_the_file_to_the_undo(api, brought, worker):
    card = brought("clients", LIST).json()
    at = f"/imports/{card['id']}"
    doubts = {(doubt["row"], doubt["code"], doubt["name"]) for doubt in card["plan"]["doubts"]}
    assert doubts == {(2, "import.phone.invalid", "phone"), (2, "import.area_about", "area")}

    corrected = api.post(f"{at}/cells/2", {"name": "phone", "text": "0888 111 222"}).json()
    assert [doubt["code"] for doubt in corrected["plan"]["doubts"]] == ["import.area_about"]
    left = api.post(f"{at}/rows/3", {"decision": "skip"}).json()
    assert left["plan"]["counts"] == {"new_clients": 1, "known_clients": 0, "premises": 1}
    assert api.post(f"{at}/run").json()["stage"] == "running"
    worker(card["id"])

    assert api.get(at).json()["stage"] == "done"
    assert [row["name"] for row in api.get("/clients").json()["rows"]] == ["Нова Фирма ООД"]
    undone = api.post(f"{at}/undoing").json()
    assert (undone["stage"], undone["kept"]) == ("undone", [])
    assert api.get("/clients").json()["rows"] == []
    assert [row["id"] for row in api.get("/imports?kind=clients").json()["rows"]] == [card["id"]]


def test_the_same_file_is_read_as_it_was_corrected_the_first_time(api, brought, worker):
    first = brought("clients", LIST).json()["id"]
    api.post(f"/imports/{first}/cells/2", {"name": "phone", "text": "0888111222"})
    api.post(f"/imports/{first}/rows/3", {"decision": "skip"})
    api.post(f"/imports/{first}/run")
    worker(first)

    again = brought("clients", LIST).json()

    assert again["before"] is not None
    assert again["plan"]["fresh"] == 0


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("cells/99", {"name": "phone", "text": "1"}, 422),
        ("cells/2", {"name": "колона", "text": "1"}, 422),
        ("cells/2", {"name": "phone", "text": "1" * 5000}, 422),
        ("rows/2", {"decision": "drop table"}, 422),
        ("columns", {"columns": ["name"]}, 422),
        ("columns", {"columns": ["name", "нещо", None, None]}, 422),
        ("columns", {"columns": "name"}, 400),
    ],
)
def test_what_makes_no_sense_is_refused(api, brought, path, body, status):
    number = brought("clients", LIST).json()["id"]
    assert api.post(f"/imports/{number}/{path}", body).status_code == status


def test_who_may_not_bring_a_kind_neither_brings_nor_sees_it(api, brought, running):
    number = brought("clients", LIST).json()["id"]
    api.role = "storekeeper"
    assert brought("clients", LIST).status_code == 403
    assert api.get(f"/imports/{number}").status_code == 403
    assert api.post(f"/imports/{number}/undoing").status_code == 403
