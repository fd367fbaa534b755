"""P29 at every door a picture comes in by: bombs, two files in one, drawings, wrong types, names that climb."""

import base64
import resource
import zipfile
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.integration.premises.test_photos import a_picture
from tests.planning import House
from tests.unit.premises.test_pictures import SVG, a_png_of

PAGE = b"<html><script>alert(1)</script></html>"
GIF_AND_PAGE = b"GIF89a/*" + PAGE + b"*/=1;"


def a_jpeg_that_claims(width, height):
    """A small picture whose head says that it is a huge one."""
    content = bytearray(a_picture())
    at = content.index(b"\xff\xc0") + 5
    content[at : at + 4] = height.to_bytes(2, "big") + width.to_bytes(2, "big")
    return bytes(content)


def a_slow_jpeg():
    """All of a progressive picture is in the memory before the first pixel is known: 64 million of them in 700 KB."""
    out = BytesIO()
    Image.new("RGB", (8000, 8000), "teal").save(out, "JPEG", progressive=True)
    return out.getvalue()


def a_zip(name="../../climbed.html"):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, PAGE)
    return out.getvalue()


REFUSED = {
    "bomb.png": a_png_of(50_000, 50_000),
    "bomb.jpg": a_jpeg_that_claims(65_000, 65_000),
    "slow.jpg": a_slow_jpeg(),
    "drawing.png": SVG,
    "drawing.svg": b"<?xml version='1.0'?>" + SVG,
    "page.jpg": GIF_AND_PAGE,
    "moving.png": a_picture("GIF"),
    "scan.jpg": a_picture("TIFF"),
    "cut.jpg": a_picture()[:-900],
    "cut.png": a_picture("PNG")[:300],
    "archive.jpg": a_zip(),
    "program.jpg": b"MZ\x90\x00" + b"\0" * 500,
    "../../../etc/cron.d/x.png": SVG,
    "empty.png": b"",
}
PIXELS_ONLY = {
    "two.jpg": a_picture() + a_zip(),
    "two.png": a_picture("PNG") + PAGE,
    "../../../climbed.png": a_picture("PNG"),
    "..\\..\\climbed.php\u202egnp.png": a_picture("PNG"),
    "picture.html": a_picture() + PAGE,
}


@pytest.fixture(autouse=True)
def kept_in(tmp_path, monkeypatch):
    inside = tmp_path / "a" / "b" / "c" / "d"
    inside.mkdir(parents=True)
    monkeypatch.chdir(inside)


@pytest.fixture
def kept(tmp_path):
    """Every file that was written, wherever a name may have led."""
    return lambda: [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.fixture
def place(scope):
    house = House(scope)
    return house.premises(house.client())


@pytest.fixture
def doors(client, api, place, clock):
    """By name: how a file is sent there."""
    token = api.post(f"/premises/{place}/tags", {"spot": "Вход"}).json()["token"]

    def form(path, field, **data):
        return lambda name, content: client.post(path, data=data, files={field: (name, content, "image/png")})

    def said(name, content):
        clock.at += timedelta(minutes=10)  # as often as one address may speak
        return client.post(
            f"/t/{token}/problem",
            data={"key": str(hash((name, content))), "text": "Тече"},
            files={"photo": (name, content, "image/jpeg")},
            headers={"Sec-Fetch-Site": "same-origin"},
        )

    def program(path):
        return lambda name, content: api.post(path, {"content": base64.b64encode(content).decode()})

    return {
        "photo": form(f"/premises/{place}/photos", "photo", note="Вход"),
        "photo by a program": program(f"/premises/{place}/photos"),
        "logo": form("/settings/logo", "logo"),
        "logo by a program": program("/company/logo"),
        "problem": said,
    }


def test_what_is_no_picture_is_refused_at_every_door_and_nothing_is_kept(doors, kept):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for door, send in doors.items():
        for name, content in REFUSED.items():
            if door == "problem" and not content:
                continue  # a problem needs no picture
            answer = send(name, content)
            assert answer.status_code == 422, (door, name, answer.status_code)
            assert ("picture." in answer.text) or ('class="error"' in answer.text), (door, name)
            assert b"alert(1)" not in answer.content, (door, name)
    assert kept() == []
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150 * 1024


def test_of_two_files_in_one_and_of_names_that_climb_only_pixels_stay_in_their_folder(doors, kept, client, place):
    for door, send in doors.items():
        for name, content in PIXELS_ONLY.items():
            answer = send(name, content)
            assert answer.status_code in (201, 303), (door, name, answer.status_code, answer.text[:300])
    files = kept()
    assert files
    for path in files:
        assert Path.cwd() in path.parents, path
        assert path.suffix not in (".php", ".html", ".png"), path
        content = path.read_bytes()
        assert content.startswith((b"\xff\xd8\xff", b"\x89PNG")), path
        assert b"PK\x03\x04" not in content
        assert b"script" not in content
    for address in (f"/premises/{place}/photos/1", "/settings/logo"):
        shown = client.get(address)
        assert shown.headers["x-content-type-options"] == "nosniff"
        assert shown.headers["content-type"] in ("image/jpeg", "image/png")
