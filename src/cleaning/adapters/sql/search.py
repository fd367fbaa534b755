"""Searching as people type: beginnings of words in either alphabet, beginnings and ends of numbers."""

from __future__ import annotations

import re

from sqlalchemy import Column, ColumnElement, Select, cast, false, func, literal, or_, select, union
from sqlalchemy.dialects.postgresql import REGCONFIG

MOST_CANDIDATES = 2000
"""So many fitting rows are looked at before sorting; who gets more types on."""
WORD = re.compile(r"[^\W_]+")
FEWEST_DIGITS = 3


FEWEST_LETTERS = 3
ENOUGH = 8
"""With so many names that begin as typed nobody wants those that only contain it."""


def fits(search: Column[str], text: str) -> ColumnElement[bool]:
    """Every word typed begins some word of the document. A last ``iy`` is the start of the folded ``ia``."""
    folded = func.regexp_replace(func.fold(" ".join(WORD.findall(text)[:8])), "iy( |$)", r"i\1", "g")
    terms = func.replace(func.btrim(folded), " ", ":* & ").op("||")(":*")
    return search.op("@@")(func.to_tsquery(cast(literal("simple"), REGCONFIG), terms))


def digits_of(text: str) -> str | None:
    """The digits when the text is a number of any kind with its usual signs, else None."""
    digits = re.sub(r"[\s+()/.\-]", "", text)
    return digits if digits.isascii() and digits.isdigit() and len(digits) >= FEWEST_DIGITS else None


def phone_fits(phone: Column[str], digits: str) -> ColumnElement[bool]:
    """The number begins or ends so; the leading 0 or 00 of a typed beginning stands for the country."""
    international = digits.removeprefix("00") if digits.startswith("00") else re.sub("^0", "359", digits)
    starts = [phone.like(f"+{international}%"), phone.like(f"+359{digits}%")]
    return or_(*starts, func.reverse(phone).like(f"{digits[::-1]}%"))


def candidates(*parts: Select[tuple[int]], otherwise: Select[tuple[int]] | None = None) -> Select[tuple[int]]:
    """Ids of the parts together, each cut before anybody sorts them; with few of them ``otherwise`` is asked too."""
    cut = [part.limit(MOST_CANDIDATES).subquery() for part in parts]
    found = union(*(select(part.c[0].label("id")) for part in cut)).cte("found")
    if otherwise is None:
        return select(found.c.id)
    few = select(func.count() < ENOUGH).select_from(found).scalar_subquery()
    more = otherwise.where(few).limit(MOST_CANDIDATES).subquery()
    return select(union(select(found.c.id), select(more.c[0].label("id"))).subquery().c.id)


def holds(fragments: Column[str], text: str) -> ColumnElement[bool]:
    """Every word typed is somewhere inside some word of the name; one or two letters are inside too many."""
    return fits(fragments, text) if min(map(len, WORD.findall(text))) >= FEWEST_LETTERS else false()


def has_words(text: str) -> bool:
    return WORD.search(text) is not None
