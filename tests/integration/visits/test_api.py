"""Visits, plans and people as programs see them."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from cleaning.application.shared.access import Role
from tests.app import Api, People, viewer
from tests.planning import at


@pytest.fixture
def visit(house):
    house.office()
    return house.visits()[0]


def test_a_visit_travels_from_assignment_to_acceptance(api, house, visit, clock):
    crew = api.post("/crews", {"name": "Изгрев", "employees": [house.employee("Росица")]}).json()
    path = f"/visits/{visit.id}"
    sent = api.post(f"{path}/assignments", {"crew_id": crew["id"]})
    assert (sent.status_code, sent.json()["crew_name"]) == (201, "Изгрев")
    begun = api.post(f"{path}/check-in", {"latitude": "42.65", "longitude": "23.37"}).json()
    assert begun["stage"] == "underway"
    unfinished = api.post(f"{path}/completion")
    assert (unfinished.status_code, unfinished.json()["code"]) == (422, "visit.tasks_left")
    assert unfinished.json()["facts"]["tasks"] == ["Под", "Кошове"]
    marks = [{"task_id": task["id"], "state": "done"} for task in begun["tasks"]]
    assert api.post(f"{path}/marks", {"marks": marks}).status_code == 201
    clock.at += timedelta(minutes=50)
    done = api.post(f"{path}/completion").json()
    assert (done["stage"], done["members"][0]["minutes"]) == ("done", 50)
    assert api.post(f"{path}/acceptance", {"name": "г-жа Иванова"}).json()["accepted_by"] == "г-жа Иванова"
    paper = api.get(f"{path}/acceptance/pdf")
    assert (paper.status_code, paper.content[:5]) == (200, b"%PDF-")
    plan = api.get("/plans").json()["rows"][0]
    assert (plan["next_on"], api.get(f"/plans/{plan['id']}").json()["percent"]) == ("2026-11-27", None)


def test_the_same_key_finishes_once_and_gives_the_same_answer(api, house, visit):
    api.post(f"/visits/{visit.id}/assignments", {"employees": [house.employee("Росица")]})
    first = api.post(f"/visits/{visit.id}/check-in", {}, key="0197a0b0-0000-7000-8000-000000000001")
    again = api.post(f"/visits/{visit.id}/check-in", {}, key="0197a0b0-0000-7000-8000-000000000001")
    assert first.status_code == again.status_code == 201
    assert first.json() == again.json()
    other = api.post(f"/visits/{visit.id}/check-in", {"latitude": "1"}, key="0197a0b0-0000-7000-8000-000000000001")
    assert other.json()["code"] == "request.key_reused"


def test_what_a_phone_did_offline_counts_when_it_was_but_never_in_the_future(api, house, visit, clock):
    api.post(f"/visits/{visit.id}/assignments", {"employees": [house.employee("Росица")]})
    begun = api.post(f"/visits/{visit.id}/check-in", {"at": at(24, 8, 2).isoformat()}).json()
    assert begun["started_at"] == "2026-11-24T06:02:00Z"
    marks = [{"task_id": task["id"], "state": "done"} for task in begun["tasks"]]
    api.post(f"/visits/{visit.id}/marks", {"marks": marks})
    ahead = (clock.at + timedelta(days=2)).isoformat()
    assert api.post(f"/visits/{visit.id}/completion", {"at": ahead}).json()["completed_at"] == "2026-11-24T07:00:00Z"


def test_a_double_booking_names_who_is_where(api, house, visit):
    person = house.employee("Росица")
    api.post(f"/visits/{visit.id}/assignments", {"employees": [person]})
    other = house.visits()[1]
    refused = api.post(f"/visits/{other.id}/assignments", {"employees": [person], "starts_at": at(24, 9).isoformat()})
    problem = refused.json()
    assert (refused.status_code, problem["code"]) == (422, "visit.double_booking")
    assert problem["facts"]["clashes"][0] | {"starts_at": 0, "ends_at": 0} == {
        "employee_id": person,
        "employee": "Росица",
        "visit_id": visit.id,
        "premises": "Офис „Софтнет“",
        "starts_at": 0,
        "ends_at": 0,
    }
    assert "Росица" in problem["title"]


def test_visits_are_narrowed_by_days_and_crew_and_go_on_by_cursor(api, house, visit):
    days = api.get("/visits?from=2026-11-24&to=2026-12-04&limit=2").json()
    assert [row["starts_at"] for row in days["rows"]] == ["2026-11-24T06:00:00Z", "2026-11-27T06:00:00Z"]
    more = api.get(f"/visits?from=2026-11-24&to=2026-12-04&after={days['next']}").json()
    assert ([row["starts_at"] for row in more["rows"]], more["next"]) == (
        ["2026-12-01T06:00:00Z", "2026-12-04T06:00:00Z"],
        None,
    )
    assert api.get("/visits?from=2026-11-24&crew=99").json()["rows"] == []
    assert api.get("/visits?after=nonsense").status_code == 400
    assert api.get("/visits?from=yesterday").status_code == 422


def test_unknown_fields_and_numbers_are_refused(api, visit):
    assert api.post(f"/visits/{visit.id}/acceptance", {"name": "А", "stage": "done"}).status_code == 400
    assert api.get("/visits/999999").status_code == 404
    assert api.post("/visits/999999/check-in").status_code == 404


def test_a_crew_member_sees_and_does_only_what_is_theirs(running, house, visit):
    screens, container = running
    engine = container.get(Engine)
    mine, others = house.employee("Росица"), house.employee("Николай")
    known = container.get(People).known
    known["rositsa"] = viewer(Role.CREW, engine, employee_id=mine)
    known["nikolay"] = viewer(Role.CREW, engine, employee_id=others)
    api = Api(screens)
    api.post(f"/visits/{visit.id}/assignments", {"employees": [mine]})
    rositsa, nikolay = Api(screens, "rositsa"), Api(screens, "nikolay")
    assert nikolay.get(f"/visits/{visit.id}").status_code == 404
    assert nikolay.post(f"/visits/{visit.id}/check-in").status_code == 404
    assert [row["id"] for row in rositsa.get("/visits").json()["rows"]] == [visit.id]
    assert rositsa.post(f"/visits/{visit.id}/assignments", {"employees": []}).status_code == 403
    assert rositsa.post(f"/visits/{visit.id}/check-in").status_code == 201
    assert rositsa.get("/plans").status_code == 403
    assert rositsa.get("/employees").status_code == 403
