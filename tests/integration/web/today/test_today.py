"""The first screen of each role: what needs a person, the day, the money, the figures."""

import re
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from cleaning.application.visits.check_in import Arrival, CheckInVisit
from cleaning.domain.treasury.values import DeskKind
from tests.counting import counted
from tests.money import a_client, a_company, a_desk, an_invoice, item, pays
from tests.planning import House
from tests.working import finish, send


@pytest.fixture
def house(scope):
    a_company(scope)
    return House(scope)


def plain(text):
    return text.replace("\u00a0", " ")


def today(client, role="owner", query=""):
    answer = client.as_(role).get(f"/{query}")
    assert answer.status_code == 200
    return plain(answer.text)


def test_an_empty_company_says_that_nothing_waits(client):
    shown = today(client)
    assert "Нищо не чака човек" in shown
    assert "Още няма екипи" in shown


def test_a_visit_of_today_without_people_asks_for_a_crew(client, house):
    house.office()
    visit = house.visits()[0]
    shown = today(client)
    assert "Без екип днес" in shown
    assert f'href="/visits/{visit.id}">Назначи' in shown
    assert "08:00–10:00" in shown


def test_a_crew_that_has_not_begun_is_a_no_show_until_it_begins(client, house, clock):
    house.office()
    visit = house.visits()[0]
    send(house, visit.id, "Росица")
    shown = today(client)
    assert "Неявяване" in shown
    assert "1 ч" in shown
    house.scope.get(CheckInVisit)(Arrival(visit_id=visit.id))
    shown = today(client)
    assert "Неявяване" not in shown
    assert "По график" in shown


def test_the_day_by_crew_counts_what_is_done(client, house, clock):
    house.office()
    visit = house.visits()[0]
    send(house, visit.id, "Росица")
    finish(house, clock, visit.id, minutes=60)
    shown = today(client)
    assert "1 от 1" in shown
    assert "Приключи" in shown
    assert "1 / 1" in shown


def test_a_late_payer_is_one_line_with_the_sum_and_the_days(client, house, scope, clock):
    late = a_client(scope, legal_name="Витоша Логистик ООД")
    an_invoice(scope, late, item("100.00"), on=date(2026, 11, 1))
    an_invoice(scope, late, item("50.00"), on=date(2026, 11, 2))
    clock.at += timedelta(days=30)
    shown = today(client)
    assert "Просрочено плащане" in shown
    assert "180,00 € по 2 фактури" in shown
    assert "43 дни" in shown or "42 дни" in shown
    assert shown.count("Витоша Логистик") == 1


def test_money_shows_the_desks_and_what_is_due_this_week(client, house, scope):
    desk = a_desk(scope)
    payer = a_client(scope, payment_days=3)
    an_invoice(scope, payer, item("100.00"))
    pays(scope, payer, desk, "20.00")
    shown = today(client)
    assert "Банка, 1 сметка" in shown
    assert "20,00 €" in shown
    assert "+100,00 €" in shown
    assert "120,00 €" in shown


def test_figures_follow_the_chosen_period(client, house, clock):
    house.office()
    visit = house.visits()[0]
    send(house, visit.id, "Росица")
    finish(house, clock, visit.id, minutes=60)
    for period in ("day", "week", "month", "year"):
        assert "Отработени часове" in today(client, query=f"?p={period}")
    assert client.get("/?p=century").status_code == 400


SEES = {
    "owner": ("По екипи", "Остава в неделя", "Приходи"),
    "office": ("По екипи", "Приходи"),
    "dispatcher": ("По екипи", "Започнати навреме"),
    "storekeeper": ("Нищо не чака човек",),
    "accountant": ("Остава в неделя", "Просрочени вземания"),
    "inspector": ("По екипи",),
}


@pytest.mark.parametrize("role", SEES)
def test_each_role_sees_its_own(client, house, role):
    house.crew("Изгрев", "Росица")
    shown = today(client, role)
    for words in SEES[role]:
        assert words in shown


@pytest.mark.parametrize(
    ("role", "hidden"),
    [("dispatcher", "Приходи"), ("dispatcher", "Остава"), ("storekeeper", "По екипи"), ("inspector", "Приходи")],
)  # fmt: skip
def test_nobody_sees_more_than_they_may(client, house, role, hidden):
    house.crew("Изгрев", "Росица")
    assert hidden not in today(client, role)


def test_a_crew_member_goes_to_the_phone_screen(client):
    answer = client.as_("crew").get("/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/crew")


def test_the_whole_screen_asks_the_database_a_bounded_number_of_times(client, house, running):
    for number in range(6):
        client_id = house.client(f"Клиент {number} ООД")
        house.sign(
            client_id, {"premises_id": house.premises(client_id), "service_id": house.service(f"Услуга {number}")}
        )
    engine = running[1].get(Engine)
    today(client)
    with counted(engine) as sent:
        today(client)
    assert len(sent) <= 30


def links(text):
    """Addresses of the page itself, without the frame around it."""
    inside = text[text.index('id="main"') : text.index("</main>")]
    return sorted({address.replace("&amp;", "&") for address in re.findall(r'href="(/[^"#]*)"', inside)})


def test_every_number_and_every_verb_leads_somewhere(client, house, scope, clock):
    house.office()
    visit = house.visits()[0]
    send(house, visit.id, "Росица")
    finish(house, clock, visit.id)
    a_desk(scope)
    a_desk(scope, kind=DeskKind.CASH)
    late = a_client(scope, legal_name="Витоша Логистик ООД", phone="0888 412 037")
    an_invoice(scope, late, item("100.00"), on=date(2026, 11, 1))
    house.visits()
    clock.at += timedelta(days=24)
    found = links(today(client, query="?all=true"))
    assert len(found) > 15
    answers = {address: client.get(address).status_code for address in found if not address.startswith("/static")}
    assert {address: code for address, code in answers.items() if code != 200} == {}


def test_a_reminder_of_a_late_payment_comes_written(client, house, scope, clock):
    late = a_client(scope, legal_name="Витоша Логистик ООД", phone="0888 412 037")
    an_invoice(scope, late, item("100.00"), on=date(2026, 11, 1))
    clock.at += timedelta(days=30)
    (address,) = [one for one in links(today(client)) if one.startswith("/messages/new")]
    shown = plain(client.get(address).text)
    assert "Напомняме Ви, че 120,00 € по 1 фактура" in shown
    assert '<option value="payment" selected>' in shown
