"""Several PDFs as one, each with a bookmark."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from pypdf import PdfReader, PdfWriter


class PdfBinder:
    """Fonts and pictures that are the same in several are kept once."""

    def bind(self, papers: Iterable[tuple[str, bytes]]) -> bytes:
        writer = PdfWriter()
        for title, content in papers:
            writer.append(PdfReader(BytesIO(content)), outline_item=title, import_outline=False)
        writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
        out = BytesIO()
        writer.write(out)
        return out.getvalue()
