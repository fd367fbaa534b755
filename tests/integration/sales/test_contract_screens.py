"""The screens of a contract: what is agreed, what happened, and the dialogs that change it."""

from datetime import date

import pytest
from sqlalchemy import Engine

from cleaning.application.sales.contract_inputs import TermsInputs
from cleaning.application.sales.make_annex import MakeAnnex
from cleaning.application.sales.suspend_contract import Resting, SuspendContract
from cleaning.domain.sales.values import Per
from cleaning.domain.shared.money import Money
from tests.agreements import Agreements
from tests.counting import counted


@pytest.fixture
def house(scope):
    return Agreements(scope)


@pytest.fixture
def url(house):
    return f"/contracts/{house.sign(terms=TermsInputs(renewal_months=12, notice_days=30))}"


def test_a_draft_says_that_nothing_follows_yet_and_is_signed_on_its_page(client, house):
    url = f"/contracts/{house.draft()}"
    page = client.get(url).text
    assert "чернова без номер" in page
    assert "няма план, посещения и фактури" in page

    ahead = client.post(f"{url}/activation", data={"signed_on": "2027-01-01"})
    assert (ahead.status_code, "не може да е в бъдещето" in ahead.text) == (422, True)
    assert client.post(f"{url}/activation", data={"signed_on": "2026-11-23", "version": "1"}).status_code == 303
    assert "Д000001" in client.get(url).text


def test_a_rest_without_a_reason_is_refused_in_its_dialog_and_nothing_typed_is_lost(client, url):
    answer = client.post(f"{url}/suspensions", data={"starts_on": "2027-02-01", "reason": "", "visits": "kept"})

    assert answer.status_code == 422
    assert 'id="suspension" aria-labelledby="suspension-title" data-open' in answer.text
    assert 'value="2027-02-01"' in answer.text
    assert 'value="kept" checked' in answer.text


def test_a_rest_is_noted_shown_over_time_and_ended(client, url):
    said = {"starts_on": "2026-11-30", "resumes_on": "", "reason": "Ремонт на сградата", "visits": "off"}
    assert "извън срока" in client.post(f"{url}/suspensions", data=said).text
    client.post(f"{url}/suspensions", data=said | {"starts_on": "2026-12-07"})

    page = client.get(url).text
    assert "Ремонт на сградата" in page
    assert "Спрян до второ нареждане" in page
    assert client.post(f"{url}/resumption", data={"on": "2026-12-21"}).status_code == 303
    assert "Спрян до 21.12.2026" in client.get(url).text


def test_notice_is_given_by_the_rules_and_taken_back(client, url):
    said = {"by": "client", "given_on": "2026-12-10", "ends_on": "2026-12-20", "reason": "Мести се"}
    early = client.post(f"{url}/termination", data=said)
    assert (early.status_code, "най-рано на 09.01.2027" in early.text) == (422, True)

    assert client.post(f"{url}/termination", data=said | {"ends_on": ""}).status_code == 303

    page = client.get(url).text
    assert "с предизвестие, до 09.01.2027" in page
    assert "Предизвестие от клиента" in page
    client.post(f"{url}/withdrawal", data={})
    assert "с предизвестие" not in client.get(url).text


def test_lines_agreed_for_a_later_day_stand_apart(client, scope, house):
    contract_id = house.sign()
    scope.get(MakeAnnex)(contract_id, house.annex(contract_id, date(2027, 3, 16), price=Money(330)))

    page = client.get(f"/contracts/{contract_id}").text

    assert "Уговорено от по-късен ден" in page
    assert "Анекс № 1: промяна" in page
    assert "По-голям обект" in page


def test_what_comes_of_it_arrives_after_the_page(client, url):
    part = client.get(f"{url}/work", headers=client.htmx("contract-work")).text
    assert "Офис Оборище" in part
    assert "Още няма фактури." in part
    seen = client.as_("dispatcher").get(f"{url}/work", headers=client.htmx("contract-work"))
    assert "Фактури по договора" not in seen.text


def test_who_may_only_look_is_offered_nothing_to_change(client, url):
    accountant = client.as_("accountant")
    assert "Предизвестие за край?" not in accountant.get(url).text
    said = {"starts_on": "2027-02-01", "reason": "Ремонт"}
    assert accountant.post(f"{url}/suspensions", data=said).status_code == 403


def test_the_list_is_narrowed_by_what_is_in_its_address(client, scope, house):
    house.sign(house.line(price=Money(2000)), title="Голям офис", terms=TermsInputs(renewal_months=12))
    house.sign(house.line(premises_id=house.shop, price=Money(40), per=Per.VISIT), title="Магазин", months=1)
    house.draft(title="Още една чернова")

    assert "Магазин" not in client.get("/contracts?renews=yes").text
    assert "Голям офис" not in client.get("/contracts?within=60").text
    assert "Магазин" in client.get("/contracts?within=60").text
    assert "Голям офис" in client.get("/contracts?least=1000&kind=individual").text
    assert "Няма такъв договор." in client.get("/contracts?kind=organisation").text
    assert "Още една чернова" in client.get("/contracts?stage=draft").text


