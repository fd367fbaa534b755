"""How many SMS a text is: GSM 03.38 when every character is in its alphabet, else UCS-2.

Sources: 3GPP TS 23.038 (alphabet, extension table), TS 23.040 (140 octets a message, 6 of them for concatenation).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENSION = frozenset("\f^{}\\[~]|€")
SINGLE = {"gsm7": 160, "ucs2": 70}
PART = {"gsm7": 153, "ucs2": 67}

Encoding = Literal["gsm7", "ucs2"]


@dataclass(frozen=True, slots=True)
class Segments:
    """``units`` are septets in GSM-7 and UTF-16 units in UCS-2; ``parts`` joined are the text."""

    encoding: Encoding
    units: int
    parts: tuple[str, ...]

    @property
    def room(self) -> int:
        """Units left before the next part begins."""
        last = sum(width(character, self.encoding) for character in self.parts[-1]) if self.parts else 0
        limit = SINGLE[self.encoding] if len(self.parts) < 2 else PART[self.encoding]
        return limit - last


def encoding(text: str) -> Encoding:
    """``gsm7`` if the whole text is in the GSM alphabet or its extension."""
    return "gsm7" if all(character in BASIC or character in EXTENSION for character in text) else "ucs2"


def width(character: str, coding: Encoding) -> int:
    """Units of one character: 2 for an escaped one (€) in GSM-7 and for one outside the BMP (emoji) in UCS-2."""
    if coding == "gsm7":
        return 2 if character in EXTENSION else 1
    return 2 if ord(character) > 0xFFFF else 1


def segment(text: str) -> Segments:
    """Split a text into messages; no escape pair and no surrogate pair is ever cut. An empty text is one part."""
    coding = encoding(text)
    widths = [width(character, coding) for character in text]
    units = sum(widths)
    if units <= SINGLE[coding]:
        return Segments(coding, units, (text,))
    parts, start, used = [], 0, 0
    for position, size in enumerate(widths):
        if used + size > PART[coding]:
            parts.append(text[start:position])
            start, used = position, 0
        used += size
    return Segments(coding, units, (*parts, text[start:]))
