"""The fixed words around every document in Bulgarian and English; what stands in it is its template's."""

from __future__ import annotations

_WORDS: dict[str, tuple[str, str]] = {
    "page_of": ("страница {page} от {total}", "page {page} of {total}"),
    "draft": ("ЧЕРНОВА", "DRAFT"),
    "draft_line": ("Чернова: не е издаден документ", "Draft: not an issued document"),
    "annulled": ("АНУЛИРАНА", "ANNULLED"),
    "signature_line": ("подпис", "signature"),
    "signed_at": ("подписано на {moment}", "signed on {moment}"),
}


class Labels:
    """Words of one language by key; a key nobody wrote is a KeyError, an unknown language a ValueError."""

    def __init__(self, language: str) -> None:
        if language not in ("bg", "en"):
            raise ValueError(f"no words for language {language!r}")
        self._column = 0 if language == "bg" else 1

    def __call__(self, key: str, **facts: object) -> str:
        words = _WORDS[key][self._column]
        return words.format(**facts) if facts else words