def test_a_contract_with_a_long_history_takes_no_more_queries(client, running, scope, house):
    contract_id = house.sign()
    with counted(running[1].get(Engine)) as few:
        client.get(f"/contracts/{contract_id}")
    for month in (1, 2, 3):
        scope.get(MakeAnnex)(contract_id, house.annex(contract_id, date(2027, month, 1), price=Money(300 + month)))
        scope.get(SuspendContract)(
            contract_id, Resting(starts_on=date(2027, month, 5), resumes_on=date(2027, month, 8), reason="Ваканция")
        )
    with counted(running[1].get(Engine)) as many:
        client.get(f"/contracts/{contract_id}")

    assert len(many) == len(few) <= 12, many


def typed(house, **changes):
    """What the form of a contract sends."""
    return {
        "client_id": house.client, "title": "Офис Оборище", "starts_on": "2026-12-01", "months": "12",
        "notice_days": "30", "renewal_notice_days": "30", "index_month": "1", "line-0-service_id": house.cleaning,
        "line-0-premises_id": house.office, "line-0-often": "2", "line-0-price": "300", "line-0-per": "month",
        "line-0-start_time": "08:00",
    } | changes  # fmt: skip


def test_a_contract_is_written_changed_and_comes_back_as_it_was(client, house):
    assert "Офис Оборище" in client.get(f"/contracts/new?client_id={house.client}").text
    saved = client.post("/contracts", data=typed(house, renewal_months="12", penalties="По общи условия"))
    url = saved.headers["location"]

    again = client.get(f"{url}/edit").text
    assert saved.status_code == 303
    assert all(shown in again for shown in ('value="300,00"', 'value="Офис Оборище"', "По общи условия"))
    assert client.post(url, data=typed(house, version="1", **{"line-0-price": "320"})).status_code == 303
    assert "320,00" in client.get(url).text
    stale = client.post(url, data=typed(house, version="1"))
    assert (stale.status_code, "Междувременно друг промени записа" in stale.text) == (422, True)


@pytest.mark.parametrize(
    ("change", "field"),
    [({"title": ""}, "title"), ({"months": "500"}, "months"), ({"line-0-price": "много"}, "line-0-price"),
     ({"line-0-service_id": ""}, None), ({"notice_days": "-1"}, "notice_days")],
)  # fmt: skip
def test_what_cannot_be_read_is_said_at_its_field_and_nothing_typed_is_lost(client, house, change, field):
    answer = client.post("/contracts", data=typed(house, note="Ключът е при портиера", **change))

    assert answer.status_code == 422
    assert "Ключът е при портиера" in answer.text
    assert field is None or f'id="f-{field}-error"' in answer.text
    assert "Няма такъв договор." in client.get("/contracts").text


def test_an_annex_is_made_on_its_page_with_the_lines_of_that_day(client, house, url):
    page = client.get(f"{url}/annexes/new").text
    assert 'value="300,00"' in page
    line = house.card(1).lines[0].id
    said = typed(house, effective_on="2027-03-16", signed_on="2026-11-24", ends_on="2027-12-01", reason="Нов етаж",
                 **{"line-0-line_id": line, "line-0-price": "330"})  # fmt: skip

    refused = client.post(f"{url}/annexes", data=said | {"effective_on": "2026-11-01"})
    assert (refused.status_code, "Анексът не може да влезе в сила" in refused.text) == (422, True)
    assert client.post(f"{url}/annexes", data=said).status_code == 303
    assert "Анекс № 1: промяна" in client.get(url).text
    following = client.get(f"{url}/annexes/new").text
    assert ('value="2027-03-16"' in following, 'value="300,00"' in following) == (True, False)


def short(house, **changes):
    """What the short way sends: a firm with two premises, three services."""
    lines = {
        "line-0-site": "Офис", "line-0-address": "ул. „Шипка“ 3", "line-0-area": "200",
        "line-0-service_id": house.cleaning, "line-0-often": "5", "line-0-price": "",
        "line-1-site": "", "line-1-service_id": house.windows, "line-1-often": "Q", "line-1-price": "60",
        "line-1-per": "visit", "line-2-site": "Склад", "line-2-service_id": house.cleaning, "line-2-often": "1",
        "line-2-price": "120",
    }  # fmt: skip
    return {"kind": "organisation", "legal_name": "„Бриз“ ЕООД", "eik": "123456786", "starts_on": "2026-12-01",
            "months": "12", "signed": "true"} | lines | changes  # fmt: skip


def test_client_premises_and_contract_are_stored_together(client, house):
    answer = client.post("/contracts/start", data=short(house))

    page = client.get(answer.headers["location"]).text
    assert answer.status_code == 303
    assert all(shown in page for shown in ("Бриз", "Офис", "Склад", "Прозорци", "60,00", "120,00", "в сила"))


@pytest.mark.parametrize(
    ("change", "field"),
    [({"eik": "123456789"}, "eik"), ({"line-2-site": "", "line-0-site": ""}, "line-0-site"),
     ({"line-0-service_id": ""}, "line-0-service_id"), ({"line-0-area": "голям"}, "line-0-area")],
)  # fmt: skip
def test_a_mistake_on_the_short_way_stores_nothing_at_all(client, house, change, field):
    answer = client.post("/contracts/start", data=short(house, **change))

    assert answer.status_code == 422
    assert f'id="f-{field}-error"' in answer.text
    assert "Бриз" not in client.get("/clients").text
