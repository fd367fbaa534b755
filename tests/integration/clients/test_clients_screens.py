"""The screens of clients: nothing typed is lost, refusals stand at their fields, stale edits show both values."""

import re
from io import BytesIO

import openpyxl
import pytest

FIRM = {
    "kind": "organisation", "legal_name": "Янтра ООД", "eik": "999 990 010", "phone": "0888 412 037", "status": "lead",
    "language": "bg", "contact-0-name": "Калина Дойчева", "contact-0-phone": "02 943 18 22",
}  # fmt: skip
PERSON = {"kind": "individual", "given_name": "Мария", "family_name": "Тодорова", "status": "lead", "language": "bg"}


@pytest.fixture
def firm(client):
    return client.post("/clients", data=FIRM).headers["location"]


def errors(text):
    """Field → the sentence below it."""
    return dict(re.findall(r'<p class="error" id="f-([\w-]+)-error">(.*?)</p>', text))


def test_a_new_client_opens_its_card(client, firm):
    card = client.get(firm)

    assert card.status_code == 200
    for text in ("Янтра ООД", "999990010", "0888\u00a0412\u00a0037", "Калина Дойчева", "Клиентът е добавен"):
        assert text in card.text


def test_the_form_of_a_person_asks_for_a_person(client):
    organisation = client.get("/clients/new").text
    individual = client.get("/clients/new?kind=individual").text

    assert 'name="eik"' in organisation
    assert 'name="egn"' not in organisation
    assert 'name="egn"' in individual
    assert 'name="eik"' not in individual


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"eik": "999990011"}, "eik"),
        ({"vat_number": "BG1"}, "vat_number"),
        ({"phone": "0888"}, "phone"),
        ({"email": "a at b.bg"}, "email"),
        ({"iban": "BG1"}, "iban"),
        ({"since": "31.02.2026"}, "since"),
        ({"credit_limit": "много"}, "credit_limit"),
        ({"credit_limit": "-5"}, "credit_limit"),
        ({"payment_days": "400"}, "payment_days"),
        ({"legal_name": ""}, "legal_name"),
        ({"contact-0-phone": "12"}, "contact-0-phone"),
        ({"contact-1-email": "няма"}, "contact-1-email"),
    ],
)
def test_a_refusal_stands_at_its_field_and_keeps_what_was_typed(client, wrong, field):
    answer = client.post("/clients", data=FIRM | wrong)

    assert answer.status_code == 422
    assert list(errors(answer.text)) == [field]
    assert 'value="Калина Дойчева"' in answer.text
    assert "Янтра" not in client.get("/clients").text


def test_several_refusals_are_told_at_once(client):
    answer = client.post("/clients", data=FIRM | {"eik": "1", "phone": "1", "email": "1"})

    assert set(errors(answer.text)) == {"eik", "phone", "email"}


def test_a_duplicate_is_shown_and_can_be_confirmed(client, firm):
    again = client.post("/clients", data=FIRM)

    assert again.status_code == 422
    assert f'<a href="{firm}">Янтра ООД</a>' in again.text
    assert client.post("/clients", data=FIRM | {"despite_twins": "true"}).status_code == 303


def test_a_second_click_adds_no_second_client(client):
    twice = [client.post("/clients", data=PERSON | {"key": "019-same"}) for _ in range(2)]

    assert twice[0].headers["location"] == twice[1].headers["location"]
    assert client.get("/clients").text.count("Мария Тодорова") == 1


def test_a_stale_edit_shows_both_values_and_can_still_win(client, firm):
    begun = {**FIRM, "version": "1"}
    client.post(firm, data=begun | {"city": "Пловдив"})

    stale = client.post(firm, data=begun | {"city": "Варна"})

    assert stale.status_code == 409
    assert re.search(r"<td>Варна</td><td>Пловдив</td>", stale.text)
    version = re.search(r'name="version" value="(\d+)"', stale.text)[1]
    assert client.post(firm, data=begun | {"city": "Варна", "version": version}).status_code == 303
    assert "Варна" in client.get(firm).text


