"""What is said at a tag reaches the client's history and Today; strangers learn nothing of the client."""

from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image

from cleaning.adapters.pdf.tag_label import FpdfTagLabels
from cleaning.application.premises.speak_at_tag import PER_ADDRESS
from cleaning.application.premises.tag_label import TagLabel
from cleaning.wiring.documents import FONTS
from tests.papers import text_of
from tests.planning import House

OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def place(scope):
    house = House(scope)
    return f"/premises/{house.premises(house.client())}"


@pytest.fixture
def tag(api, place):
    return api.post(f"{place}/tags", {"spot": "Санитарен възел, ет. 2"}).json()


@pytest.fixture
def stranger(running, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    screens = running[0]
    screens.cookies.clear()
    screens.headers.pop("X-CSRF-Token", None)
    return screens


def said(stranger, tag, what, key="one", **fields):
    files = {"photo": fields.pop("photo")} if "photo" in fields else None
    return stranger.post(f"/t/{tag['token']}/{what}", data={"key": key, **fields}, files=files, headers=OURS)


def test_a_stranger_sees_a_neutral_name_and_nothing_of_the_client(stranger, tag):
    page = stranger.get(f"/t/{tag['token']}")
    assert page.status_code == 200
    assert "Санитарен възел, ет. 2" in page.text
    for secret in ("Софтнет", "Офис", "/premises/", "/clients/"):
        assert secret not in page.text
    assert stranger.get("/t/" + "x" * 22).status_code == 404


def test_a_problem_with_a_photo_is_on_today_in_the_history_and_closed_by_an_answer(stranger, tag, api, clock):
    picture = BytesIO()
    Image.new("RGB", (900, 600), "teal").save(picture, "PNG")
    sent = said(stranger, tag, "problem", text="Няма сапун <b>", photo=("a.png", picture.getvalue(), "image/png"))
    assert sent.headers["location"] == f"/t/{tag['token']}?said=true"

    report = api.get("/site-reports").json()["rows"][0]
    assert (report["text"], report["has_photo"], report["client"]) == ("Няма сапун <b>", True, "Софтнет ООД")
    assert api.get("/clients/1/timeline").json()["rows"][0]["code"] == "premises.SiteProblemReported"
    clock.at += timedelta(hours=25)
    desk = stranger.as_("office")
    assert "Няма сапун &lt;b&gt;" in desk.get("/").text
    assert desk.get(f"/site-reports/{report['id']}/photo").content[:3] == b"\xff\xd8\xff"
    refused = desk.post(f"/site-reports/{report['id']}/answer", data={"answer": " "})
    assert (refused.status_code, 'id="f-answer-error"' in refused.text) == (422, True)
    desk.post(f"/site-reports/{report['id']}/answer", data={"answer": "Доляхме сапун"})

    assert api.get("/site-reports").json()["rows"] == []
    assert "Доляхме сапун" in desk.get("/site-reports?which=all").text
    assert "Няма сапун" not in desk.get("/").text


def test_ratings_have_a_mean_and_only_poor_ones_wait(stranger, tag, api, place):
    for key, stars in (("a", "5"), ("b", "4"), ("c", "1")):
        assert said(stranger, tag, "rating", key, stars=stars).status_code == 303
    assert [row["stars"] for row in api.get("/site-reports").json()["rows"]] == [1]
    assert "★ 3,3 (3)" in stranger.as_("owner").get(place).text


def test_the_same_form_sent_twice_is_said_once_and_machines_are_not_heard(stranger, tag, api):
    for _ in range(2):
        said(stranger, tag, "problem", text="Тече")
    said(stranger, tag, "problem", "two", text="spam", website="http://spam")
    assert len(api.get("/site-reports").json()["rows"]) == 1


@pytest.mark.parametrize(
    ("what", "fields", "field"),
    [
        ("rating", {}, "stars"),
        ("rating", {"stars": "7"}, "stars"),
        ("problem", {"text": " "}, "f-text-error"),
        ("problem", {"text": "Тече", "photo": ("a.svg", b"<svg onload=alert(1)>", "image/svg+xml")}, "f-photo-error"),
    ],
)
def test_what_cannot_be_read_is_said_at_its_field_and_nothing_is_kept(stranger, tag, api, what, fields, field):
    answer = said(stranger, tag, what, **fields)
    assert answer.status_code == 422
    assert 'class="error"' in answer.text
    assert field in answer.text
    assert api.get("/site-reports?which=all").json()["rows"] == []


def test_too_much_from_one_address_is_turned_away_and_an_hour_later_heard_again(stranger, tag, api, clock):
    for number in range(PER_ADDRESS):
        assert said(stranger, tag, "rating", f"k{number}", stars="5").status_code == 303
    assert said(stranger, tag, "rating", "more", stars="5").status_code == 429
    clock.at += timedelta(minutes=61)
    assert said(stranger, tag, "rating", "more", stars="5").status_code == 303


def test_a_revoked_tag_answers_nobody_but_what_was_said_stays(stranger, tag, api, place):
    said(stranger, tag, "problem", text="Тече")
    assert api.delete(f"{place}/tags/{tag['id']}").json() == []
    assert stranger.get(f"/t/{tag['token']}").status_code == 404
    assert said(stranger, tag, "problem", "two", text="Пак тече").status_code == 404
    assert len(api.get("/site-reports").json()["rows"]) == 1


def test_a_label_is_printed_without_the_place_and_the_same_each_time(client, tag, place):
    shown = client.get(f"{place}/tags/{tag['id']}/label")
    assert shown.headers["content-type"] == "application/pdf"
    text = text_of(shown.content)
    assert "Сканирайте" in text
    assert "Scan" in text
    assert "Софтнет" not in text
    assert client.get(f"{place}/tags/{tag['id']}/label").content == shown.content
    label = TagLabel(url="https://x.test/t/abc", company="Бистра", call="Сканирайте", second="Scan")
    assert FpdfTagLabels(FONTS).print([label, label]).count(b"/Type /Page\n") == 2


def test_the_longest_label_ends_on_its_page():
    label = TagLabel(
        url="https://chisto.example.bg/t/abcdefghijklmnopqrstuv",
        company="Бистра Професионално Почистване ЕООД",
        call="Сканирайте и оценете почистването или съобщете за проблем",
        second="Scan to rate the cleaning or report a problem",
        spot="С" * 60,
    )
    shown = text_of(FpdfTagLabels(FONTS).print([label]))
    assert shown.count("С") >= 60
