"""The relationship with a client: what passed, was promised, is wished; how often they come; how far it is."""

import re
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, text

from cleaning.application.clients.keep_up import KeepRhythms, KeepStatuses
from cleaning.application.clients.queries import ClientFilter, ClientQueries
from cleaning.domain.clients.rhythm import rhythm
from tests.counting import counted
from tests.planning import HERE, House
from tests.working import finish, send

PERSON = {"kind": "individual", "given_name": "Мария", "family_name": "Тодорова", "phone": "0888412037"}


@pytest.fixture
def known(api):
    return api.post("/clients", PERSON).json()["id"]


def history(client, known, query=""):
    return client.get(f"/clients/{known}{query}").text


def log(api, known, **said):
    answer = api.post(f"/clients/{known}/interactions", said)
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


def test_a_call_is_noted_by_one_click_and_filled_in_after(client, api, known):
    button = re.search(
        rf'action="(/clients/{known}/interactions)".*?name="kind" value="call_out"', history(client, known), re.DOTALL
    )
    noted = client.post(button[1], data={"kind": "call_out"}, headers=client.htmx("history")).text
    correction = re.search(r'action="(/clients/interactions/\d+/correction)"', noted)[1]
    assert "Как мина?" in noted

    filled = client.post(
        correction,
        data={"client_id": known, "kind": "call_out", "minutes": "4", "result": "call_back", "text": "Мислят до петък"},
        headers=client.htmx("history"),
    )
    assert "4 мин, да се обадим пак" in filled.text
    assert "Мислят до петък" in filled.text
    assert filled.text.count('<li class="event">') == noted.count('<li class="event">')


def test_a_correction_keeps_the_first_words_behind_it(client, api, known):
    first = log(api, known, kind="note", text="Ключът е при портиера")
    second = api.post(f"/interactions/{first}/correction", {"kind": "note", "text": "Ключът е в офиса"}).json()["id"]

    shown = history(client, known)
    assert "Ключът е в офиса" in shown
    assert re.search(r"<summary>Какво пишеше преди</summary><p[^>]*>Ключът е при портиера", shown)
    again = api.post(f"/interactions/{first}/correction", {"kind": "note", "text": "Друго"})
    assert (again.status_code, again.json()["code"]) == (422, "interaction.corrected")
    assert api.post(f"/interactions/{second}/correction", {"kind": "note", "text": "При съседа"}).status_code == 201


def test_the_history_is_narrowed_by_kind_person_and_period(client, api, known, clock):
    log(api, known, kind="wish", text="без хлор", at="2026-11-02T09:00:00Z")
    log(api, known, kind="call_in", text="питат за прозорци", at="2026-11-10T09:00:00Z")
    client.as_("dispatcher").post(f"/clients/{known}/interactions", data={"text": "носят ключ"})

    client.as_("owner")
    assert "без хлор" not in history(client, known, "?part=calls").split('id="history"')[1]
    everything = history(client, known).split('id="history"')[1]
    assert '<option value="Проба dispatcher">' in everything
    by = history(client, known, "?actor=Проба+dispatcher").split('id="history"')[1]
    assert "носят ключ" in by
    assert "питат за прозорци" not in by
    within = history(client, known, "?from=2026-11-10&to=2026-11-10").split('id="history"')[1]
    assert "питат за прозорци" in within
    assert "носят ключ" not in within
    assert "без хлор" not in within


def test_the_history_goes_on_by_key_without_gaps_or_repeats(client, api, known):
    for number in range(45):
        log(api, known, kind="note", text=f"бележка-{number:02d}")
    shown, url, rounds = [], f"/clients/{known}", 0
    while url:
        answer = client.get(url).text
        shown += re.findall(r'<span class="said">(бележка-\d\d)</span>', answer)
        further = re.search(r'hx-get="(/clients/\d+/history\?[^"]+)"', answer)
        url, rounds = further[1].replace("&amp;", "&") if further else None, rounds + 1
    assert shown == [f"бележка-{number:02d}" for number in reversed(range(45))]
    assert rounds == 2


def test_a_promise_reaches_today_on_its_day_and_is_put_off_and_kept_there(client, api, known, clock):
    log(api, known, kind="call_in", text="Искат оферта", follow_up_on="2026-11-26", follow_up_text="Да пратим оферта")
    assert "Да пратим оферта" not in client.get("/").text
    clock.at += timedelta(days=2)
    today = client.get("/").text
    assert "Обещано на клиент" in today
    put_off = re.search(r'action="(/follow-ups/\d+/postponement)"', today)[1]

    assert client.post(put_off, data={"days": "1", "back": "/"}).headers["location"] == "/"
    assert "Да пратим оферта" not in client.get("/").text
    clock.at += timedelta(days=1)
    done = re.search(r'action="(/follow-ups/\d+/done)"', client.get("/").text)[1]
    client.post(done, data={"back": "/"})
    assert "Да пратим оферта" not in client.get("/").text
    assert "Да пратим оферта" in client.get("/follow-ups?show=done").text
    assert "Отложено от 26.11.2026 за 27.11.2026" in history(client, known).replace("\u00a0", " ")
    assert client.post(done).status_code == 422


