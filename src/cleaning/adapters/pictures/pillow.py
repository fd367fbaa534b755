"""Foreign pictures, decoded for real and written anew: what comes out is pixels and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from threading import Semaphore

from PIL import Image, ImageOps

from cleaning.adapters.pictures.scans import MOST_SCANS, scans_of
from cleaning.application.premises.pictures import Picture
from cleaning.domain.shared.errors import RuleBroken

MOST_BYTES = 15 * 1024 * 1024
MOST_PIXELS = {"JPEG": 64_000_000, "PNG": 20_000_000, "WEBP": 20_000_000}
"""Before anything is decoded. JPEG is decoded at a fraction of its size, so a phone's largest picture costs little."""
MOST_WHOLE = 20_000_000
"""Of a JPEG that comes in several scans: six bytes a pixel lie in the memory until the last of them."""
LONGEST, THUMB = 1920, 360
QUALITY = 82
AT_ONCE = Semaphore(2)
"""Pictures decoded at the same time in one process, so that many uploads cannot take its memory."""


@dataclass(frozen=True, slots=True)
class PillowPictures:
    """JPEG, PNG and WebP only: no SVG, which is a document with scripts, and no format with a doubtful decoder."""

    def clean(self, content: bytes, *, field: str) -> Picture:
        if len(content) > MOST_BYTES:
            raise RuleBroken("picture.too_large", field=field, most=MOST_BYTES // 1024 // 1024)
        with AT_ONCE:
            try:
                return _clean(content, field)
            except RuleBroken:
                raise
            # A decoder fed with garbage may raise nearly anything; whatever it is, the file is no picture.
            except (Exception, Image.DecompressionBombError) as broken:
                raise RuleBroken("picture.unreadable", field=field) from broken


def _clean(content: bytes, field: str) -> Picture:
    with Image.open(BytesIO(content), formats=tuple(MOST_PIXELS)) as image:
        width, height = image.size
        most = MOST_PIXELS[str(image.format)]
        if image.format == "JPEG":
            scans = scans_of(content)
            if scans.count > MOST_SCANS:
                raise RuleBroken("picture.unreadable", field=field)
            most = MOST_WHOLE if scans.whole else most
        if width * height > most or max(width, height) > 30_000:
            raise RuleBroken("picture.too_many_pixels", field=field, width=width, height=height)
        image.draft("RGB", (LONGEST, LONGEST))
        upright = ImageOps.exif_transpose(image)
        upright.thumbnail((LONGEST, LONGEST))
        plain = _flat(upright)
    small = plain.copy()
    small.thumbnail((THUMB, THUMB))
    return Picture(content=_jpeg(plain), thumb=_jpeg(small), width=plain.width, height=plain.height)


def _flat(image: Image.Image) -> Image.Image:
    """Without transparency, palettes or profiles."""
    if image.mode in ("RGBA", "LA", "PA", "P"):
        seen = image.convert("RGBA")
        paper = Image.new("RGB", seen.size, "white")
        paper.paste(seen, mask=seen.getchannel("A"))
        return paper
    return image.convert("RGB")


def _jpeg(image: Image.Image) -> bytes:
    """A new picture of the same pixels: no EXIF, no place where it was taken, nothing behind its end."""
    fresh = Image.new("RGB", image.size)
    fresh.paste(image)
    out = BytesIO()
    fresh.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
