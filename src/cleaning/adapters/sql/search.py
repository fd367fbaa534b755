"""Searching as people type: beginnings of words in either alphabet, beginnings and ends of numbers."""

from __future__ import annotations

import re
from typing import Any

import msgspec
from sqlalchemy import Column, ColumnElement, Select, cast, func, literal, or_, select, union
from sqlalchemy.dialects.postgresql import REGCONFIG

MOST_CANDIDATES = 2000
"""So many fitting rows are looked at before sorting; who gets more types on."""
WORD = re.compile(r"[^\W_]+")
FEWEST_DIGITS = 3


FEWEST_LETTERS = 3
MOST_WORDS = 8
ENOUGH = 8
"""With so many names that begin as typed nobody wants those that only contain it."""


def words_of(text: str) -> str:
    """What was typed, without its signs."""
    return " ".join(WORD.findall(text)[:MOST_WORDS])


def fits(search: Column[str], words: Any) -> ColumnElement[bool]:
    """Every word (see :func:`words_of`) begins some word of the document. A last ``iy`` begins the folded ``ia``."""
    folded = func.regexp_replace(func.fold(words), "iy( |$)", r"i\1", "g")
    terms = func.replace(func.btrim(folded), " ", ":* & ").op("||")(":*")
    return search.op("@@")(func.to_tsquery(cast(literal("simple"), REGCONFIG), terms))


def digits_of(text: str) -> str | None:
    """The digits when the text is a number of any kind with its usual signs, else None."""
    digits = re.sub(r"[\s+()/.\-]", "", text)
    return digits if digits.isascii() and digits.isdigit() and len(digits) >= FEWEST_DIGITS else None


class PhonePatterns(msgspec.Struct, frozen=True, kw_only=True):
    """How a number begins abroad or at home, and how it ends, turned round."""

    abroad: str
    home: str
    end: str


def phone_patterns(digits: str) -> PhonePatterns:
    """The leading 0 or 00 of a typed beginning stands for the country."""
    international = digits.removeprefix("00") if digits.startswith("00") else re.sub("^0", "359", digits)
    return PhonePatterns(abroad=f"+{international}%", home=f"+359{digits}%", end=f"{digits[::-1]}%")


def phone_fits(phone: Column[str], patterns: PhonePatterns) -> ColumnElement[bool]:
    """The number begins or ends so."""
    starts = [phone.like(patterns.abroad), phone.like(patterns.home)]
    return or_(*starts, func.reverse(phone).like(patterns.end))


def candidates(*parts: Select[Any], otherwise: Select[Any] | None = None) -> Select[Any]:
    """Rows (``id``, ``sort_name``) of the parts together, each part cut before anybody sorts them.

    With few of them ``otherwise`` is asked too.
    """
    found = union(*(select(part.limit(MOST_CANDIDATES).subquery()) for part in parts)).cte("found")
    if otherwise is None:
        return select(found)
    few = select(func.count() < ENOUGH).select_from(found).scalar_subquery()
    more = otherwise.where(few).limit(MOST_CANDIDATES).subquery()
    return select(union(select(found), select(more)).subquery())


def long_enough(text: str) -> bool:
    """One or two letters are inside too many names to look for them there."""
    return min(map(len, WORD.findall(text)), default=0) >= FEWEST_LETTERS


def has_words(text: str) -> bool:
    return WORD.search(text) is not None
