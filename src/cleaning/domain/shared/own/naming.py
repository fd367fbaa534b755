"""Keys by which programs and templates know a field: small Latin letters, made once from its name, never changed."""

from __future__ import annotations

import re
from collections.abc import Collection

LONGEST_KEY = 40
KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sht", "ъ": "a", "ь": "y", "ю": "yu", "я": "ya",
}  # fmt: skip
"""By the law on transliteration of 2009."""


def key_of(name: str, others: Collection[str]) -> str:
    """``Код за паркиране`` → ``kod_za_parkirane``; with a number when another one has it."""
    latin = "".join(LATIN.get(letter, letter) for letter in name.lower())
    plain = re.sub(r"[^a-z0-9]+", "_", latin).strip("_")[: LONGEST_KEY - 4].strip("_")
    stem = plain if KEY.fullmatch(plain) else f"f_{plain}".rstrip("_")
    made, count = stem, 2
    while made in others:
        made, count = f"{stem}_{count}", count + 1
    return made
