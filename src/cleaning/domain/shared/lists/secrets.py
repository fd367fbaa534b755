"""Codes that people write between other words: found, taken apart, never shown."""

from __future__ import annotations

import re

DOTS = "••••"
_WORD = r"\b(?:код\w*|парола|пин|pin|code|password)\b(?:[ \t]+[^\W\d_]+){0,3}\W{0,3}"
_SECRET = re.compile(rf"[^;,\n]*{_WORD}[\w#*]*\d[\w#*]*[^;,\n]*", re.IGNORECASE)
"""„аларма код 4471“: nobody but who needs it should read that."""
_CODE = re.compile(rf"({_WORD})[\w#*]*\d[\w#*]*(.*)", re.IGNORECASE | re.DOTALL)
_HEAD = re.compile(r"\b(код за|код на|кодове|парола|пин|аларма|достъп|access|alarm|pin|password)", re.IGNORECASE)


def split(text: str) -> tuple[str, str]:
    """The text without its codes, and the codes."""
    codes = [match.strip() for match in _SECRET.findall(text)]
    rest = re.sub(r"^[\s;,]+|[\s;,]+$", "", _SECRET.sub("", text)) if codes else text
    return rest, "; ".join(codes)


def masked(text: str) -> str:
    """The same text with dots where a code stands."""
    return _SECRET.sub(lambda match: _CODE.sub(rf"\1{DOTS}", match[0]), text)


def sounds_secret(head: str) -> bool:
    """Whether a column with such a head holds codes, whatever else it may mean."""
    return bool(_HEAD.search(head))
