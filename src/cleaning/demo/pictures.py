"""Drawings that stand for photos: nobody's real place."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw


def entrance() -> bytes:
    """A door and a bell."""
    picture = Image.new("RGB", (960, 720), "#dfe7e4")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 520, 960, 720), fill="#b9b3a6")
    draw.rectangle((330, 140, 630, 560), fill="#0b6b66", outline="#14403d", width=10)
    draw.rectangle((370, 190, 590, 330), fill="#cfe3ea")
    draw.ellipse((575, 360, 605, 390), fill="#e8c46a")
    draw.rectangle((690, 240, 760, 330), fill="#f4f4f2", outline="#55605d", width=6)
    kept = BytesIO()
    picture.save(kept, "JPEG", quality=80)
    return kept.getvalue()
