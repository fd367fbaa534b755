"""P29 for pictures: what is none is refused, what is one loses all but its pixels, and neither takes the memory."""

import resource
import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from cleaning.adapters.pictures.pillow import LONGEST, MOST_BYTES, THUMB, PillowPictures
from cleaning.domain.shared.errors import RuleBroken

clean = PillowPictures().clean
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def a_picture(form="JPEG", size=(640, 480), mode="RGB", **options):
    out = BytesIO()
    Image.new(mode, size, "teal" if mode == "RGB" else (0, 128, 128, 80)).save(out, form, **options)
    return out.getvalue()


def a_png_of(width, height):
    """A PNG that claims to be that large and packs into a few bytes what would fill the memory."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    data = zlib.compress(b"\0" * 50_000_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def refused(content):
    with pytest.raises(RuleBroken) as refusal:
        clean(content, field="photo")
    assert refusal.value.facts["field"] == "photo"
    return refusal.value.code


@pytest.mark.parametrize(("form", "mode"), [("JPEG", "RGB"), ("PNG", "RGB"), ("PNG", "RGBA"), ("WEBP", "RGBA")])
def test_a_picture_comes_out_as_a_plain_jpeg_and_a_small_one(form, mode):
    picture = clean(a_picture(form, (4000, 1000), mode), field="photo")

    assert (picture.width, picture.height) == (LONGEST, LONGEST // 4)
    for content, longest in ((picture.content, LONGEST), (picture.thumb, THUMB)):
        with Image.open(BytesIO(content)) as image:
            assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (longest, longest // 4))


def test_where_and_with_what_it_was_taken_is_gone_and_it_stands_upright():
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "SecretPhone"
    exif.get_ifd(0x8825)[2] = (42.0, 41.0, 0.0)
    picture = clean(a_picture(size=(600, 300), exif=exif.tobytes(), comment=b"ulitsa Oborishte"), field="photo")

    with Image.open(BytesIO(picture.content)) as image:
        assert image.size == (300, 600)
        assert not image.getexif()
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert b"SecretPhone" not in picture.content
    assert b"Oborishte" not in picture.content


@pytest.mark.parametrize(
    "payload", [b"PK\x03\x04 zip", b"<?php system($_GET[0]); ?>", b"<script>alert(1)</script>", SVG, b"%PDF-1.7"]
)
@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_of_two_files_in_one_only_the_picture_is_left(form, payload):
    picture = clean(a_picture(form) + payload * 40, field="photo")
    assert payload not in picture.content + picture.thumb


def test_a_program_in_the_comment_of_a_picture_is_not_kept():
    comment = b"*/=alert(document.cookie)/*"
    assert comment not in clean(a_picture(comment=comment), field="photo").content


@pytest.mark.parametrize(
    "content",
    [
        b"", SVG, b"<!doctype html><img src=x onerror=alert(1)>", b"%PDF-1.7\n", b"PK\x03\x04", b"MZ\x90\x00",
        b"GIF89a" + b"\0" * 100, a_picture("GIF"), a_picture("BMP"), a_picture("TIFF"), a_picture("ICO"),
        b"\xff\xd8\xff\xe0" + b"\0" * 500, b"\x89PNG\r\n\x1a\n" + b"\0" * 500, b"RIFF\xff\xff\xff\xffWEBPVP8 ",
        a_picture()[:-500], a_picture("PNG")[:200], SVG + a_picture(), b"\0" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_picture_of_ours_is_refused(content):
    assert refused(content) == "picture.unreadable"


def test_bombs_are_refused_by_what_they_claim_before_they_are_decoded():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    bombs = [a_png_of(50_000, 50_000), a_png_of(20_000, 1_001), a_png_of(2**31 - 1, 1)]
    for bomb in bombs:
        assert refused(bomb) in ("picture.too_many_pixels", "picture.unreadable")
    assert refused(b"\xff\xd8" + b"\0" * MOST_BYTES) == "picture.too_large"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024


@given(st.data())
def test_a_damaged_picture_is_decoded_or_refused_but_never_a_fault(data):
    content = bytearray(a_picture(data.draw(st.sampled_from(["JPEG", "PNG", "WEBP"])), (40, 30)))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        said = clean(bytes(content), field="photo").width > 0
    except RuleBroken as refusal:
        said = refusal.code in ("picture.unreadable", "picture.too_many_pixels")
    assert said
