"""Pages of a PDF as pictures, by PDFium, which one thread at a time may use."""

from __future__ import annotations

from io import BytesIO
from threading import Lock

import pypdfium2

POINTS_WIDE = 595.28
_one_at_a_time = Lock()


class PdfiumPictures:
    """A page is drawn, reduced to few colours (text on paper has few) and packed."""

    def pages(self, pdf: bytes, *, most: int, width: int) -> list[bytes]:
        found: list[bytes] = []
        with _one_at_a_time:
            document = pypdfium2.PdfDocument(pdf)
            try:
                for number in range(min(most, len(document))):
                    image = document[number].render(scale=width / POINTS_WIDE).to_pil()
                    out = BytesIO()
                    image.convert("L").quantize(32).save(out, "PNG")
                    found.append(out.getvalue())
            finally:
                document.close()
        return found
