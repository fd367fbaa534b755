"""The two weights of DejaVu Sans that every paper is set in, cut down once per process.

fpdf2 parses and subsets each font anew for every document: 80 ms with the files as published, 20 ms with what
Bulgarian papers really use. So the letters of everyday papers are cut out and kept in memory at the first paper; one
with rarer letters (Greek, emoji) gets the whole files and takes longer.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from threading import Lock

from fontTools import subset
from fontTools.ttLib import TTFont
from fpdf import FPDF
from fpdf.fonts import TTFFont

FAMILY = "paper"
REGULAR, BOLD = "", "B"
FILES = {REGULAR: "DejaVuSans.ttf", BOLD: "DejaVuSans-Bold.ttf"}
UNKNOWN = "\ufffd"
EVERYDAY = frozenset(
    code
    for first, last in ((0x20, 0x7E), (0xA0, 0xFF), (0x400, 0x45F), (0x2010, 0x2026), (0x2030, 0x203A))
    for code in range(first, last + 1)
) | {0x20AC, 0x2116, 0x2212, 0x2264, 0x2265, 0x22C5, 0xFFFD}
_NEVER_SHOWN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@dataclass(frozen=True)
class Cut:
    """One choice of letters in both weights: font files in memory, width of every letter in per mille of the size."""

    files: dict[str, bytes]
    widths: dict[str, dict[str, int]]

    def dress(self, pdf: FPDF) -> None:
        """Give the document these fonts; the library wants a path but opens anything readable."""
        for style, content in self.files.items():
            pdf.fonts[FAMILY + style] = TTFFont(pdf, BytesIO(content), FAMILY + style, style)  # type: ignore[arg-type]

    @cached_property
    def letters(self) -> frozenset[str]:
        return frozenset(self.widths[REGULAR]) & frozenset(self.widths[BOLD])

    def clean(self, text: str) -> str:
        """The text as it can be shown: composed, control signs as spaces, letters without a shape as U+FFFD."""
        if self.letters.issuperset(text):
            return text
        shown = (letter if letter in self.letters else self._stand_in(letter) for letter in _composed(text))
        return "".join(shown)

    def _stand_in(self, letter: str) -> str:
        if letter.isspace() or unicodedata.category(letter) == "Cc":
            return " "
        # joiners, direction marks and variation selectors only steer shaping; alone they would print as boxes
        invisible = unicodedata.category(letter) == "Cf" or 0xFE00 <= ord(letter) <= 0xFE0F
        return "" if invisible else UNKNOWN


class Typeface:
    """Reads the folder's fonts at the first use; safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()
        self._cuts: dict[bool, Cut] = {}

    def cut_for(self, text: str) -> Cut:
        """The smallest cut that shows the text."""
        everyday = all(ord(letter) in EVERYDAY or ord(letter) < 0x20 for letter in set(_composed(text)))
        with self._lock:
            if everyday not in self._cuts:
                self._cuts[everyday] = self._read(EVERYDAY if everyday else None)
            return self._cuts[everyday]

    def _read(self, codes: frozenset[int] | None) -> Cut:
        files = {style: (self._folder / name).read_bytes() for style, name in FILES.items()}
        if codes is not None:
            files = {style: _narrowed(content, codes) for style, content in files.items()}
        return Cut(files, {style: _widths(content) for style, content in files.items()})


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _narrowed(content: bytes, codes: frozenset[int]) -> bytes:
    options = subset.Options(hinting=False, layout_features=[], notdef_outline=True, recommended_glyphs=True)
    options.drop_tables += ["FFTM", "GDEF", "GPOS", "GSUB", "MATH", "gasp", "kern"]
    options.glyph_names = False
    font = TTFont(BytesIO(content), recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def _widths(content: bytes) -> dict[str, int]:
    font = TTFont(BytesIO(content), lazy=True)
    scale, metrics = 1000 / font["head"].unitsPerEm, font["hmtx"].metrics
    return {
        chr(code): round(scale * metrics[glyph][0] + 0.001)
        for code, glyph in font.getBestCmap().items()
        if unicodedata.category(chr(code)) not in _NEVER_SHOWN
    }
