"""The templates that come with the program: ``shipped/<language>/<name>.txt``, read once."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from cleaning.domain.documents.values import Kind

FOLDER = Path(__file__).parent / "shipped"
NAMES = {kind: str(kind) for kind in Kind} | dict.fromkeys((Kind.CREDIT, Kind.DEBIT, Kind.PROFORMA), "invoice")


@lru_cache
def _read(name: str, language: str) -> str:
    return (FOLDER / language / f"{name}.txt").read_text("utf-8")


class ShippedTemplates:
    """Bulgarian and English, one text for all kinds of invoice."""

    def source(self, kind: Kind, language: str) -> str:
        return _read(NAMES[kind], language)
