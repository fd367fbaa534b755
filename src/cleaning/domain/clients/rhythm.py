"""How often a client usually comes, and when it has been too long: a lapsing client."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

FEWEST_DAYS = 3
"""Two gaps at least: one gap is no habit."""
PATIENCE = 2


@dataclass(frozen=True, slots=True)
class Rhythm:
    """``usual`` is the median of the days between one time and the next, ``last`` the last time."""

    usual: int
    last: date

    @property
    def lapses_on(self) -> date:
        """The first day on which more than twice the usual time has passed."""
        return self.last + timedelta(days=PATIENCE * self.usual + 1)

    def since(self, today: date) -> int:
        """Days since the last time."""
        return (today - self.last).days

    def is_exceeded(self, today: date) -> bool:
        return today >= self.lapses_on


def rhythm(days: Iterable[date]) -> Rhythm | None:
    """From the days something happened, in any order and however often a day; None when they are too few to say."""
    known = sorted(set(days))
    if len(known) < FEWEST_DAYS:
        return None
    gaps = sorted((later - earlier).days for earlier, later in pairwise(known))
    return Rhythm(usual=gaps[len(gaps) // 2], last=known[-1])
