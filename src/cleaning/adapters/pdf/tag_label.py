"""A label for the wall: a code to point a phone at, and three lines of words. Nothing on it tells whose place it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import segno
from fpdf import FPDF

from cleaning.adapters.pdf.typeface import BOLD, FAMILY, REGULAR, Typeface
from cleaning.application.premises.tag_label import TagLabel

WIDTH, HEIGHT = 74.0, 105.0
"""Millimetres: A7, upright."""
CODE = 48.0
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""The same labels are the same bytes."""


class FpdfTagLabels:
    """By fpdf2; the code is drawn as squares, so it prints sharp at any size."""

    def __init__(self, fonts: Path) -> None:
        self._typeface = Typeface(fonts)

    def print(self, labels: Sequence[TagLabel]) -> bytes:
        """One label a page."""
        pdf = FPDF(unit="mm", format=(WIDTH, HEIGHT))
        pdf.set_auto_page_break(False)
        pdf.set_margin(5)
        pdf.creation_date = EPOCH
        cut = self._typeface.cut_for("".join(f"{label}" for label in labels))
        cut.dress(pdf)
        for label in labels:
            pdf.add_page()
            pdf.set_y(6)
            self._line(pdf, cut.clean(label.company), 9, REGULAR)
            pdf.ln(1)
            self._line(pdf, cut.clean(label.call), 11, BOLD)
            self._code(pdf, label.url, pdf.get_y() + 3)
            pdf.set_y(pdf.get_y() + CODE + 6)
            self._line(pdf, cut.clean(label.second), 8, REGULAR)
            if label.spot:
                self._line(pdf, cut.clean(label.spot), 8.5, BOLD)
        return bytes(pdf.output())

    def _line(self, pdf: FPDF, text: str, size: float, style: str) -> None:
        pdf.set_font(FAMILY, style, size)
        pdf.multi_cell(0, size * 0.47, text, align="C", new_x="LMARGIN", new_y="NEXT")

    def _code(self, pdf: FPDF, url: str, top: float) -> None:
        """Level Q: a quarter of it may be scratched off a wall."""
        rows = [bytes(row) for row in segno.make_qr(url, error="q").matrix]
        side = CODE / len(rows)
        left = (WIDTH - CODE) / 2
        pdf.set_fill_color(0)
        for row, cells in enumerate(rows):
            for column, dark in enumerate(cells):
                if dark:
                    pdf.rect(left + column * side, top + row * side, side * 1.02, side * 1.02, "F")
