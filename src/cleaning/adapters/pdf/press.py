"""``FpdfPress`` prints blocks in the fonts of one folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cleaning.adapters.pdf.labels import Labels
from cleaning.adapters.pdf.setting import Setting
from cleaning.adapters.pdf.sheet import Frame, Sheet
from cleaning.adapters.pdf.typeface import Typeface
from cleaning.application.documents.ports import Edges
from cleaning.domain.documents.blocks import Block, Heading


class FpdfPress:
    """One instance serves all threads. The same blocks within the same edges are the same bytes."""

    def __init__(self, fonts: Path) -> None:
        self._typeface = Typeface(fonts)

    def print(self, blocks: Sequence[Block], edges: Edges) -> bytes:
        words = Labels(edges.language)
        title = next((_named(block) for block in blocks if isinstance(block, Heading) and block.level == 1), "")
        stamp = words(edges.stamp) if edges.stamp else ""
        frame = Frame(
            language=edges.language, title=title or edges.author, author=edges.author, on=edges.on,
            running=" · ".join(filter(None, (title, edges.author))), stamp=stamp, most_pages=edges.most_pages,
        )  # fmt: skip
        cut = self._typeface.cut_for(f"{blocks!r}{edges.author}")
        sheet = Sheet(cut, frame)
        warning = words("draft_line") if edges.stamp == "draft" else stamp
        Setting(sheet, warning=warning, logo=edges.logo).set(blocks)
        return sheet.finish()


def _named(heading: Heading) -> str:
    return " ".join(filter(None, (heading.text, heading.number)))
