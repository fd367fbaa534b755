"""The page writer: an A4 sheet with a cursor, hairlines, page numbers, and nothing the papers do not need.

Positions are millimetres from the top left corner, sizes are points. fpdf2's own `cell`/`table` are avoided: placing
text by `text()` with our own measured widths is several times faster and never surprises.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Literal

from fpdf import FPDF, ViewerPreferences
from PIL import Image

from cleaning.adapters.pdf.labels import Labels
from cleaning.adapters.pdf.measure import MM_PER_POINT, Measure
from cleaning.adapters.pdf.typeface import FAMILY, Cut
from cleaning.domain.documents.formats import Formats
from cleaning.domain.shared.errors import RuleBroken

Ink = tuple[int, int, int]
INK, INK_2, INK_3 = (23, 33, 31), (71, 83, 79), (92, 106, 101)
BAD = (179, 38, 30)
LINE, LINE_2, STAMP = (214, 220, 215), (150, 160, 155), (232, 235, 233)

LEFT, RIGHT, TOP, BOTTOM = 20.0, 192.0, 17.0, 278.0
WIDTH = RIGHT - LEFT
FOOT = 287.0
HAIR, FINE, FIRM = 0.15, 0.25, 0.5
LEADING = 1.38
Align = Literal["left", "right", "center"]


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What surrounds the content: language, metadata, running head from page two on, stamp across every page."""

    language: str
    title: str
    author: str
    on: date
    running: str
    stamp: str = ""
    most_pages: int = 2_000


def leading(size: float) -> float:
    """Millimetres from one baseline to the next."""
    return size * MM_PER_POINT * LEADING


class Sheet:
    """Write from the top down; `y` is the upper edge of what comes next."""

    def __init__(self, cut: Cut, frame: Frame) -> None:
        self.labels = Labels(frame.language)
        self.formats = Formats(frame.language)
        self.measure = Measure(cut)
        self.y = TOP
        self._cut = cut
        self._frame = frame
        self._pdf = FPDF(format="A4")
        self._pdf.set_auto_page_break(False)
        self._pdf.set_creation_date(datetime(frame.on.year, frame.on.month, frame.on.day, 12, tzinfo=UTC))
        self._pdf.set_title(cut.clean(frame.title))
        self._pdf.set_author(cut.clean(frame.author))
        self._pdf.set_creator("cleaning")
        self._pdf.set_lang({"bg": "bg-BG", "en": "en-GB"}[frame.language])
        self._pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
        cut.dress(self._pdf)
        self.new_page()

    # --- pages
    @property
    def page(self) -> int:
        return self._pdf.page

    def new_page(self) -> None:
        """RuleBroken ``document.too_long`` when there are as many as there may be."""
        if self._pdf.pages_count >= self._frame.most_pages:
            raise RuleBroken("document.too_long", field="source", pages=self._frame.most_pages)
        self._pdf.add_page()
        self.y = TOP
        if self._frame.stamp:
            self._stamp()
        if self.page > 1:
            self.put(self.measure.shortened(self.clean(self._frame.running), WIDTH, 7.5), LEFT, size=7.5, ink=INK_3)
            self.y += 5
            self.rule()
            self.y += 4

    def need(self, height: float) -> bool:
        """Start a new page unless so many millimetres are left; True if it did."""
        if self.y + height <= BOTTOM:
            return False
        self.new_page()
        return True

    def bookmark(self, text: str, level: int = 0) -> None:
        self._pdf.start_section(self._cut.clean(text), level=level, strict=False)

    def _stamp(self) -> None:
        text = self._cut.clean(self._frame.stamp)
        size = self.measure.fitting(text, 190, 92, bold=True)
        width = self.measure.width(text, size, bold=True)
        self._pdf.set_font(FAMILY, "B", size)
        self._pdf.set_text_color(*STAMP)
        with self._pdf.rotation(52, 105, 148):
            self._pdf.text(105 - width / 2, 148 + size * MM_PER_POINT * 0.36, text)

    # --- marks
    def clean(self, text: str) -> str:
        return self._cut.clean(text)

    def put(
        self,
        text: str,
        x: float,
        *,
        size: float = 9,
        bold: bool = False,
        ink: Ink = INK,
        align: Align = "left",
        room: float = 0,
    ) -> float:
        """One line with its upper edge at `y`, which stays; `x` is the left edge, right edge or middle by `align`.

        With a `room` the text is set smaller until it fits. Returns its width.
        """
        text = self._cut.clean(text)
        if not text:
            return 0.0
        set_in = self.measure.fitting(text, room, size, bold=bold) if room else size
        width = self.measure.width(text, set_in, bold=bold)
        left = {"left": x, "right": x - width, "center": x - width / 2}[align]
        self._pdf.set_font(FAMILY, "B" if bold else "", set_in)
        self._pdf.set_text_color(*ink)
        self._pdf.text(left, self.y + size * MM_PER_POINT * 1.05, text)
        return width

    def paragraph(
        self,
        text: str,
        *,
        x: float = LEFT,
        room: float = WIDTH,
        size: float = 9,
        bold: bool = False,
        ink: Ink = INK,
        hang: float = 0,
    ) -> None:
        """Wrapped text, each line feed a new line, moving `y` below it; lines after the first hang by `hang` mm."""
        for part in text.splitlines() or [""]:
            for number, line in enumerate(self.lines(part, room - hang, size, bold=bold)):
                self.need(leading(size))
                self.put(line, x + (hang if number else 0), size=size, bold=bold, ink=ink)
                self.y += leading(size)

    def lines(self, text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
        """How the text would break; each line feed starts a new line."""
        parts = text.splitlines() or [""]
        return [line for part in parts for line in self.measure.lines(self._cut.clean(part), room, size, bold=bold)]

    def rule(self, x: float = LEFT, to: float = RIGHT, *, weight: float = HAIR, ink: Ink = LINE_2) -> None:
        """A horizontal line at `y`."""
        self._pdf.set_draw_color(*ink)
        self._pdf.set_line_width(weight)
        self._pdf.line(x, self.y, to, self.y)

    def picture(self, png: bytes, x: float, room: float, height: float, align: Align = "center") -> None:
        """A picture fitted into the box whose upper edge is at `y`; what is not an image raises ValueError."""
        try:
            if align == "left":
                with Image.open(BytesIO(png)) as known:
                    room = min(room, height * known.width / max(1, known.height))
            self._pdf.image(BytesIO(png), x, self.y, room, height, keep_aspect_ratio=True)
        except OSError as unreadable:
            raise ValueError("this is not a picture") from unreadable

    def finish(self) -> bytes:
        """Number the pages and give the document out."""
        total = self._pdf.pages_count
        for number in range(1, total + 1):
            self._pdf.page = number
            self._pdf.current_font_is_set_on_page = False
            self.y = FOOT
            foot = self.labels("page_of", page=number, total=total)
            self.put(foot, RIGHT, size=7, ink=INK_3, align="right")
        return bytes(self._pdf.output())


def columns(count: int, gap: float = 8) -> Sequence[tuple[float, float]]:
    """Left edges and widths of equal columns across the sheet."""
    width = (WIDTH - gap * (count - 1)) / count
    return [(LEFT + number * (width + gap), width) for number in range(count)]
