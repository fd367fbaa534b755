"""Board, visits, plans, people and the crew's phone as a browser gets them."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from cleaning.application.shared.access import Role
from cleaning.application.visits.assign_visit import Assignment, AssignVisit
from tests.app import People, viewer
from tests.planning import at


@pytest.fixture
def visit(house):
    house.office()
    return house.visits()[0]


@pytest.fixture
def crew(house):
    return house.crew("Изгрев", "Росица Илиева", "Николай Гергов")


@pytest.fixture
def phone(running, house, visit, crew):
    """The phone of Росица, who is sent to today's visit."""
    screens, container = running
    known = container.get(People).known
    known["rositsa"] = viewer(Role.CREW, container.get(Engine), employee_id=house.employee("Росица Илиева"))
    house.scope.get(AssignVisit)(Assignment(visit_id=visit.id, crew_id=crew))
    return screens.as_("rositsa")


def test_the_board_shows_crews_their_hours_and_what_waits(client, house, visit, crew):
    house.scope.get(AssignVisit)(Assignment(visit_id=visit.id, crew_id=crew))
    board = client.get("/visits/board").text
    assert "Изгрев" in board
    assert "Росица, Николай" in board
    assert "неявяване" in board
    assert board.count("visit-block") == 2
    assert 'data-day="2026-11-24" aria-current="date"' in board
    assert "Седмица 50" in client.get("/visits/board?week=2026-12-09").text
    assert client.get("/visits/board?week=next").status_code == 422


def test_a_block_dropped_on_a_day_is_saved_and_the_board_comes_back(client, house, visit, crew):
    answer = client.post(
        f"/visits/{visit.id}/assignments",
        data={"crew_id": crew, "day": "2026-11-25", "week": "2026-11-23"},
        headers=client.htmx("board"),
    )
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith('<div class="panel" id="board"')
    moved = house.visits()[0]
    assert (moved.starts_at, moved.crew_name) == (at(25, 8), "Изгрев")


def test_a_conflict_is_shown_before_anything_is_saved_with_ways_out(client, house, visit, crew):
    other = house.visits()[1]
    house.crew("Витоша", "Емил")
    house.scope.get(AssignVisit)(Assignment(visit_id=visit.id, crew_id=crew))
    answer = client.post(
        f"/visits/{other.id}/assignments",
        data={"crew_id": crew, "day": "2026-11-24", "start": "09:00", "end": "11:00", "week": "2026-11-23"},
        headers=client.htmx("board"),
    )
    assert (answer.status_code, answer.headers["hx-retarget"]) == (422, "#dialogs")
    assert "Още нищо не е записано" in answer.text
    assert "Росица Илиева" in answer.text
    assert "Витоша, 09:00–11:00" in answer.text
    assert "Изгрев, 10:00–12:00" in answer.text
    assert house.visits()[1].starts_at == at(27, 8)
    accepted = client.post(
        f"/visits/{other.id}/assignments",
        data={"offer": f"{crew} 10:00 12:00", "day": "2026-11-24", "week": "2026-11-23"},
        headers=client.htmx("board"),
    )
    assert accepted.status_code == 200
    assert sorted(one.starts_at for one in house.visits(end=at(28, 0))) == [at(24, 8), at(24, 10)]


def test_without_scripts_the_form_is_a_page_and_refusals_too(client, house, visit, crew):
    other = house.visits()[1]
    house.scope.get(AssignVisit)(Assignment(visit_id=visit.id, crew_id=crew))
    assert "<h1>" in client.get(f"/visits/{other.id}/assignment").text
    refused = client.post(f"/visits/{other.id}/assignments", data={"crew_id": crew, "day": "2026-11-24"})
    assert refused.status_code == 422
    assert "Вместо това" in refused.text
    saved = client.post(f"/visits/{other.id}/assignments", data={"crew_id": crew})
    assert (saved.status_code, saved.headers["location"]) == (303, f"/visits/{other.id}")


def test_a_stale_form_is_refused_and_keeps_what_was_typed(client, house, visit, crew):
    house.scope.get(AssignVisit)(Assignment(visit_id=visit.id, crew_id=crew))
    answer = client.post(f"/visits/{visit.id}/assignments", data={"crew_id": "", "start": "10:30", "version": "1"})
    assert answer.status_code == 422
    assert 'value="10:30"' in answer.text
    assert "Междувременно" in answer.text


def test_the_office_finishes_a_visit_for_the_crew(client, house, visit, crew):
    house.scope.get(AssignVisit)(Assignment(visit_id=visit.id, crew_id=crew))
    path = f"/visits/{visit.id}"
    assert client.post(f"{path}/check-in").status_code == 303
    unfinished = client.post(f"{path}/completion", headers=client.htmx())
    assert (unfinished.status_code, unfinished.headers["hx-retarget"]) == (422, "#flash")
    assert "Под, Кошове" in unfinished.text
    page = client.get(path).text
    ids = [part.split('"')[0] for part in page.split('name="task_id" value="')[1:3]]
    client.post(f"{path}/marks", data={"state": "done", "task_id": ids})
    assert client.post(f"{path}/completion").status_code == 303
    assert client.post(f"{path}/acceptance", data={"name": " "}).status_code == 422
    assert client.post(f"{path}/acceptance", data={"name": "г-жа Иванова"}).status_code == 303
    assert "г-жа Иванова" in client.get(path).text
    assert client.get(f"{path}/acceptance.pdf").content[:5] == b"%PDF-"