def test_promises_by_api(api, known):
    made = api.post("/follow-ups", {"client_id": known, "text": "Обади се", "due_on": "2026-11-25"}).json()["id"]
    assert api.post(f"/follow-ups/{made}/assignee", {"user_id": None}).status_code == 200
    assert api.post(f"/follow-ups/{made}/postponement", {"due_on": "2026-11-01"}).json()["code"] == (
        "interaction.follow_up_past"
    )
    assert [one["text"] for one in api.get("/follow-ups").json()["rows"]] == ["Обади се"]
    assert api.post(f"/follow-ups/{made}/done").status_code == 200
    assert api.get("/follow-ups").json()["rows"] == []


def test_a_wish_is_shown_to_the_crew_until_it_no_longer_holds(client, api, scope):
    house = House(scope)
    house.office()
    visit = house.visits()[0]
    wish = log(api, visit.client_id, kind="wish", text="Без силни аромати", premises_id=visit.premises_id)
    send(house, visit.id, "Росица")
    place = api.get(f"/premises/{visit.premises_id}").json()
    assert place["told"] == ["Без силни аромати"]
    assert "Без силни аромати" in client.get(f"/premises/{visit.premises_id}").text
    assert "вижда ги екипът" in client.get(f"/clients/{visit.client_id}").text

    client.post(f"/clients/interactions/{wish}/end")
    assert api.get(f"/premises/{visit.premises_id}").json()["told"] == []
    other = house.premises(house.client("Друг ООД"))
    foreign = api.post(f"/clients/{visit.client_id}/interactions", {"kind": "wish", "text": "а", "premises_id": other})
    assert foreign.json()["code"] == "quote.foreign_premises"


def visited(scope, client_id, premises_id, *days):
    """Finished visits of the past, as work left them."""
    with scope.get(Engine).begin() as connection:
        for day in days:
            connection.execute(
                text(
                    "insert into visits (branch_id, client_id, premises_id, starts_at, ends_at, planned_for, stage,"
                    " started_at, completed_at) values (1, :client, :place, :at, :till, :at, 'done', :at, :till)"
                ),
                {"client": client_id, "place": premises_id, "at": f"{day} 09:00+02", "till": f"{day} 11:00+02"},
            )


def kept(scope):
    rows = scope.get(Engine).connect().execute(text("select client_id, usual, last_on, lapses_on from client_rhythms"))
    return {row.client_id: tuple(row)[1:] for row in rows}


def test_who_has_not_come_for_twice_the_usual_time_is_on_today(client, api, scope, clock):
    house = House(scope)
    weekly, fresh = house.client("Седмичен ООД"), house.client("Верен ООД")
    days = [date(2026, 10, 1) + timedelta(weeks=week) for week in range(4)]
    visited(scope, weekly, house.premises(weekly), *days)
    visited(scope, fresh, house.premises(fresh), *(day + timedelta(days=26) for day in days))
    scope.get(KeepRhythms)()

    habit = rhythm(days)
    assert kept(scope)[weekly] == (habit.usual, habit.last, habit.lapses_on)
    today = client.get("/").text
    assert "Отдавна не идва" in today
    assert "обичайно на 7 дни, последно преди 33 дни" in today
    assert "Верен ООД" not in today
    queries = scope.get(ClientQueries)
    lapsing = queries.page(ClientFilter(lapsing_on=clock.today()), scope=HERE).rows
    assert [row.name for row in lapsing] == ["Седмичен ООД"]
    assert "Седмичен ООД" in client.get("/clients?lapsing=true").text


def test_a_finished_visit_begins_the_waiting_anew_as_the_night_would(api, scope, clock):
    house = House(scope)
    house.office()
    visit = house.visits()[0]
    visited(scope, visit.client_id, visit.premises_id, "2026-11-03", "2026-11-10", "2026-11-17")
    scope.get(KeepRhythms)()
    assert kept(scope)[visit.client_id][1] == date(2026, 11, 17)
    send(house, visit.id, "Росица")
    finish(house, clock, visit.id)
    touched = kept(scope)
    assert touched[visit.client_id][1] == date(2026, 11, 24)
    scope.get(KeepRhythms)()
    assert kept(scope) == touched


def test_the_status_follows_the_facts_by_night(api, scope, client):
    house = House(scope)
    asleep, lost = house.client("Заспал ООД"), house.client("Отказал се ООД")
    visited(scope, asleep, house.premises(asleep), "2026-06-01")
    asked = api.post("/requests", {"name": "Ива", "phone": "0888412037", "client_id": lost}).json()["id"]
    keep = scope.get(KeepStatuses)
    keep()
    assert api.get(f"/clients/{asleep}").json()["status"] == "dormant"
    assert api.get(f"/clients/{lost}").json()["status"] == "lead"
    api.post(f"/requests/{asked}/loss", {"reason": "price"})
    assert api.get(f"/clients/{lost}").json()["status"] == "lost"
    house.office()
    active = max(visit.client_id for visit in house.visits())
    keep()
    assert api.get(f"/clients/{active}").json()["status"] == "active"
    keep()


def test_the_card_asks_at_most_eight_questions(client, api, scope, known):
    house = House(scope)
    house.office()
    of = house.visits()[0].client_id
    log(api, of, kind="wish", text="без хлор", follow_up_on="2026-11-30")
    client.get("/premises")  # the dictionaries are kept from the first page that shows a word of them
    with counted(scope.get(Engine)) as sent:
        assert client.get(f"/clients/{of}").status_code == 200
    assert len(sent) <= 8, "\n".join(sent)


def test_the_list_asks_at_most_four_questions(client, scope, known):
    client.get("/clients")
    with counted(scope.get(Engine)) as sent:
        assert client.get("/clients?status=active").status_code == 200
    assert len(sent) <= 4, "\n".join(sent)
