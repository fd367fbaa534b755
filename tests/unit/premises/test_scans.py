"""A JPEG in many scans costs memory and time that its pixels do not tell; both are told from its heads."""

from io import BytesIO

import pytest
from PIL import Image

from cleaning.adapters.pictures.pillow import PillowPictures
from cleaning.adapters.pictures.scans import MOST_SCANS, scans_of
from cleaning.domain.shared.errors import RuleBroken


def a_jpeg(size=(80, 60), mode="RGB", **options):
    out = BytesIO()
    Image.new(mode, size, "teal" if mode == "RGB" else 0).save(out, "JPEG", **options)
    return out.getvalue()


def a_scan_more(content, times):
    """The last scan again and again, as long as the picture is valid."""
    start = content.rindex(b"\xff\xda")
    return content[:-2] + content[start:-2] * times + content[-2:]


@pytest.mark.parametrize(
    ("content", "count", "whole"),
    [
        (a_jpeg(), 1, False),
        (a_jpeg(mode="L"), 1, False),
        (a_jpeg(exif=b"Exif\0\0" + a_jpeg()), 1, False),
        (a_jpeg() + b"\xff\xda" * 5000, 1, False),
        (a_jpeg(progressive=True), 10, True),
        (a_scan_more(a_jpeg(progressive=True), 90), 100, True),
        (b"\xff\xd8", 0, False),
        (b"\xff\xd8" + b"\xff" * 400, 0, False),
    ],
    ids=["plain", "grey", "a small one inside", "a film behind", "progressive", "a bomb of scans", "cut", "fill bytes"],
)
def test_scans_are_counted_up_to_the_end_of_the_picture(content, count, whole):
    found = scans_of(content)
    assert (found.count, found.whole) == (count, whole)


def test_one_whose_parts_come_one_after_the_other_is_kept_whole_too():
    content = bytearray(a_jpeg())
    content[content.index(b"\xff\xda") + 4] = 1
    assert scans_of(bytes(content)).whole


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (a_scan_more(a_jpeg(progressive=True), MOST_SCANS), "picture.unreadable"),
        (a_jpeg((6000, 4000), progressive=True), "picture.too_many_pixels"),
    ],
)
def test_they_are_refused_before_they_are_decoded(content, code):
    with pytest.raises(RuleBroken) as refusal:
        PillowPictures().clean(content, field="photo")
    assert refusal.value.code == code


def test_a_phone_s_largest_picture_is_still_welcome():
    assert PillowPictures().clean(a_jpeg((9000, 7000)), field="photo").width == 1920