def test_the_phone_goes_from_start_to_end_and_never_shows_a_price(phone, visit, clock):
    today = phone.get("/crew").text
    assert "Остава 1 посещение" in today
    path = f"/crew/visits/{visit.id}"
    assert "Започни" in phone.get(path).text
    begun = phone.post(
        f"{path}/check-in", data={"latitude": "42.65", "longitude": "23.37"}, headers=phone.htmx("visit")
    )
    assert "Приключи" in begun.text
    refused = phone.post(f"{path}/completion", headers=phone.htmx("visit"))
    assert refused.status_code == 422
    assert "Остава да се свърши: Под, Кошове." in refused.text
    ids = sorted({part.split('"')[0] for part in begun.text.split('name="task_id" value="')[1:]})
    phone.post(f"{path}/marks", data={"task_id": ids[0], "state": "done"}, headers=phone.htmx("visit"))
    said = phone.post(
        f"{path}/marks",
        data={"task_id": ids[1], "state": "cannot", "reason": "Заключено е"},
        headers=phone.htmx("visit"),
    )
    assert "Заключено е" in said.text
    clock.at += timedelta(minutes=40)
    done = phone.post(f"{path}/completion", headers=phone.htmx("visit")).text
    assert "Готово" in done
    assert (
        "Прието от г-жа Иванова"
        in phone.post(f"{path}/acceptance", data={"name": "г-жа Иванова"}, headers=phone.htmx()).text
    )
    assert "40,00" not in today + begun.text + done
    assert phone.get("/crew/pay").status_code == 200


def test_a_phone_does_not_open_visits_of_others_or_the_office(phone, house, visit):
    other = house.visits()[1]
    assert phone.get(f"/crew/visits/{other.id}").status_code == 404
    for path in ("/visits/board", "/visits", "/plans", "/employees", f"/visits/{visit.id}/assignment"):
        assert phone.get(path).status_code == 403


def test_a_plan_page_shows_what_comes_next_and_takes_marks(client, house, visit):
    plan = client.get("/plans").text.split('href="/plans/')[1].split('"')[0]
    page = client.get(f"/plans/{plan}").text
    assert "всяка седмица във вторник и петък" in page
    item = page.split('name="item_id" value="')[1].split('"')[0]
    answer = client.post(
        f"/plans/{plan}/marks", data={"item_id": item, "due_on": "2026-11-24", "mark": "skipped", "reason": ""}
    )
    assert answer.status_code == 422
    assert "Пропуснатото иска причина" in answer.text
    client.post(f"/plans/{plan}/marks", data={"item_id": item, "due_on": "2026-11-24", "mark": "done"})
    assert "пт 27.11." in client.get(f"/plans/{plan}").text.replace("\u00a0", " ")
    monthly = {
        "title": "Почистване",
        "rhythm": "monthly_on_weekday",
        "every": "1",
        "weekdays": "0",
        "nth": "1",
        "day": "1",
        "start_time": "18:00",
        "minutes": "60",
        "from_day": "2026-12-01",
    }
    preview = client.post(f"/plans/{plan}/items/{item}/preview", data=monthly, headers=client.htmx("preview"))
    assert "103 посещения отпадат; 12 посещения се добавят" in preview.text
    changed = client.post(f"/plans/{plan}/items/{item}", data=monthly)
    assert changed.status_code == 303
    assert "всеки месец в първия понеделник" in client.get(f"/plans/{plan}").text
    empty = client.post(
        f"/plans/{plan}/items", data={"rhythm": "weekly", "start_time": "8", "minutes": "0", "from_day": "x"}
    )
    assert empty.status_code == 422
    assert "Изберете поне един ден" in empty.text


def test_people_and_crews_are_kept_on_screens(client, house):
    wrong = client.post("/employees", data={"name": "Ваня", "hired_on": "2026-01-05", "phone": "12", "base_pay": "-1"})
    assert wrong.status_code == 422
    assert 'value="Ваня"' in wrong.text
    right = {"name": "Ваня Колева", "hired_on": "5.1.2026", "phone": "0888 412 037", "base_pay": "1 200,50"}
    assert client.post("/employees", data=right).status_code == 303
    assert "0888 412 037" in client.get("/employees?q=кол").text.replace("\u00a0", " ")
    person = client.get("/employees").text.split('href="/employees/')[2].split('"')[0]
    assert client.post("/crews", data={"name": "Изгрев", "lead": person}).status_code == 303
    again = client.post("/crews", data={"name": "Изгрев"})
    assert (again.status_code, "Вече има екип с това име" in again.text) == (422, True)


@pytest.mark.parametrize(
    "path",
    ["/visits", "/visits?nobody=true&stage=planned", "/visits/new", "/plans?ended=true", "/crews?dissolved=true"],
)
@pytest.mark.parametrize("lang", ["bg", "en"])
def test_every_list_opens_empty_and_in_both_languages(client, path, lang):
    client.cookies.set("lang", lang)
    assert client.get(path).status_code == 200
