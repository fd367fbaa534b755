"""The screens of services: what is typed is kept, what is wrong is said at its place."""

from tests.goods import an_item
from tests.offers import a_service

NEW = {
    "code": "П-02", "name_bg": "Под мокро", "name_en": "Floor, wet", "category": "floors", "unit": "m2",
    "minutes_per_unit": "0,16", "piece_rate": "0,011", "vat_code": "standard", "checklist": "Коридори\nСтаи",
    "active": "true",
}  # fmt: skip


def test_a_service_typed_with_commas_is_stored(client, scope):
    soap = an_item(scope)
    typed = NEW | {"material-0-item_id": soap, "material-0-per_unit": "0,0005", "material-1-item_id": ""}

    saved = client.post("/services", data=typed)

    assert saved.status_code == 303
    page = client.get(saved.headers["location"]).text
    assert 'value="0,16"' in page
    assert 'value="0,0005"' in page
    assert "Коридори\nСтаи" in page


def test_a_norm_of_zero_is_said_at_its_field_and_nothing_typed_is_lost(client):
    answer = client.post("/services", data=NEW | {"minutes_per_unit": "0"})

    assert answer.status_code == 422
    assert 'id="f-minutes_per_unit-error"' in answer.text
    assert "Нормата трябва да е повече от нула минути." in answer.text
    assert 'value="Под мокро"' in answer.text
    assert "П-02" not in client.get("/services").text


def test_a_material_without_a_quantity_is_said_in_its_row(client, scope):
    answer = client.post("/services", data=NEW | {"material-3-item_id": an_item(scope), "material-3-item_id_text": "x"})

    assert answer.status_code == 422
    assert 'id="f-material-3-per_unit-error"' in answer.text


def test_a_stale_form_is_a_conflict_that_keeps_what_was_typed(client, scope):
    service = a_service(scope)
    client.post(f"/services/{service}", data=NEW | {"version": "1"})

    answer = client.post(f"/services/{service}", data=NEW | {"version": "1", "name_bg": "Мое име"})

    assert answer.status_code == 422
    assert "Междувременно друг промени записа" in answer.text
    assert 'value="Мое име"' in answer.text


def test_the_list_filters_by_words_and_kind(client, scope):
    a_service(scope)

    assert "ОФ-01" in client.get("/services?q=офис").text
    assert "Няма такава услуга." in client.get("/services?category=carpets").text


def test_pick_lists_answer_options(client, scope):
    a_service(scope, an_item(scope, "Сапун"))

    assert "Ежедневно почистване" in client.get("/services/pick?q=офис").text
    assert "Сапун" in client.get("/services/items?q=сап").text


def test_a_dispatcher_may_look_and_not_change(client, scope):
    service = a_service(scope)
    dispatcher = client.as_("dispatcher")

    assert dispatcher.get(f"/services/{service}").status_code == 200
    assert "data-main" not in dispatcher.get(f"/services/{service}").text
    assert dispatcher.post("/services", data=NEW).status_code == 403


def test_english_screens_show_english_names(client, scope):
    a_service(scope)
    client.cookies.set("lang", "en")

    assert client.get("/services").status_code == 200
