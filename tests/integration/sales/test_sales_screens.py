"""The screens of an offer: the grid and its live price, the stages, the contract it becomes."""

import pytest
from sqlalchemy import Engine, event

from cleaning.application.purchasing.list_price import ListPrice
from cleaning.application.sales.decide_quote import AcceptQuote
from cleaning.application.sales.send_quote import SendQuote
from cleaning.domain.shared.money import UnitCost
from tests.goods import an_item
from tests.offers import a_client, a_draft, a_line, a_service, some_premises


@pytest.fixture
def soap(scope):
    return an_item(scope, price="2.10")


@pytest.fixture
def house(scope, soap):
    client_id = a_client(scope)
    return client_id, some_premises(scope, client_id), a_service(scope, soap)


def typed(house, **changes):
    client_id, premises, service = house
    return {
        "client_id": client_id, "premises_id": premises, "title": "Офис „Оборище“", "task": service, "months": "12",
        "billing": "monthly", "margin": "30", "people": "1", "start_time": "18:30", "starts_on": "2026-12-01",
        "room-0-name": "Фоайе", "room-0-area": "80", f"room-0-task_{service}": "5",
        "room-1-name": "Архив", "room-1-area": "40", f"room-1-task_{service}": "м",
    } | changes  # fmt: skip


def test_the_builder_takes_the_rooms_of_the_premises_along(client, house):
    client_id, _, _ = house

    page = client.get(f"/quotes/new?client_id={client_id}").text

    assert "Офис Оборище" in page
    assert "Ежедневно почистване на офис" in page
    assert 'name="room-0-area"' in page


def test_the_live_side_says_hours_cost_price_and_margin(client, house):
    answer = client.post("/quotes/calculation", data=typed(house), headers=client.htmx("price"))

    assert answer.status_code == 200
    assert "без ДДС" in answer.text
    assert '<output id="hours-room-0" hx-swap-oob="true">24,6</output>' in answer.text  # 80 × 0.85 ÷ 60 × 21.67
    assert "Труд, 25,1 ч" in answer.text
    assert ", load" not in answer.text
    assert "Няма такава оферта." in client.get("/quotes").text


def test_a_frequency_nobody_understands_is_explained(client, house):
    service = house[2]
    answer = client.post(
        "/quotes/calculation", data=typed(house, **{f"room-0-task_{service}": "често"}), headers=client.htmx("price")
    )

    assert "„често“ не е честота" in answer.text


def test_another_task_joins_the_grid_and_keeps_what_was_typed(client, scope, house):
    more = a_service(scope, code="К-1", name_bg="Кошчета")

    answer = client.post("/quotes/grid", data=typed(house, more_task=more), headers=client.htmx("grid"))

    assert "Кошчета" in answer.text
    assert f'name="room-0-task_{more}"' in answer.text
    assert 'value="Фоайе"' in answer.text


def test_what_was_built_is_stored_and_opens_again_as_it_was(client, house):
    service = house[2]
    saved = client.post(
        "/quotes",
        data=typed(house, **{"line-0-service_id": service, "line-0-quantity": "50", "line-0-often": "X"}),
    )

    page = client.get(saved.headers["location"]).text
    again = client.get(f"{saved.headers['location']}/edit").text
    assert "Чернова" in page
    assert "5 пъти седмично (пн–пт)" in page
    assert 'value="Фоайе"' in again
    assert 'name="line-0-quantity"' in again
    assert 'name="line-1-quantity"' not in again, "the lines the grid makes are not offered twice"


def test_a_missing_title_is_said_and_the_grid_is_kept(client, house):
    answer = client.post("/quotes", data=typed(house, title=""))

    assert answer.status_code == 422
    assert 'id="f-title-error"' in answer.text
    assert 'value="Фоайе"' in answer.text


