"""The screens of a price calculation: the live total, every line with its numbers, and how the price came to be."""

import pytest

from cleaning.application.purchasing.list_price import ListPrice
from cleaning.domain.shared.money import UnitCost
from tests.goods import an_item
from tests.offers import a_service, a_sheet


@pytest.fixture
def soap(scope):
    return an_item(scope, "Сапун", price="2.10")


@pytest.fixture
def service(scope, soap):
    return a_service(scope, soap)


def typed(service, soap, **changes):
    return {
        "service_id": service, "name": "Офис", "quantity": "120", "minutes_per_unit": "0,85", "hourly_cost": "8,50",
        "overhead": "12", "margin_rule": "margin", "margin": "30", "minimum": "25", "step": "0,50",
        "material-0-item_id": soap, "material-0-per_unit": "0,02", "machine-0-name": "Прахосмукачка",
        "machine-0-share": "50", "machine-0-price": "600", "machine-0-life_hours": "2000",
    } | changes  # fmt: skip


def test_the_price_appears_while_typing_and_nothing_is_stored(client, service, soap):
    answer = client.post("/cost-sheets/calculation", data=typed(service, soap), headers=client.htmx("price"))

    assert answer.status_code == 200
    assert "32,00\u00a0€" in answer.text
    assert "22,12\u00a0€" in answer.text
    assert 'id="price"' in answer.text
    assert "Няма такава калкулация." in client.get("/cost-sheets").text


def test_the_answer_to_typing_does_not_ask_again_by_itself(client, service, soap):
    """The first panel loads its price; an answer that did so too would ask for ever."""
    first = client.get(f"/cost-sheets/new?service_id={service}").text
    answer = client.post("/cost-sheets/calculation", data=typed(service, soap), headers=client.htmx("price")).text

    assert ", load" in first
    assert ", load" not in answer


def test_a_field_half_typed_is_explained_in_the_panel(client, service, soap):
    answer = client.post(
        "/cost-sheets/calculation", data=typed(service, soap, margin="100"), headers=client.htmx("price")
    )

    assert answer.status_code == 200
    assert "Маржът е дял от цената" in answer.text


def test_the_stored_price_is_the_one_that_was_shown(client, service, soap):
    saved = client.post("/cost-sheets", data=typed(service, soap))

    page = client.get(saved.headers["location"]).text
    assert "32,00\u00a0€" in page
    assert "120\u00a0м² × 0,85 мин ÷ 60 × 8,50\u00a0€/ч" in page
    assert "Първа калкулация" in page


def test_a_click_twice_stores_once(client, service, soap):
    body = typed(service, soap, key="the-same-key")

    first, second = (client.post("/cost-sheets", data=body) for _ in range(2))

    assert first.headers["location"] == second.headers["location"]
    assert client.get("/cost-sheets").text.count('<th scope="row"') == 1


def test_a_price_change_is_told_with_its_cause(client, scope, service, soap):
    sheet = a_sheet(scope, service)
    scope.get(ListPrice)(soap, UnitCost("2.40"))

    page = client.get(f"/cost-sheets/{sheet}").text
    assert "Покупна цена на Сапун: 2,10\u00a0€ → 2,40\u00a0€" in page
    assert "цена 32,00\u00a0€ → 33,00\u00a0€" in page
    touched = client.get(f"/cost-sheets/touched?item_id={soap}").text
    assert "+1,00\u00a0€" in touched


def test_a_material_without_a_price_is_said_loudly(client, scope):
    unpriced = an_item(scope, "Нов препарат", price=None)
    service = a_service(scope, unpriced)

    sheet = a_sheet(scope, service)

    assert "Още няма покупна цена: Нов препарат" in client.get(f"/cost-sheets/{sheet}").text
    assert "Няма покупна цена" in client.get("/cost-sheets?show=missing").text


def test_a_stale_edit_is_a_conflict(client, scope, service, soap):
    sheet = a_sheet(scope, service)
    client.post(f"/cost-sheets/{sheet}", data=typed(service, soap, version="1", quantity="100"))

    answer = client.post(f"/cost-sheets/{sheet}", data=typed(service, soap, version="1", quantity="90"))

    assert answer.status_code == 422
    assert "Междувременно друг промени записа" in answer.text
    assert 'value="90"' in answer.text


def test_a_negative_quantity_is_said_at_its_field(client, service, soap):
    answer = client.post("/cost-sheets", data=typed(service, soap, quantity="-5"))

    assert answer.status_code == 422
    assert 'id="f-quantity-error"' in answer.text


def test_an_archived_sheet_says_that_it_rests(client, scope, service):
    sheet = a_sheet(scope, service)
    client.post(f"/cost-sheets/{sheet}/archiving", data={"version": "1"})

    assert "замразена" in client.get(f"/cost-sheets/{sheet}").text
    assert f"/cost-sheets/{sheet}" in client.get("/cost-sheets?show=resting").text


def test_the_edit_form_shows_what_is_stored(client, scope, service):
    page = client.get(f"/cost-sheets/{a_sheet(scope, service)}/edit").text

    assert 'value="120"' in page
    assert "Сапун" in page
    assert 'value="8,50"' in page


def test_accounting_may_not_calculate(client, service, soap):
    assert client.as_("accountant").post("/cost-sheets", data=typed(service, soap)).status_code == 403
    assert client.as_("accountant").get("/cost-sheets").status_code == 403
