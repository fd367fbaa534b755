"""How alike two names are, whatever the alphabet, the order of the words, the legal form and a slip of the finger."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

FORMS = frozenset({"eood", "ood", "ead", "ad", "et", "sd", "kd", "ltd", "llc", "jsc"})
LIKE = 0.86
SHORTEST = 4
LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sht", "ъ": "a", "ь": "y", "ю": "yu", "я": "ya",
}  # fmt: skip
"""By the Law on Transliteration; the sound counts here, so -ия and -iya need no exception."""


def words(name: str) -> list[str]:
    """In Latin letters, small, in alphabetical order, without the legal form (unless there is nothing else)."""
    latin = "".join(LETTERS.get(letter, letter) for letter in name.lower())
    found = re.findall(r"[^\W_]+", re.sub(r"iya\b", "ia", latin))
    return sorted(word for word in found if word not in FORMS) or sorted(found)


def likeness(one: str, other: str) -> float:
    """From 0 to 1. All words of the shorter name beginning words of the longer, at least two of them, is 1."""
    left, right = sorted((words(one), words(other)), key=len)
    if not left:
        return 0.0
    if left == right:
        return 1.0
    rest = list(right)
    for word in left:
        fitting = next((each for each in rest if each.startswith(word) or word.startswith(each)), None)
        if fitting is None:
            break
        rest.remove(fitting)
    else:
        if len(left) >= 2:
            return 1.0
    return SequenceMatcher(None, " ".join(left), " ".join(right)).ratio()


def alike(one: str, other: str) -> bool:
    """Enough to ask whether they are the same; too short a name never is."""
    return len("".join(words(one))) >= SHORTEST and likeness(one, other) >= LIKE