def test_an_edit_form_shows_what_is_stored(client, firm):
    form = client.get(f"{firm}/edit").text

    assert 'value="999990010"' in form
    assert 'value="0888\u00a0412\u00a0037"' in form
    assert 'name="contact-0-name"' in form
    assert 'name="contact-1-name"' in form


def test_a_list_is_narrowed_by_the_address(client, firm):
    client.post("/clients", data=PERSON)

    assert "Янтра ООД" not in client.get("/clients?kind=individual").text
    assert "Мария Тодорова" not in client.get("/clients?q=yantra").text
    assert "Няма клиент" in client.get("/clients?q=няматакъв").text
    part = client.get("/clients?q=yantra", headers=client.htmx("clients")).text
    assert part.lstrip().startswith('<div id="clients"')


@pytest.mark.parametrize("odd", ["kind=robot", "status=x", "segment=1", "tag=%00", "q=%25%27", "archived=maybe"])
def test_an_odd_address_is_no_fault(client, odd):
    assert client.get(f"/clients?{odd}").status_code in (200, 400)


def test_what_was_said_appears_at_the_top_of_the_history(client, firm):
    said = client.post(
        f"{firm}/interactions",
        data={"text": "без хлор", "kind": "wish", "follow_up_on": "2026-12-01"},
        headers=client.htmx("history"),
    )

    assert said.status_code == 200
    assert said.text.index("без хлор") < said.text.index("Клиентът е добавен")
    assert "до 01.12.2026" in said.text
    done = re.search(r'action="(/follow-ups/\d+/done)"', said.text)[1]
    assert "готово" in client.post(done, data={"in": "history"}, headers=client.htmx("history")).text


@pytest.mark.parametrize(
    ("wrong", "said"), [({"text": " "}, "Попълнете"), ({"text": "а", "follow_up_on": "2026-11-01"}, "минал")]
)
def test_a_note_that_cannot_be_is_refused_in_place(client, firm, wrong, said):
    answer = client.post(f"{firm}/interactions", data=wrong, headers=client.htmx("history"))

    assert answer.status_code == 422
    assert 'id="say-error"' in answer.text


def test_hostile_text_is_only_text(client):
    evil = '<img src=x onerror=alert(1)>"><script>alert(1)</script>{{7*7}}'
    where = client.post("/clients", data=FIRM | {"legal_name": evil, "note": evil, "tags": evil}).headers["location"]
    client.post(f"{where}/interactions", data={"text": evil})

    for page in (where, f"{where}/edit", "/clients", "/clients?q=img"):
        text = client.get(page).text
        assert "<img src=x" not in text
        assert "<script>alert" not in text
        assert "49" not in re.findall(r"\b49\b", text)


def test_a_client_goes_to_the_archive_and_back(client, firm):
    assert client.post(f"{firm}/archive").status_code == 303
    assert "Янтра ООД" not in client.get("/clients").text
    assert "Янтра ООД" in client.get("/clients?archived=true").text
    assert client.post(f"{firm}/restoring").status_code == 303
    assert "Янтра ООД" in client.get("/clients").text


def test_permission_for_advertising_is_given_and_withdrawn(client, firm):
    consent = {"purpose": "marketing", "channel": "sms"}
    client.post(f"{firm}/consents", data=consent | {"given": "yes", "source": "разговор"})
    assert "разговор" in client.get(firm).text

    client.post(f"{firm}/consents", data=consent | {"given": "no"})
    card = client.get(firm).text
    assert "оттеглено на" in card
    assert "разговор" in card


def test_english_has_its_own_words(client, firm):
    client.post("/language", data={"lang": "en", "back": "/"})
    assert client.get("/clients/new").status_code == 200


@pytest.mark.parametrize("role", ["storekeeper", "crew", "client"])
def test_who_has_no_business_here_is_refused(client, firm, role):
    client.as_(role)

    for page in ("/clients", firm, f"{firm}/edit", "/clients/new", "/premises", "/imports"):
        assert client.get(page).status_code == 403


def test_who_may_only_look_sees_no_buttons(client, firm):
    client.as_("inspector")

    card = client.get(firm)
    assert card.status_code == 200
    assert f"{firm}/edit" not in card.text
    assert client.get(f"{firm}/edit").status_code == 403


