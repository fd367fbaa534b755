"""What the documents context needs from outside: somebody who prints."""

from __future__ import annotations

from typing import Protocol

from cleaning.application.documents.papers import (
    AcceptancePaper,
    InvoicePaper,
    QuotePaper,
    StatementPaper,
    TextPaper,
)


class Papers(Protocol):
    """Prints papers as PDF. The same paper in the same language is always the same bytes.

    `language` is "bg" or "en" and chooses the words and the forms of numbers and dates; any other raises ValueError.
    Text of users may hold anything: what no font can show is replaced by a visible sign, never refused.
    """

    def invoice(self, paper: InvoicePaper, language: str) -> bytes: ...

    def quote(self, paper: QuotePaper, language: str) -> bytes: ...

    def acceptance(self, paper: AcceptancePaper, language: str) -> bytes: ...

    def statement(self, paper: StatementPaper, language: str) -> bytes: ...

    def text(self, paper: TextPaper, language: str) -> bytes: ...
