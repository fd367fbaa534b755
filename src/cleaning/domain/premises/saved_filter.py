"""Conditions of a list that somebody wants again."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode

from cleaning.domain.premises.place import tidy
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import SavedFilterId, UserId

LONGEST_NAME, MOST = 60, 30
PASSING = ("after", "limit")
"""Parts of an address that say where one was reading, not what one looked for."""


@dataclass(eq=False, kw_only=True)
class SavedFilter(Aggregate):
    """``query`` is the part of the list's address after ``?``; with ``shared`` everybody is offered it."""

    id: SavedFilterId = field(init=False)
    version: int = 1
    user_id: UserId
    name: str
    query: str
    shared: bool = False

    @classmethod
    def save(cls, user_id: UserId, name: str, query: str, *, shared: bool, others: int) -> SavedFilter:
        """``others`` is how many the user has already."""
        told = str(tidy(name))
        if not told:
            raise RuleBroken("field.required", field="name")
        if len(told) > LONGEST_NAME:
            raise RuleBroken("field.too_long", field="name", most=LONGEST_NAME, length=len(told))
        if others >= MOST:
            raise RuleBroken("filter.too_many", field="name", most=MOST)
        conditions = [(part, value) for part, value in parse_qsl(query.lstrip("?")) if part not in PASSING]
        if not conditions:
            raise RuleBroken("filter.empty", field="name")
        return cls(user_id=user_id, name=told, query=urlencode(conditions), shared=shared)
