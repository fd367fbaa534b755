"""The printing press: `FpdfPapers` sets every paper of the port in the fonts of one folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from cleaning.adapters.pdf.acceptance import acceptance
from cleaning.adapters.pdf.invoice import invoice
from cleaning.adapters.pdf.quote import quote
from cleaning.adapters.pdf.statement import statement
from cleaning.adapters.pdf.text import text
from cleaning.adapters.pdf.typeface import Cut, Typeface
from cleaning.application.documents.papers import (
    AcceptancePaper,
    InvoicePaper,
    Paper,
    QuotePaper,
    StatementPaper,
    TextPaper,
)

AnyPaper = TypeVar("AnyPaper", bound=Paper)


class FpdfPapers:
    """Papers by fpdf2. `fonts` holds DejaVuSans.ttf and DejaVuSans-Bold.ttf; they are read at the first paper.

    One instance serves all threads; documents share nothing but the cut fonts.
    """

    def __init__(self, fonts: Path) -> None:
        self._typeface = Typeface(fonts)

    def invoice(self, paper: InvoicePaper, language: str) -> bytes:
        return self._print(invoice, paper, language)

    def quote(self, paper: QuotePaper, language: str) -> bytes:
        return self._print(quote, paper, language)

    def acceptance(self, paper: AcceptancePaper, language: str) -> bytes:
        return self._print(acceptance, paper, language)

    def statement(self, paper: StatementPaper, language: str) -> bytes:
        return self._print(statement, paper, language)

    def text(self, paper: TextPaper, language: str) -> bytes:
        return self._print(text, paper, language)

    def _print(self, setting: Callable[[AnyPaper, str, Cut], bytes], paper: AnyPaper, language: str) -> bytes:
        # the paper as JSON holds every letter it can print, which decides the cut of the fonts
        letters = msgspec.json.encode(paper).decode()
        return setting(paper, language, self._typeface.cut_for(letters))
