"""How wide text is and where it breaks; millimetres and points."""

from __future__ import annotations

import re

from cleaning.adapters.pdf.typeface import BOLD, REGULAR, Cut

MM_PER_POINT = 25.4 / 72
_BREAKS = re.compile(r"[ \t]+")


class Measure:
    """Widths and line breaks in one cut of the typeface. Texts have to be clean (`Cut.clean`) already."""

    def __init__(self, cut: Cut) -> None:
        self._widths = cut.widths

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Millimetres of one line of text at `size` points."""
        widths = self._widths[BOLD if bold else REGULAR]
        return sum(widths[letter] for letter in text) * size * 0.001 * MM_PER_POINT

    def fitting(self, text: str, room: float, size: float, *, bold: bool = False) -> float:
        """The size, at most `size`, at which the text fits the room: a figure is set smaller, never cut off."""
        width = self.width(text, size, bold=bold)
        return size if width <= room else size * room / width

    def shortened(self, text: str, room: float, size: float) -> str:
        """As much of the text as fits, with an ellipsis where it was cut: for what is said in full elsewhere."""
        if self.width(text, size) <= room:
            return text
        left = room - self.width("…", size)
        kept = 0
        while kept < len(text) and (left := left - self.width(text[kept], size)) >= 0:
            kept += 1
        return f"{text[:kept].rstrip()}…"

    def lines(self, text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
        """The text in lines no wider than the room: at spaces, within a word only when it is wider than a line."""
        space = self.width(" ", size, bold=bold)
        found: list[str] = []
        line, used = "", 0.0
        for word in _BREAKS.split(text.strip(" \t")):
            width = self.width(word, size, bold=bold)
            if line and used + space + width <= room:
                line, used = f"{line} {word}", used + space + width
                continue
            if line:
                found.append(line)
            if width > room:
                *whole, word = self._pieces(word, room, size, bold=bold)
                found += whole
                width = self.width(word, size, bold=bold)
            line, used = word, width
        return [*found, line] if line or not found else found

    def _pieces(self, word: str, room: float, size: float, *, bold: bool) -> list[str]:
        pieces, piece, used = [], "", 0.0
        for letter in word:
            width = self.width(letter, size, bold=bold)
            if piece and used + width > room:
                pieces.append(piece)
                piece, used = "", 0.0
            piece, used = piece + letter, used + width
        return [*pieces, piece]
