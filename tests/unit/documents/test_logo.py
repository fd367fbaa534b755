"""A logo is what it is by its content: PNG or JPEG, decoded, cut to its sign, written anew without anything else."""

from io import BytesIO

import pytest
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from cleaning.adapters.pictures.logo import MOST_BYTES, PillowLogos
from cleaning.domain.shared.errors import RuleBroken

SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def a_sign(form="PNG", size=(600, 300), mode="RGB", **more):
    image = Image.new(mode, size, "white" if mode == "RGB" else (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((100, 50, 499, 249), fill="teal")
    out = BytesIO()
    image.save(out, form, **more)
    return out.getvalue()


def bomb(side):
    out = BytesIO()
    Image.new("1", (side, side)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("content", [a_sign(), a_sign("JPEG", quality=95), a_sign(mode="RGBA")])
def test_a_sign_is_cut_out_of_the_white_and_written_anew(content):
    logo = PillowLogos().logo(content, field="logo")
    assert abs(logo.width - 400) <= 8
    assert abs(logo.height - 200) <= 8
    with Image.open(BytesIO(logo.content)) as image:
        assert (image.format, image.mode) == ("PNG", "RGB")


def test_what_was_written_beside_or_behind_the_picture_is_gone():
    said = PngInfo()
    said.add_text("Comment", "тайна")
    logo = PillowLogos().logo(a_sign(pnginfo=said) + b"<script>alert(1)</script>PK\x03\x04", field="logo")
    assert b"script" not in logo.content
    assert b"Comment" not in logo.content


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (SVG, "picture.unreadable"),
        (b"", "picture.unreadable"),
        (b"%PDF-1.7\n", "picture.unreadable"),
        (a_sign("GIF"), "picture.unreadable"),
        (a_sign("WEBP"), "picture.unreadable"),
        (a_sign()[:400], "picture.unreadable"),
        (a_sign() + b"0" * MOST_BYTES, "picture.too_large"),
        (bomb(6_000), "picture.too_many_pixels"),
        (bomb(20_000), "picture.unreadable"),
        (a_sign(size=(30, 30)), "logo.too_small"),
    ],
    ids=["svg", "empty", "pdf", "gif", "webp", "cut off", "too large", "many pixels", "bomb", "too small"],
)
def test_what_cannot_be_a_logo_is_refused_at_its_field(content, code):
    with pytest.raises(RuleBroken) as refused:
        PillowLogos().logo(content, field="logo")
    assert (refused.value.code, refused.value.facts["field"]) == (code, "logo")