def test_a_stale_revision_is_a_conflict(client, house):
    url = client.post("/quotes", data=typed(house)).headers["location"]
    client.post(url, data=typed(house, version="1", months="24"))

    answer = client.post(url, data=typed(house, version="1", months="36"))

    assert answer.status_code == 422
    assert "Междувременно друг промени записа" in answer.text


def test_the_way_from_draft_to_contract(client, scope, house):
    url = client.post("/quotes", data=typed(house)).headers["location"]

    assert client.post(f"{url}/sending", data={"version": "1"}).status_code == 303
    assert "Приемане на офертата?" in client.get(url).text
    accepted = client.post(f"{url}/acceptance", data={"version": "2"})

    contract = client.get(accepted.headers["location"]).text
    assert "Д000001" in contract
    assert "/ месец" in contract
    assert "Към договора" in client.get(url).text


def test_a_second_click_accepts_nothing_twice(client, house):
    url = client.post("/quotes", data=typed(house)).headers["location"]
    client.post(f"{url}/sending", data={})

    first = client.post(f"{url}/acceptance", data={"key": "one"})
    again = client.post(f"{url}/acceptance", data={"key": "one"})
    other = client.post(f"{url}/acceptance", data={"key": "two"})

    assert first.headers["location"] == again.headers["location"]
    assert other.status_code == 422
    assert client.get("/contracts").text.count('<th scope="row"') == 1


def test_a_declined_offer_says_why_and_may_begin_again(client, house):
    url = client.post("/quotes", data=typed(house)).headers["location"]
    client.post(f"{url}/sending", data={})
    client.post(f"{url}/refusal", data={"reason": "Твърде скъпо"})

    assert "Отказана: Твърде скъпо" in client.get(url).text
    client.post(f"{url}/editions", data={})
    assert "версия 2" in client.get(url).text


def test_a_sent_offer_says_how_far_prices_moved(client, scope, house, soap):
    url = client.post("/quotes", data=typed(house)).headers["location"]
    client.post(f"{url}/sending", data={})
    scope.get(ListPrice)(soap, UnitCost("9"))

    assert "Покупните цени се промениха след изпращането" in client.get(url).text
    assert url in client.get("/quotes?stage=moved").text


def test_the_offer_opens_as_pdf(client, house):
    url = client.post("/quotes", data=typed(house)).headers["location"]

    paper = client.get(f"{url}/pdf")

    assert (paper.headers["content-type"], paper.content[:5]) == ("application/pdf", b"%PDF-")


def test_a_contract_shows_its_margin_today_and_the_list_of_the_worst(client, scope, house, soap):
    client_id, premises, service = house
    quote = a_draft(scope, client_id, a_line(premises, service))
    scope.get(SendQuote)(quote)
    contract = scope.get(AcceptQuote)(quote)
    scope.get(ListPrice)(soap, UnitCost("6"))

    page = client.get(f"/contracts/{contract}").text

    assert "Маржът днес е" in page
    assert "−" in client.get("/contracts/drift").text
    assert client.as_("dispatcher").get(f"/contracts/{contract}").status_code == 200
    assert "Маржът днес е" not in client.as_("dispatcher").get(f"/contracts/{contract}").text


@pytest.mark.parametrize("path", ["/quotes", "/contracts", "/cost-sheets", "/services"])
def test_a_longer_list_takes_no_more_queries(client, running, scope, house, path):
    client_id, premises, service = house

    def queries():
        asked = []
        engine = running[1].get(Engine)

        def note(*call):
            asked.append(call[2])

        event.listen(engine, "before_cursor_execute", note)
        assert client.get(path).status_code == 200
        event.remove(engine, "before_cursor_execute", note)
        return len(asked)

    def one_more(number):
        a_draft(scope, a_client(scope, f"Мария Петрова{number}"))
        signed = a_draft(scope, client_id, a_line(premises, service))
        scope.get(SendQuote)(signed)
        scope.get(AcceptQuote)(signed)

    one_more(0)
    few = queries()
    for number in range(1, 6):
        one_more(number)

    assert queries() == few <= 10