def test_a_pick_list_offers_clients(client, firm):
    assert 'data-text="Янтра ООД"' in client.get("/clients/pick?client_id_text=янт").text
    assert client.get("/premises/pick").status_code == 200


PLACE = {
    "name": "Офис Оборище", "purpose": "office", "area": "120,5", "settlement": "София", "access": "код 4471",
    "conditions": ["pets", "alarm"], "zone-0-name": "Хол", "zone-0-area": "60", "zone-3-name": "Кухня",
}  # fmt: skip


@pytest.fixture
def place(client, firm):
    return client.post("/premises", data=PLACE | {"client_id": firm.rsplit("/", 1)[1]}).headers["location"]


def test_a_place_is_added_with_its_zones(client, firm, place):
    page = client.get(place).text

    for text in ("Офис Оборище", "120,5", "Хол", "Кухня", "животни", "СОТ"):
        assert text in page
    assert "4471" not in page
    assert "Офис Оборище" in client.get(firm).text
    assert "Офис Оборище" in client.get("/premises?purpose=office&condition=pets&area_from=100&q=оборище").text
    assert "Офис Оборище" not in client.get("/premises?area_to=100").text


def test_a_code_is_shown_on_demand_and_kept_by_an_edit(client, place):
    client.post(place, data=PLACE | {"access": "", "version": "1"})
    assert "4471" not in client.get(f"{place}/edit").text
    action = re.search(rf'action="({place}/codes/\d+/reveal)"', client.get(place).text)[1]

    assert "4471" in client.post(action, headers=client.htmx("code-1")).text


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name"),
        ({"area": "-1"}, "area"),
        ({"area": "50"}, "area"),
        ({"area": "голям"}, "area"),
        ({"contact_phone": "1"}, "contact_phone"),
        ({"lat": "95", "lng": "23"}, "lat"),
        ({"zone-1-area": "10"}, "zone-1-name"),
        ({"zone-0-windows": "2,5"}, "zone-0-windows"),
        ({"client_id": ""}, "client_id"),
    ],
)
def test_a_place_that_cannot_be_is_refused_at_its_field(client, firm, wrong, field):
    answer = client.post("/premises", data=PLACE | {"client_id": firm.rsplit("/", 1)[1]} | wrong)

    assert answer.status_code == 422
    assert list(errors(answer.text)) == [field]


def test_a_stale_edit_of_a_place_shows_both_values(client, place):
    begun = PLACE | {"version": "1"}
    client.post(place, data=begun | {"hours": "след 18"})

    stale = client.post(place, data=begun | {"hours": "до 9"})

    assert stale.status_code == 409
    assert "<td>до 9</td><td>след 18</td>" in stale.text


def test_a_place_of_a_foreign_client_is_not_found(client):
    assert client.get("/premises/new?client_id=999999").status_code == 404
    assert client.get("/premises/999999").status_code == 404


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_list_goes_out_as_a_file_that_runs_nothing(client, firm, ending):
    client.post("/clients", data=FIRM | {"legal_name": "=cmd|calc", "eik": "", "phone": "", "contact-0-phone": ""})

    brought = client.get(f"/clients/export.{ending}?kind=organisation")

    assert brought.status_code == 200
    if ending == "csv":
        text = brought.content.decode("utf-8-sig")
        assert "Янтра ООД" in text
        assert "\n'=cmd|calc;" in text
    else:
        sheet = openpyxl.load_workbook(BytesIO(brought.content)).active
        assert {row[0].value: row[0].data_type for row in sheet.iter_rows(min_row=2)} == {
            "=cmd|calc": "s",
            "Янтра ООД": "s",
        }


def test_every_address_of_the_cards_answers(client, firm, place):
    for card in (firm, place):
        text = client.get(card).text
        shown = text[text.index('id="main"') :]
        addresses = {href.replace("&amp;", "&") for href in re.findall(r'<a [^>]*href="(/[^"#]*)', shown)}
        answers = {address: client.get(address).status_code for address in addresses}

        assert len(addresses) > 8
        assert {address: status for address, status in answers.items() if status != 200} == {}
