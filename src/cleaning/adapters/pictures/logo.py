"""A company's sign, decoded for real and written anew: PNG or JPEG in, pixels on white out."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageChops, ImageOps

from cleaning.adapters.pictures.pillow import AT_ONCE, _flat
from cleaning.adapters.pictures.scans import MOST_SCANS, scans_of
from cleaning.application.company.logo import Logo
from cleaning.domain.shared.errors import RuleBroken

MOST_BYTES = 2 * 1024 * 1024
MOST_PIXELS = 16_000_000
LEAST, LONGEST = 40, 1200
NEARLY = 24
"""As far from white as a JPEG strays around an edge."""
FORMATS = ("JPEG", "PNG")


@dataclass(frozen=True, slots=True)
class PillowLogos:
    """By what the file is, not by its name: drawings with scripts and bombs fail, of a polyglot only pixels stay."""

    def logo(self, content: bytes, *, field: str) -> Logo:
        if len(content) > MOST_BYTES:
            raise RuleBroken("picture.too_large", field=field, most=MOST_BYTES // 1024 // 1024)
        with AT_ONCE:
            try:
                return _logo(content, field)
            except RuleBroken:
                raise
            # A decoder fed with garbage may raise nearly anything; whatever it is, the file is no picture.
            except (Exception, Image.DecompressionBombError) as broken:
                raise RuleBroken("picture.unreadable", field=field) from broken


def _logo(content: bytes, field: str) -> Logo:
    with Image.open(BytesIO(content), formats=FORMATS) as image:
        width, height = image.size
        if image.format == "JPEG" and scans_of(content).count > MOST_SCANS:
            raise RuleBroken("picture.unreadable", field=field)
        if width * height > MOST_PIXELS:
            raise RuleBroken("picture.too_many_pixels", field=field, width=width, height=height)
        plain = _trimmed(_flat(ImageOps.exif_transpose(image)))
    if min(plain.size) < LEAST:
        raise RuleBroken("logo.too_small", field=field, least=LEAST)
    plain.thumbnail((LONGEST, LONGEST))
    fresh = Image.new("RGB", plain.size)
    fresh.paste(plain)
    out = BytesIO()
    fresh.save(out, "PNG", optimize=True)
    return Logo(content=out.getvalue(), width=fresh.width, height=fresh.height)


def _trimmed(image: Image.Image) -> Image.Image:
    """Without the white around it, so that it stands at the margin of the paper."""
    apart = ImageChops.difference(image, Image.new("RGB", image.size, "white")).convert("L")
    seen = apart.point(lambda value: 255 if value > NEARLY else 0).getbbox()
    return image.crop(seen) if seen else image
