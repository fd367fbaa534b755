"""What a text costs in parts, as it is and in Latin letters."""

from __future__ import annotations

import msgspec

from cleaning.domain.messaging.segmentation import segment
from cleaning.domain.messaging.transliteration import latin


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """``units`` are septets (gsm7) or UTF-16 units (ucs2); ``room`` is what is left before one more part."""

    encoding: str
    units: int
    parts: int
    room: int
    latin: str
    latin_parts: int

    @property
    def saves(self) -> int:
        """Parts that Latin letters would save."""
        return self.parts - self.latin_parts


def measure(text: str) -> Measured:
    as_is, in_latin = segment(text), latin(text)
    return Measured(
        encoding=as_is.encoding,
        units=as_is.units,
        parts=len(as_is.parts),
        room=as_is.room,
        latin=in_latin,
        latin_parts=len(segment(in_latin).parts),
    )
