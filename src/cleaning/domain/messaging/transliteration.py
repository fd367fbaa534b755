"""Bulgarian in Latin letters by the Law on Transliteration (SG 19/2009), and punctuation that fits GSM 03.38.

The law's exceptions are word-final „ия“ → „ia“ and „България“ → „Bulgaria“. „ѝ“ is not in the law; it is „i“.
Characters that are neither Bulgarian letters nor in the punctuation table stay as they are.
"""

from __future__ import annotations

import re

LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sht", "ъ": "a", "ь": "y", "ю": "yu", "я": "ya", "ѝ": "i",
}  # fmt: skip
PUNCTUATION = str.maketrans(
    {
        "–": "-", "—": "-", "‑": "-", "−": "-", "„": '"', "“": '"', "”": '"', "«": '"', "»": '"', "’": "'", "‘": "'",
        "`": "'", "№": "No", "\u00a0": " ", "\u202f": " ", "…": "...", "•": "-", "\t": " ",
    }
)  # fmt: skip
WORD = re.compile(r"[А-Яа-яЀ-ӿѝЍ]+")


def latin(text: str) -> str:
    """The text as the law writes it in Latin letters, with punctuation mapped so that it costs GSM-7 septets."""
    return WORD.sub(lambda word: _word(word[0]), text).translate(PUNCTUATION)


def _word(word: str) -> str:
    small = word.lower()
    if small == "българия":
        return _like(word, "bulgaria")
    ending = "ia" if small.endswith("ия") else ""
    body = word[:-2] if ending else word
    shout = len(word) > 1 and word.isupper()
    parts = [_letter(character, shout) for character in body]
    if ending:
        parts.append("".join(_like(old, new) for old, new in zip(word[-2:], ending, strict=True)))
    return "".join(parts)


def _letter(character: str, shout: bool) -> str:
    """One letter; a capital becomes ``Sht`` in a name and ``SHT`` in a word written all in capitals."""
    small = character.lower()
    written = LETTERS.get(small, small)
    if character == small:
        return written
    return written.upper() if shout else written.capitalize()


def _like(word: str, text: str) -> str:
    if word.isupper():
        return text.upper()
    return text.capitalize() if word[0].isupper() else text
