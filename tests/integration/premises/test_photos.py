"""Photos of a place: a small gallery, for those who may see the place."""

import base64
from io import BytesIO

import pytest
from PIL import Image

from tests.planning import House


@pytest.fixture
def place(scope):
    house = House(scope)
    return f"/premises/{house.premises(house.client())}"


def a_picture(form="JPEG"):
    out = BytesIO()
    Image.new("RGB", (800, 600), "teal").save(out, form)
    return out.getvalue()


@pytest.fixture(autouse=True)
def kept_in(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_a_photo_is_uploaded_shown_and_removed(client, place):
    sent = client.post(
        f"{place}/photos", data={"note": "Заден вход"}, files={"photo": ("вход.png", a_picture("PNG"), "image/png")}
    )
    assert sent.status_code == 303, sent.text
    assert 'alt="Заден вход"' in client.get(place).text

    shown = client.get(f"{place}/photos/1")
    assert (shown.headers["content-type"], shown.headers["x-content-type-options"]) == ("image/jpeg", "nosniff")
    assert Image.open(BytesIO(shown.content)).size == (800, 600)
    assert Image.open(BytesIO(client.get(f"{place}/photos/1/small").content)).size == (360, 270)
    assert client.as_("storekeeper").get(f"{place}/photos/1").status_code == 403
    client.as_("owner").post(f"{place}/photos/1/removal")
    assert client.get(f"{place}/photos/1").status_code == 404


@pytest.mark.parametrize("content", [b'<svg xmlns="http://www.w3.org/2000/svg"/>', b"GIF89a", b""])
def test_what_is_no_photo_is_said_at_the_field_and_nothing_is_kept(client, place, content):
    refused = client.post(f"{place}/photos", data={"note": "Вход"}, files={"photo": ("a.jpg", content, "image/jpeg")})
    assert refused.status_code == 422
    assert 'id="f-photo-error"' in refused.text
    assert 'value="Вход"' in refused.text
    assert 'class="gallery"' not in client.get(place).text


def test_a_program_adds_fetches_and_removes_one(api, place):
    made = api.post(f"{place}/photos", {"content": base64.b64encode(a_picture()).decode(), "note": "Фасада"})
    assert (made.status_code, made.json()["note"], made.json()["width"]) == (201, "Фасада", 800)
    at = f"{place}/photos/{made.json()['id']}"
    assert api.get(f"{at}/content").content[:3] == b"\xff\xd8\xff"
    refused = api.post(f"{place}/photos", {"content": base64.b64encode(b"<svg/>").decode()})
    assert (refused.status_code, refused.json()["code"]) == (422, "picture.unreadable")
    assert api.delete(at).json() == []
